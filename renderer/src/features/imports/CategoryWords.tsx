import { Alert, Button, Select } from 'antd';
import { useCategories } from '#renderer/api/lookups';
import { kindName, t } from '#renderer/ui/index';
import type { ImportPlan } from '#shared/contract/imports';
import { categoryScope, categoryWordKey, MAKE_CATEGORY } from '#shared/domain/imports/category';
import type { Preview } from './types.ts';

type WordsProps = {
  words: Preview['unknownCategories'];
  plan: ImportPlan;
  onChange: (plan: ImportPlan) => void;
};

/** Words that name no category of the map: make them all with one click, or say for each what it stands for. */
export function CategoryWords({ words, plan, onChange }: WordsProps) {
  const categories = useCategories();
  if (words.length === 0) return null;
  const set = (chosen: Readonly<Record<string, string>>): void =>
    onChange({ ...plan, categoryWords: { ...plan.categoryWords, ...chosen } });
  return (
    <Alert
      type="info"
      showIcon
      className="lm-alert lm-import-alert"
      title={t('import.unknownWords', { count: words.length })}
      description={
        <div className="lm-import-words">
          {words.map(({ kind, word, count }) => (
            <span key={`${kind}:${word}`} title={kindName(kind)}>
              {t('import.wordCount', { word, count })}
              <Select
                size="small"
                aria-label={word}
                placeholder={t('import.wordNone')}
                popupMatchSelectWidth={false}
                options={[
                  { value: MAKE_CATEGORY, label: t('import.newCategory', { name: word }) },
                  { value: '', label: t('import.wordNone') },
                  ...categories.list
                    .filter(({ scope }) => scope === categoryScope(kind))
                    .map(({ id, name }) => ({ value: id, label: name })),
                ]}
                onChange={(chosen: string) => set({ [categoryWordKey(kind, word)]: chosen })}
              />
            </span>
          ))}
        </div>
      }
      action={
        <Button
          size="small"
          type="primary"
          data-action="make-categories"
          onClick={() =>
            set(
              Object.fromEntries(words.map(({ kind, word }) => [categoryWordKey(kind, word), MAKE_CATEGORY])),
            )
          }
        >
          {t('import.makeAll')}
        </Button>
      }
    />
  );
}
