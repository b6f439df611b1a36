import { Select, Tag } from 'antd';
import { useFields } from '#renderer/api/lookups';
import { dynamic, fieldLabel, t } from '#renderer/ui/index';
import type { ImportPlan, RowAction } from '#shared/contract/imports';
import type { KindId } from '#shared/domain/kinds/index';
import type { Preview } from './types.ts';

type Row = Preview['rows'][number];

const COLOURS = {
  new: 'success',
  changed: 'processing',
  identical: 'default',
  duplicate: 'warning',
  error: 'error',
} as const;

const ACTIONS: Partial<Record<Row['status'], readonly RowAction[]>> = {
  new: ['add', 'skip'],
  changed: ['update', 'add', 'skip'],
  duplicate: ['update', 'add', 'skip'],
};

type TableProps = {
  rows: Preview['rows'];
  total: number;
  offset: number;
  plan: ImportPlan;
  onChange: (plan: ImportPlan) => void;
};

/** What becomes of one row, chosen over what holds for its group. */
function ActionChoice({ row, plan, onChange }: { row: Row } & Pick<TableProps, 'plan' | 'onChange'>) {
  const actions = ACTIONS[row.status]?.filter((action) => action !== 'update' || row.match?.id);
  if (!actions) return null;
  return (
    <Select
      size="small"
      className="lm-import-action"
      data-field="action"
      placeholder={t('import.choose')}
      status={row.action === null ? 'warning' : ''}
      value={row.action}
      options={actions.map((value) => ({ value, label: t(`import.action.${value}`) }))}
      onChange={(action: RowAction) =>
        onChange({ ...plan, rowActions: { ...plan.rowActions, [String(row.row)]: action } })
      }
    />
  );
}

/** Why a row is what it is: the record it meets, what it would change, what is wrong. */
function Reason({ row, label }: { row: Row; label: (key: string, kind: KindId) => string }) {
  const { match } = row;
  return (
    <td className="lm-import-todo">
      {match && row.status !== 'error' && (
        <div className="lm-muted">
          {dynamic(`import.match.${match.by}`, '', { name: match.name, row: match.row ?? '' })}
        </div>
      )}
      {row.changes.map((change) => (
        <div key={change.key} data-change={change.key}>
          {label(change.key, row.kind)}：<del>{change.before || t('blank')}</del> →{' '}
          <ins>{change.after || t('blank')}</ins>
        </div>
      ))}
      {row.errors.map((error) => (
        <div key={`${error.column}-${error.code}`} className="lm-import-wrong" data-error={error.code}>
          {error.column}
          {error.value !== '' && `“${error.value}”`}{' '}
          {dynamic(`import.error.${error.code}`, t('import.errorOther'), error.params)}
        </div>
      ))}
    </td>
  );
}

/** Rows as they would be saved, masked like everywhere, each with its reason and what becomes of it. */
export function RowTable({ rows, total, offset, plan, onChange }: TableProps) {
  const filled = new Set(rows.flatMap((row) => Object.keys(row.values)));
  const kinds = [...new Set(rows.map((row) => row.kind))];
  const book = useFields();
  const label = (key: string, kind: KindId): string =>
    key === '@place' ? t('import.groupPlace') : fieldLabel(book.field(kind, key) ?? { key }, kind);
  const keys = [
    ...new Set(
      kinds.flatMap((kind) => book.of(kind).map((field) => field.key)).filter((key) => filled.has(key)),
    ),
  ];
  const reasons = rows.some((row) => row.match || row.errors.length > 0 || row.changes.length > 0);
  return (
    <div className="lm-import-rows">
      <table className="lm-plain-table">
        <thead>
          <tr>
            <th className="lm-number lm-import-narrow">{t('import.row')}</th>
            <th className="lm-import-narrow">{t('import.status')}</th>
            <th>{t('import.actionHead')}</th>
            {reasons && <th>{t('import.reason')}</th>}
            {keys.map((key) => (
              <th key={key}>{label(key, kinds.find((kind) => book.field(kind, key)) ?? plan.kind)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row} data-status={row.status}>
              <td className="lm-number">{row.row}</td>
              <td>
                <Tag color={COLOURS[row.status]}>{t(`import.rowStatus.${row.status}`)}</Tag>
              </td>
              <td>
                <ActionChoice row={row} plan={plan} onChange={onChange} />
              </td>
              {reasons && <Reason row={row} label={label} />}
              {keys.map((key) => (
                <td key={key} title={row.values[key]}>
                  {row.values[key] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length && (
        <p className="lm-muted">
          {t('import.pageRows', { from: offset + 1, to: offset + rows.length, total })}
        </p>
      )}
    </div>
  );
}
