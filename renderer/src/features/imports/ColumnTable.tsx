import { Select } from 'antd';
import { useFields } from '#renderer/api/lookups';
import { fieldLabel, t } from '#renderer/ui/index';
import { type ImportPlan, type ImportSheet, POSITION_TARGETS, ROW_TARGETS } from '#shared/contract/imports';
import type { FieldBook } from '#shared/domain/fields/index';
import { KIND_TARGET } from '#shared/domain/imports/targets';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { type ShownColumn, shownColumns } from './plan.ts';

type ColumnProps = { sheet: ImportSheet; plan: ImportPlan; onChange: (plan: ImportPlan) => void };

const targetName = (target: (typeof POSITION_TARGETS)[number]): string =>
  t(`import.target.${target.slice(1) as 'lng' | 'lat' | 'lngLat'}`);

/** The fields of the kind, or of all kinds where each row names its own. */
function fieldsOf(plan: ImportPlan, book: FieldBook) {
  const kinds = Object.values(plan.mapping).includes(KIND_TARGET) ? KIND_IDS : [plan.kind];
  const fields = [...new Set([plan.kind, ...kinds])].flatMap((kind) => book.of(kind));
  return [
    ...new Map(fields.filter(({ type }) => type !== 'file').map((field) => [field.key, field])).values(),
  ];
}

/** The fields and positions that a column may become. */
function targetsOf(plan: ImportPlan, book: FieldBook) {
  return [
    {
      label: t('import.groupFields'),
      options: fieldsOf(plan, book).map((field) => ({
        value: field.key,
        label: fieldLabel(field, plan.kind),
      })),
    },
    {
      label: t('import.groupRows'),
      options: ROW_TARGETS.map((value) => ({
        value: value as string,
        label: t(`import.target.${value.slice(1) as 'namePhone' | 'kind' | 'id'}`),
      })),
    },
    {
      label: t('import.groupPlace'),
      options: POSITION_TARGETS.map((target) => ({ value: target as string, label: targetName(target) })),
    },
  ];
}

/** The plan with a column put to a target; a target takes one column: choosing it here takes it from the other. */
function withTarget(plan: ImportPlan, column: number, target: string | undefined): ImportPlan {
  const kept = Object.entries(plan.mapping).filter(
    ([other, value]) => other !== String(column) && value !== target,
  );
  return {
    ...plan,
    mapping: Object.fromEntries(target ? [...kept, [String(column), target]] : kept),
  };
}

/** Whether a header names one of the two coordinates and the values are the other. */
function isExchanged(header: string, target: string | undefined): boolean {
  return (
    (target === '@lat' && header.includes(t('import.target.lng'))) ||
    (target === '@lng' && header.includes(t('import.target.lat')))
  );
}

function Row({ column, plan, onChange }: { column: ShownColumn } & Omit<ColumnProps, 'sheet'>) {
  const book = useFields();
  const target = plan.mapping[String(column.index)];
  const taken = new Set(Object.values(plan.mapping));
  const header = column.header || t('import.noHeader', { number: column.index + 1 });
  const samples = column.samples.slice(0, 3).join(' ｜ ');
  return (
    <tr data-mapped={target !== undefined} data-column={column.index}>
      <td className="lm-import-header" title={header}>
        {header}
      </td>
      <td className="lm-import-samples" title={samples}>
        {samples}
      </td>
      <td>
        <Select
          allowClear
          size="small"
          className="lm-import-select"
          placeholder={t('import.leaveOut')}
          aria-label={header}
          value={target ?? null}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          options={targetsOf(plan, book).map((group) => ({
            ...group,
            options: group.options.map(({ value, label }) => ({
              value,
              label: taken.has(value) && value !== target ? t('import.taken', { name: label }) : label,
            })),
          }))}
          onChange={(value: string | null | undefined) =>
            onChange(withTarget(plan, column.index, value ?? undefined))
          }
        />
        {isExchanged(header, target) && <p className="lm-import-exchanged">{t('import.exchanged')}</p>}
      </td>
    </tr>
  );
}

/** One row a column of the file: its header, what is in it, and what it becomes. */
export function ColumnTable({ sheet, plan, onChange }: ColumnProps) {
  return (
    <div className="lm-import-columns">
      <table className="lm-plain-table">
        <thead>
          <tr>
            <th>{t('import.column')}</th>
            <th>{t('import.samples')}</th>
            <th className="lm-import-target">{t('import.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {shownColumns(sheet, plan.headerRow).map((column) => (
            <Row key={column.index} column={column} plan={plan} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
