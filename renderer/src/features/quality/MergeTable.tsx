import { Radio } from 'antd';
import { useCategories, useCells, useFields } from '#renderer/api/lookups';
import { fieldText } from '#renderer/features/things/index';
import { fieldLabel, t } from '#renderer/ui/index';
import type { MergeFieldRow } from '#shared/contract/duplicates';
import type { MergeChoice } from '#shared/domain/duplicates/index';
import type { KindId } from '#shared/domain/kinds/index';

type MergeTableProps = {
  kind: KindId;
  fields: readonly MergeFieldRow[];
  /** The persons and files that both records' own fields point to. */
  names: Readonly<Record<string, string>>;
  choices: Readonly<Record<string, MergeChoice>>;
  onChoose: (key: string, choice: MergeChoice) => void;
};

const CHOICES: readonly MergeChoice[] = ['keep', 'other', 'both'];

/** Field by field: what the kept record says, what the other one says, and which it will be. */
export function MergeTable({ kind, fields, names, choices, onChoose }: MergeTableProps) {
  const categories = useCategories();
  const cells = useCells();
  const lookups = { categoryName: categories.nameOf, cellName: cells.nameOf, names };
  const book = useFields();
  const textOf = (key: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (key === 'position') return (value as number[]).map((degree) => degree.toFixed(5)).join(', ');
    const field = book.field(kind, key);
    return field ? fieldText(field, value, lookups) : String(value);
  };
  // What differs is to be decided; it stands above what is clear.
  const sorted = [...fields].sort((a, b) => Number(b.differs) - Number(a.differs));
  return (
    <table className="lm-plain-table lm-merge-table">
      <thead>
        <tr>
          <th>{t('duplicates.field')}</th>
          <th>{t('duplicates.keepSide')}</th>
          <th>{t('duplicates.otherSide')}</th>
          <th>{t('duplicates.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((field) => {
          const choice = choices[field.key] ?? field.choice;
          const [keep, other] = [textOf(field.key, field.keep), textOf(field.key, field.other)];
          return (
            <tr key={field.key} data-field={field.key} data-differs={field.differs}>
              <th scope="row">{fieldLabel(book.field(kind, field.key) ?? field, kind)}</th>
              <td data-chosen={choice !== 'other'}>{keep || '—'}</td>
              <td data-chosen={choice !== 'keep'}>{other || '—'}</td>
              <td>
                {(field.differs || choice === 'other') && (
                  <Radio.Group
                    size="small"
                    optionType="button"
                    value={choice}
                    options={CHOICES.filter((one) => one !== 'both' || field.canBoth).map((one) => ({
                      value: one,
                      label: t(`duplicates.choice.${one}`),
                    }))}
                    onChange={(event) => onChoose(field.key, event.target.value as MergeChoice)}
                  />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
