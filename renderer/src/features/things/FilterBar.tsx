import { Checkbox, Input, Select, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCategories, useCells } from '#renderer/api/lookups';
import { kindName, LevelBadge, t } from '#renderer/ui/index';
import type { ThingFilter } from '#shared/contract/things';
import { fieldOf, type KindId } from '#shared/domain/kinds/index';
import { MoreFilter } from './MoreFilter.tsx';
import { OwnFilter } from './OwnFilter.tsx';
import { PostFilter } from './PostFilter.tsx';
import { SavedFilters } from './SavedFilters.tsx';
import { scopeOf } from './scope.ts';

type FilterBarProps = {
  kinds: readonly KindId[];
  /** Kinds that may be chosen but do not belong to 全部种类. */
  also: readonly KindId[];
  filter: ThingFilter;
  onChange: (patch: ThingFilter) => void;
};

const DELAY_MS = 200;

/** Typing filters after a short rest, so that each letter does not ask the core. */
function TextFilter({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A change from elsewhere (清除筛选) is taken over; our own is already there.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (next: string): void => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      sent.current = next;
      onChange(next);
    }, DELAY_MS);
  };
  return (
    <Input
      allowClear
      value={text}
      className="lm-filter-text"
      placeholder={t('things.filterText')}
      aria-label={t('things.filterText')}
      onChange={(event) => type(event.target.value)}
    />
  );
}

type ChoiceProps = {
  label: string;
  value: readonly string[] | undefined;
  options: readonly { readonly id: string; readonly name: string }[];
  onChange: (ids: string[]) => void;
};

/** Some of many, found by typing. */
const Choice = ({ label, value = [], options, onChange }: ChoiceProps) => (
  <Select
    mode="multiple"
    allowClear
    maxTagCount={1}
    popupMatchSelectWidth={false}
    showSearch={{ optionFilterProp: 'label' }}
    className="lm-filter-select"
    placeholder={label}
    aria-label={label}
    value={[...value]}
    options={options.map(({ id, name }) => ({ value: id, label: name }))}
    onChange={onChange}
  />
);

/** One kind of the room's, or all of them. */
const KindChoice = ({ kinds, also, filter, onChange }: FilterBarProps) => (
  <Select
    className="lm-filter-kind"
    aria-label={t('field.kind')}
    value={filter.kinds?.length === 1 ? (filter.kinds[0] ?? '') : ''}
    popupMatchSelectWidth={false}
    options={[
      { value: '', label: t('things.allKinds') },
      ...[...kinds, ...also].map((kind) => ({ value: kind, label: kindName(kind) })),
    ]}
    onChange={(kind) =>
      onChange({ kinds: kind ? [kind as KindId] : [...kinds], categoryIds: [], conditions: [] })
    }
  />
);

const LEVELS = [1, 2, 3, 4].map((level) => ({ value: level, label: <LevelBadge level={level} size={18} /> }));

/** A saved filter takes the place of everything that was asked before it. */
const NOTHING_ASKED: ThingFilter = {
  text: '',
  categoryIds: [],
  cellIds: [],
  levels: [],
  unplaced: false,
  batchId: '',
  ids: undefined,
  skills: [],
  allSkills: false,
  availableAtMs: undefined,
  availableNow: false,
  verifiedWithinDays: undefined,
  notVerifiedForDays: undefined,
  consent: [],
  missing: [],
  conditions: [],
};

/** Which of the room's things are shown, in the table and on its map alike. */
export function FilterBar(props: FilterBarProps) {
  const { kinds, filter, onChange } = props;
  const categories = useCategories();
  const cells = useCells();
  const scopes = new Set((filter.kinds?.length === 1 ? filter.kinds : kinds).map(scopeOf));
  return (
    <div className="lm-filter">
      {kinds.length > 1 && <KindChoice {...props} />}
      <TextFilter value={filter.text ?? ''} onChange={(text) => onChange({ text })} />
      <Choice
        label={t('field.categoryId')}
        value={filter.categoryIds}
        options={categories.list.filter((category) => scopes.has(category.scope))}
        onChange={(categoryIds) => onChange({ categoryIds })}
      />
      <Choice
        label={t('field.cell')}
        value={filter.cellIds}
        options={cells.list.filter((cell) => cell.tier !== 'community')}
        onChange={(cellIds) => onChange({ cellIds })}
      />
      {kinds.every((kind) => fieldOf(kind, 'level')) && (
        <Checkbox.Group
          value={filter.levels ?? []}
          options={LEVELS}
          onChange={(levels) => onChange({ levels })}
        />
      )}
      <Checkbox
        checked={filter.unplaced ?? false}
        onChange={(event) => onChange({ unplaced: event.target.checked })}
      >
        {t('things.unplaced')}
      </Checkbox>
      <PostFilter kinds={kinds} filter={filter} onChange={onChange} />
      <MoreFilter kinds={filter.kinds ?? kinds} filter={filter} onChange={onChange} />
      <SavedFilters
        kinds={[...kinds, ...props.also]}
        onChoose={(saved) => onChange({ ...NOTHING_ASKED, ...saved })}
      />
      <OwnFilter kinds={filter.kinds ?? kinds} filter={filter} onChange={onChange} />
      {filter.ids && (
        <Tag closable data-filter="ids" onClose={() => onChange({ ids: undefined })}>
          {t('map.select.onlyCount', { count: filter.ids.length })}
        </Tag>
      )}
      {filter.batchId && (
        <Tag closable data-filter="batch" onClose={() => onChange({ batchId: '' })}>
          {t('things.oneImport')}
        </Tag>
      )}
    </div>
  );
}
