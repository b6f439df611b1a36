import { Select } from 'antd';
import { fieldName, t } from '#renderer/ui/index';
import { type ImportPlan, type ImportSheet, POSITION_TARGETS } from '#shared/contract/imports';
import { kindOf } from '#shared/domain/kinds/index';

type ColumnProps = { sheet: ImportSheet; plan: ImportPlan; onChange: (plan: ImportPlan) => void };

/** One row a column of the file: its header, what is in it, and what it becomes. */
export function ColumnTable({ sheet, plan, onChange }: ColumnProps) {
  const fields = kindOf(plan.kind).fields;
  const taken = new Set(Object.values(plan.mapping));
  const options = [
    {
      label: t('import.groupFields'),
      options: fields.map((field) => ({ value: field.key, label: fieldName(field.key, plan.kind) })),
    },
    {
      label: t('import.groupPlace'),
      options: POSITION_TARGETS.map((target) => ({
        value: target,
        label: t(`import.target.${target.slice(1) as 'lng' | 'lat' | 'lngLat'}`),
      })),
    },
  ];
  const set = (column: number, target: string | undefined): void => {
    const mapping = { ...plan.mapping };
    delete mapping[String(column)];
    // A field takes one column: choosing it here takes it from the other.
    if (target) {
      for (const [other, value] of Object.entries(mapping)) if (value === target) delete mapping[other];
      mapping[String(column)] = target;
    }
    onChange({ ...plan, mapping });
  };
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
          {sheet.columns
            .filter((column) => column.header !== '' || column.looksLike !== 'empty')
            .map((column) => {
              const target = plan.mapping[String(column.index)];
              return (
                <tr key={column.index} data-mapped={target !== undefined}>
                  <td>{column.header || t('import.noHeader', { number: column.index + 1 })}</td>
                  <td className="lm-import-samples">{column.samples.slice(0, 3).join(' ｜ ')}</td>
                  <td>
                    <Select
                      allowClear
                      size="small"
                      className="lm-import-select"
                      placeholder={t('import.leaveOut')}
                      aria-label={column.header}
                      value={target ?? null}
                      popupMatchSelectWidth={false}
                      showSearch={{ optionFilterProp: 'label' }}
                      options={options.map((group) => ({
                        ...group,
                        options: group.options.map((option) => ({
                          ...option,
                          label:
                            taken.has(option.value) && option.value !== target
                              ? t('import.taken', { name: option.label })
                              : option.label,
                        })),
                      }))}
                      onChange={(value: string | null | undefined) => set(column.index, value ?? undefined)}
                    />
                  </td>
                </tr>
              );
            })}
        </tbody>
      </table>
    </div>
  );
}
