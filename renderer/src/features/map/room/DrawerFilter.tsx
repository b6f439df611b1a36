import { Input, Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useCategories, useCells } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { kindName, t } from '#renderer/ui/index';
import { KIND_IDS, type KindId, kindOf } from '#shared/domain/kinds/index';

const DELAY_MS = 200;
const WIDE = { maxTagCount: 2, allowClear: true, mode: 'multiple', popupMatchSelectWidth: false } as const;

function TextFilter() {
  const value = useAppState((state) => state.filter.text ?? '');
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => {
      const { filter, setFilter } = useAppState.getState();
      setFilter({ ...filter, text });
    }, DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, value]);
  return (
    <Input
      allowClear
      value={text}
      placeholder={t('map.list.text')}
      aria-label={t('map.list.text')}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

/** The filter that the list and the map share. */
export function DrawerFilter() {
  const filter = useAppState((state) => state.filter);
  const setFilter = useAppState((state) => state.setFilter);
  const categories = useCategories();
  const cells = useCells();
  const kinds = filter.kinds?.length ? filter.kinds : KIND_IDS;
  const scopes = new Set<string>(kinds.map((kind) => (kindOf(kind).role === 'risk' ? 'problem' : kind)));
  return (
    <div className="lm-drawer-filter">
      <TextFilter />
      <Select
        {...WIDE}
        placeholder={t('map.list.kinds')}
        aria-label={t('map.list.kinds')}
        value={filter.kinds ?? []}
        options={KIND_IDS.map((kind) => ({ value: kind, label: kindName(kind) }))}
        onChange={(next: KindId[]) => setFilter({ ...filter, kinds: next })}
      />
      <div className="lm-drawer-pair">
        <Select
          {...WIDE}
          maxTagCount={1}
          placeholder={t('field.categoryId')}
          aria-label={t('field.categoryId')}
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.categoryIds ?? []}
          options={categories.list
            .filter((category) => scopes.has(category.scope))
            .map((category) => ({ value: category.id, label: category.name }))}
          onChange={(categoryIds: string[]) => setFilter({ ...filter, categoryIds })}
        />
        <Select
          {...WIDE}
          maxTagCount={1}
          placeholder={t('field.cell')}
          aria-label={t('field.cell')}
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.cellIds ?? []}
          options={cells.list
            .filter((cell) => cell.tier !== 'community')
            .map((cell) => ({ value: cell.id, label: cell.name }))}
          onChange={(cellIds: string[]) => setFilter({ ...filter, cellIds })}
        />
      </div>
      {filter.ids && (
        <Tag closable data-filter="ids" onClose={() => setFilter({ ...filter, ids: undefined })}>
          {t('map.select.onlyCount', { count: filter.ids.length })}
        </Tag>
      )}
    </div>
  );
}
