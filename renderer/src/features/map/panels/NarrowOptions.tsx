import { Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useCategories } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { dynamic, t, useSettled } from '#renderer/ui/index';
import {
  isKind,
  type MeasureSource,
  takesCategory,
  takesLevel,
  takesSkill,
} from '#shared/domain/hotspot/measures';
import { fieldOf, kindOf } from '#shared/domain/kinds/index';
import { Option } from './Option.tsx';

const POSTS = fieldOf('person', 'post')?.choices ?? [];
const LEVELS = [1, 2, 3, 4];
const TYPING_MS = 350;

/** Risks are sorted by the same categories as problems. */
const scopeOf = (source: MeasureSource): string =>
  isKind(source) && kindOf(source).role !== 'risk' ? source : 'problem';

function CategoryOption({ source }: { source: MeasureSource }) {
  const categoryId = useAppState((state) => state.colouring.categoryId);
  const setColouring = useAppState((state) => state.setColouring);
  const { list } = useCategories();
  const options = list
    .filter((category) => category.scope === scopeOf(source))
    .map(({ id, name }) => ({ value: id, label: name }));
  if (options.length === 0) return null;
  return (
    <Option label={t('map.colouring.category')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('map.colouring.category')}
        placeholder={t('map.colouring.anyCategory')}
        value={options.some(({ value }) => value === categoryId) ? categoryId : null}
        onChange={(next) => setColouring({ categoryId: next ?? null })}
        options={options}
      />
    </Option>
  );
}

function LevelOption() {
  const level = useAppState((state) => state.colouring.level);
  const setColouring = useAppState((state) => state.setColouring);
  return (
    <Option label={t('map.colouring.level')}>
      <Select
        allowClear
        aria-label={t('map.colouring.level')}
        placeholder={t('map.colouring.anyLevel')}
        value={level}
        onChange={(next) => setColouring({ level: next ?? null })}
        options={LEVELS.map((value) => ({ value, label: dynamic(`level.${value}`) }))}
      />
    </Option>
  );
}

function PersonOptions() {
  const { skill, post } = useAppState((state) => state.colouring);
  const setColouring = useAppState((state) => state.setColouring);
  const [typed, setTyped] = useState(skill);
  const settled = useSettled(typed, TYPING_MS);
  useEffect(() => setColouring({ skill: settled }), [settled, setColouring]);
  return (
    <>
      <Option label={t('map.colouring.skill')}>
        <Input
          allowClear
          maxLength={60}
          aria-label={t('map.colouring.skill')}
          placeholder={t('map.colouring.skillHint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Option>
      <Option label={t('map.colouring.post')}>
        <Select
          allowClear
          aria-label={t('map.colouring.post')}
          placeholder={t('map.colouring.anyPost')}
          value={post}
          onChange={(next) => setColouring({ post: next ?? null })}
          options={POSTS.map((value) => ({ value, label: dynamic(`choice.post.${value}`) }))}
        />
      </Option>
    </>
  );
}

/** What narrows the count: a category, a level, a skill or post. */
export function NarrowOptions({ source }: { source: MeasureSource }) {
  return (
    <>
      {takesCategory(source) && <CategoryOption source={source} />}
      {takesLevel(source) && <LevelOption />}
      {takesSkill(source) && <PersonOptions />}
    </>
  );
}
