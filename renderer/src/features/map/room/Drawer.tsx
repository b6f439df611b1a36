import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api } from '#renderer/api/index';
import { usePages } from '#renderer/api/pages';
import { useAppState } from '#renderer/state/index';
import { EmptyState, formatCount, t } from '#renderer/ui/index';
import { isFiltering } from '../layers/useMarkers.ts';
import { useMapUi } from '../mapUi.ts';
import { usePeriod } from '../time/usePeriod.ts';
import { DrawerFilter } from './DrawerFilter.tsx';
import { ThingList } from './ThingList.tsx';

const BY_NAME = { key: 'name' } as const;

/** An empty map says how to fill it; a filter that takes nothing, how to widen it. */
function Nothing({ filtering, clear }: { filtering: boolean; clear: ReactNode }) {
  const openImport = (): void => useAppState.getState().setImportOpen(true);
  if (filtering)
    return <EmptyState title={t('map.list.nothing')} hint={t('map.list.nothingHint')} action={clear} />;
  return (
    <EmptyState
      title={t('map.list.none')}
      hint={t('map.list.noneHint')}
      action={<Button onClick={openImport}>{t('map.list.import')}</Button>}
    />
  );
}

/** Left of the map: the filter, and the list of what it takes. */
export function Drawer() {
  const filter = useAppState((state) => state.filter);
  const setFilter = useAppState((state) => state.setFilter);
  const set = useMapUi((state) => state.set);
  const timeline = useAppState((state) => state.timeline);
  const { settled } = usePeriod();
  // With the time slider on, the list holds the risks that the map shows.
  const during = timeline.on ? { during: { ...settled, marks: timeline.marks } } : {};
  const asked = { filter: { ...filter, ...during }, sort: BY_NAME };
  const things = usePages('things.list', asked, api.things.list);
  const filtering = isFiltering(filter) || Boolean(filter.unplaced);
  const clear = filtering && (
    <Button type="link" size="small" onClick={() => setFilter({})}>
      {t('map.list.clear')}
    </Button>
  );
  return (
    <aside className="lm-drawer" aria-label={t('map.drawer')}>
      <header className="lm-drawer-head">
        <strong>{t('map.list.total', { count: formatCount(things.total) })}</strong>
        {clear}
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('map.list.close')}
          onClick={() => set({ drawerOpen: false })}
        />
      </header>
      <DrawerFilter />
      {things.total === 0 && !things.loading ? (
        <Nothing filtering={filtering} clear={clear} />
      ) : (
        <ThingList things={things} />
      )}
    </aside>
  );
}
