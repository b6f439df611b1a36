import { UndoOutlined } from '@ant-design/icons';
import { Button, Select, Tooltip } from 'antd';
import { useMemo } from 'react';
import { useCategories } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { Category } from '#shared/contract/things';
import type { UnderstoodAnswer } from '#shared/contract/understood';

type Option = { readonly value: string; readonly label: string };
type Group = { readonly label: string; readonly title: string; readonly options: readonly Option[] };

/** The categories family by family, those that it may be instead first of all. */
function groupsOf(list: readonly Category[], nearest: readonly string[]): Group[] {
  const problems = list.filter(({ scope }) => scope === 'problem');
  const byId = new Map(problems.map((category) => [category.id, category]));
  const option = ({ id, name }: Category): Option => ({ value: id, label: name });
  const first = nearest.flatMap((id) => byId.get(id) ?? []);
  const rest = problems.filter(({ id }) => !nearest.includes(id));
  const heads = problems.filter(({ parentId }) => parentId === null || !byId.has(parentId));
  const families = heads.map((head) => ({
    label: head.name,
    title: head.name,
    options: rest.filter(({ id, parentId }) => id === head.id || parentId === head.id).map(option),
  }));
  const near = {
    label: t('answer.chip.nearest'),
    title: t('answer.chip.nearest'),
    options: first.map(option),
  };
  return [near, ...families].filter(({ options }) => options.length > 0);
}

/** What it is about: the category chosen or guessed; the likeliest others are the first offered. */
export function CategoryChip({ understood }: { understood: UnderstoodAnswer }) {
  const { list } = useCategories();
  const chosen = useAppState((state) => state.draft.categoryId);
  const setDraft = useAppState((state) => state.setDraft);
  const { guess, alternatives, categoryId } = understood;
  const options = useMemo(() => {
    // The present one stands first, so that the list opens at its beginning.
    const ids = [categoryId, guess?.categoryId, ...alternatives.map((one) => one.categoryId)];
    return groupsOf(list, [...new Set(ids.filter((id) => id != null))]);
  }, [list, guess, alternatives, categoryId]);
  return (
    <span className="lm-chip-category" data-corrected={chosen !== null}>
      <Select
        size="small"
        className="lm-understood-category"
        aria-label={t('field.categoryId')}
        placeholder={t('answer.chooseCategory')}
        value={categoryId}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        options={options.map((group) => ({ ...group, options: [...group.options] }))}
        onChange={(id) => setDraft({ categoryId: id })}
      />
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
