import { UndoOutlined } from '@ant-design/icons';
import { Button, Select, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import { useCategories } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { Category } from '#shared/contract/things';
import type { UnderstoodAnswer } from '#shared/contract/understood';
import { OTHER_CATEGORY_ID } from '#shared/domain/matching/understand/other';
import { categoryFinder } from './findCategory.ts';

/** `word` is the keyword that it was found by, `family` what it belongs to; neither where the list is not searched. */
type Option = {
  readonly value: string;
  readonly label: string;
  readonly word?: string | null;
  readonly family?: string | null;
};
type Group = { readonly label: string; readonly title: string; readonly options: readonly Option[] };

const optionOf = ({ id, name }: Category): Option => ({ value: id, label: name });

/** The categories family by family, those that it may be instead first of all. */
function groupsOf(problems: readonly Category[], nearest: readonly string[]): Group[] {
  const byId = new Map(problems.map((category) => [category.id, category]));
  const first = nearest.flatMap((id) => byId.get(id) ?? []);
  const rest = problems.filter(({ id }) => !nearest.includes(id));
  const heads = problems.filter(({ parentId }) => parentId === null || !byId.has(parentId));
  const families = heads.map((head) => ({
    label: head.name,
    title: head.name,
    options: rest.filter(({ id, parentId }) => id === head.id || parentId === head.id).map(optionOf),
  }));
  const near = {
    label: t('answer.chip.nearest'),
    title: t('answer.chip.nearest'),
    options: first.map(optionOf),
  };
  return [near, ...families].filter(({ options }) => options.length > 0);
}

/** What answers to the typed text, best first; where nothing does, what to do and 其他 to click. */
function useFound(problems: readonly Category[], text: string): readonly (Option | Group)[] | null {
  const find = useMemo(() => categoryFinder(problems), [problems]);
  return useMemo(() => {
    if (text.trim() === '') return null;
    const names = new Map(problems.map(({ id, name }) => [id, name]));
    const found = find(text).map(({ category, word }) => ({
      ...optionOf(category),
      word,
      family: category.parentId === null ? null : (names.get(category.parentId) ?? null),
    }));
    const other = problems.find(({ id }) => id === OTHER_CATEGORY_ID);
    if (found.length > 0 || !other) return found;
    const label = t('answer.chip.noCategory', { text: text.trim(), other: other.name });
    return [{ label, title: label, options: [optionOf(other)] }];
  }, [find, problems, text]);
}

const OptionLine = ({ label, word, family }: Option) => (
  <span className="lm-category-option">
    <span>
      {label}
      {word != null && <span className="lm-muted">{t('answer.chip.foundBy', { word })}</span>}
    </span>
    {family != null && <span className="lm-muted">{family}</span>}
  </span>
);

type CategorySelectProps = {
  readonly value: string | null;
  /** Offered first, the present one at the head, so that the list opens at its beginning. */
  readonly nearest: readonly string[];
  readonly onChange: (id: string) => void;
};

function CategorySelect({ value, nearest, onChange }: CategorySelectProps) {
  const { list, nameOf } = useCategories();
  const [text, setText] = useState('');
  const problems = useMemo(() => list.filter(({ scope }) => scope === 'problem'), [list]);
  const groups = useMemo(() => groupsOf(problems, nearest), [problems, nearest]);
  const found = useFound(problems, text);
  return (
    <Select<string, Option | Group>
      size="small"
      className="lm-understood-category"
      aria-label={t('field.categoryId')}
      placeholder={t('answer.chooseCategory')}
      value={value}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: false, onSearch: setText }}
      // Enter takes the best that was found, never 其他 for want of one.
      defaultActiveFirstOption={!found?.some((one) => 'options' in one)}
      notFoundContent={t('answer.chip.noSuchCategory', { text: text.trim() })}
      options={[...(found ?? groups)]}
      optionRender={({ data }) => ('options' in data ? data.label : <OptionLine {...data} />)}
      labelRender={({ value: id }) => nameOf(String(id)) ?? id}
      onOpenChange={(open) => !open && setText('')}
      onChange={onChange}
    />
  );
}

/** What it is about: the category chosen or guessed; the likeliest others are the first offered. */
export function CategoryChip({ understood }: { understood: UnderstoodAnswer }) {
  const chosen = useAppState((state) => state.draft.categoryId);
  const setDraft = useAppState((state) => state.setDraft);
  const { guess, alternatives, categoryId } = understood;
  const nearest = useMemo(() => {
    const ids = [categoryId, guess?.categoryId, ...alternatives.map((one) => one.categoryId)];
    return [...new Set(ids.filter((id) => id != null))];
  }, [guess, alternatives, categoryId]);
  return (
    <span className="lm-chip-category" data-corrected={chosen !== null}>
      <CategorySelect value={categoryId} nearest={nearest} onChange={(id) => setDraft({ categoryId: id })} />
      {chosen !== null && (
        <Tooltip title={t('answer.chip.reset')}>
          <Button
            size="small"
            type="text"
            data-action="reset-category"
            aria-label={t('answer.chip.reset')}
            icon={<UndoOutlined />}
            onClick={() => setDraft({ categoryId: null })}
          />
        </Tooltip>
      )}
    </span>
  );
}

/** Where nothing was sure, or something else is as likely: the nearest categories, one click each. */
export function NearestCategories({ understood }: { understood: UnderstoodAnswer }) {
  const categories = useCategories();
  const setDraft = useAppState((state) => state.setDraft);
  const chosen = useAppState((state) => state.draft.categoryId);
  const parentOf = (id: string | null): string | null =>
    categories.list.find((category) => category.id === id)?.parentId ?? null;
  const offered = understood.alternatives.filter(
    ({ categoryId: id, share }) =>
      understood.unsure || (share >= CLOSE && id !== parentOf(understood.categoryId)),
  );
  if (chosen !== null || offered.length === 0) return null;
  return (
    <p className="lm-understood-near" data-part="nearest">
      <span className="lm-muted">{t(understood.unsure ? 'answer.chip.unsure' : 'answer.chip.or')}</span>
      {offered.map(({ categoryId, because }) => (
        <button
          key={categoryId}
          type="button"
          className="lm-bare lm-chip"
          data-category={categoryId}
          title={because.join('、')}
          onClick={() => setDraft({ categoryId })}
        >
          {categories.nameOf(categoryId) ?? categoryId}
        </button>
      ))}
    </p>
  );
}
/** From this share on another category is worth a glance beside a guess. */
const CLOSE = 0.25;
