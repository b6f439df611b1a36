import { Checkbox, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useCategories, useCells } from '#renderer/api/lookups';
import { kindName, LevelBadge, t } from '#renderer/ui/index';
import type { ThingFilter } from '#shared/contract/things';
import { fieldOf, type KindId } from '#shared/domain/kinds/index';
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

/** Which of the room's things are shown, in the table and on its map alike. */
export function FilterBar({ kinds, also, filter, onChange }: FilterBarProps) {
  const categories = useCategories();
  const cells = useCells();
  const shown = filter.kinds?.length === 1 ? filter.kinds : kinds;
  const scopes = new Set(shown.map(scopeOf));
  const hasLevel = kinds.every((kind) => fieldOf(kind, 'level'));
  const narrow = {
    maxTagCount: 1,
    allowClear: true,
    popupMatchSelectWidth: false,
    showSearch: { optionFilterProp: 'title' },
  } as const;
  return (
    <div className="lm-filter">
      {kinds.length > 1 && (
        <Select
          className="lm-filter-kind"
          aria-label={t('field.kind')}
          value={filter.kinds?.length === 1 ? (filter.kinds[0] ?? '') : ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('things.allKinds') },
            ...[...kinds, ...also].map((kind) => ({ value: kind, label: kindName(kind) })),
          ]}
          onChange={(kind) => onChange({ kinds: kind ? [kind as KindId] : [...kinds], categoryIds: [] })}
        />
      )}
      <TextFilter value={filter.text ?? ''} onChange={(text) => onChange({ text })} />
      <Select
        {...narrow}
        mode="multiple"
        className="lm-filter-select"
        placeholder={t('field.categoryId')}
        aria-label={t('field.categoryId')}
        value={filter.categoryIds ?? []}
        options={categories.list
          .filter((category) => scopes.has(category.scope))
          .map((category) => ({ value: category.id, label: category.name, title: category.name }))}
        onChange={(categoryIds: string[]) => onChange({ categoryIds })}
      />
      <Select
        {...narrow}
        mode="multiple"
        className="lm-filter-select"
        placeholder={t('field.cell')}
        aria-label={t('field.cell')}
        value={filter.cellIds ?? []}
        options={cells.list
          .filter((cell) => cell.tier !== 'community')
          .map((cell) => ({ value: cell.id, label: cell.name, title: cell.name }))}
        onChange={(cellIds: string[]) => onChange({ cellIds })}
      />
      {hasLevel && (
        <Checkbox.Group
          value={filter.levels ?? []}
          options={[1, 2, 3, 4].map((level) => ({
            value: level,
            label: <LevelBadge level={level} size={18} />,
          }))}
          onChange={(levels) => onChange({ levels: levels as number[] })}
        />
      )}
      <Checkbox
        checked={filter.unplaced ?? false}
        onChange={(event) => onChange({ unplaced: event.target.checked })}
      >
        {t('things.unplaced')}
      </Checkbox>
    </div>
  );
}
