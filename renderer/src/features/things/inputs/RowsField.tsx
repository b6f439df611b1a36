import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { dynamic, t } from '#renderer/ui/index';
import { contactsOf, readCertificates } from '#shared/domain/written/index';
import type { FieldProps } from '../fieldProps.ts';

type Row = Readonly<Record<string, string | undefined>>;
type Column = { readonly key: string; readonly isDate?: boolean };

/** Signs that part contacts and certificates in writing: never inside a name. */
const PARTING = /[;；（）()]/g;
const DATE_FORMATS = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D'];

type CellProps = { column: Column; label: string; row: Row; onChange: (value: string | undefined) => void };

const Cell = ({ column, label, row, onChange }: CellProps) =>
  column.isDate ? (
    <DatePicker
      aria-label={label}
      placeholder={label}
      format={DATE_FORMATS}
      value={row[column.key] ? dayjs(row[column.key]) : null}
      onChange={(date) => onChange(date?.format('YYYY-MM-DD'))}
    />
  ) : (
    <Input
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      value={row[column.key] ?? ''}
      onChange={(event) => onChange(event.target.value.replace(PARTING, ' ') || undefined)}
    />
  );

type RowsProps = FieldProps & { rows: readonly Row[]; columns: readonly Column[] };

/** A short list of things with a few parts each, a line for each. Lines without a name are kept while typing only. */
function Rows({ field, rows, columns, onChange }: RowsProps) {
  const put = (index: number, key: string, value: string | undefined): void =>
    onChange(
      rows.map((row, at) =>
        at === index
          ? Object.fromEntries(
              Object.entries({ ...row, [key]: value }).filter(([, one]) => one !== undefined),
            )
          : row,
      ),
    );
  return (
    <div className="lm-rows" data-type={field.type}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are typed
        <div key={index} className="lm-rows-line">
          {columns.map((column) => (
            <Cell
              key={column.key}
              column={column}
              label={dynamic(`part.${field.type}.${column.key}`)}
              row={row}
              onChange={(value) => put(index, column.key, value)}
            />
          ))}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('ui.delete')}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        type="dashed"
        size="small"
        icon={<PlusOutlined />}
        data-action={`add-${field.key}`}
        onClick={() => onChange([...rows, {}])}
      >
        {dynamic(`part.${field.type}.add`)}
      </Button>
    </div>
  );
}

const isDraft = (value: unknown): boolean =>
  Array.isArray(value) && value.some((one) => one !== null && typeof one === 'object' && !('name' in one));

/** Rows as they are typed, also those that are no contact or certificate yet. */
const rowsOf = (value: unknown, read: (value: unknown) => readonly unknown[]): readonly Row[] =>
  (isDraft(value) ? (value as readonly Row[]) : read(value)) as readonly Row[];

const CONTACT_COLUMNS: readonly Column[] = [{ key: 'name' }, { key: 'phone' }, { key: 'role' }];
const CERTIFICATE_COLUMNS: readonly Column[] = [
  { key: 'name' },
  { key: 'number' },
  { key: 'expiresOn', isDate: true },
];

export const ContactsField = (props: FieldProps) => (
  <Rows {...props} rows={rowsOf(props.value, contactsOf)} columns={CONTACT_COLUMNS} />
);
export const CertificatesField = (props: FieldProps) => (
  <Rows {...props} rows={rowsOf(props.value, readCertificates)} columns={CERTIFICATE_COLUMNS} />
);
