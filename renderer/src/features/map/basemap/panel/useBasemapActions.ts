import { App } from 'antd';
import { api } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';
import { toWgs84 } from '#shared/domain/geo/convert';
import type { MapEngine } from '../../engine.ts';
import { usePlacing } from '../picture/placing.ts';
import { useBasemapUi } from '../store.ts';
import type { RowActions } from './BasemapRow.tsx';

/** Shows a basemap whole; its box may be in its own system. */
export function showWhole(engine: MapEngine, { bbox, crs, picture, use }: Basemap): void {
  if (!bbox) return;
  const [west, south, east, north] = bbox;
  const system = picture || use ? 'wgs84' : crs;
  engine.fit([...toWgs84([west, south], system), ...toWgs84([east, north], system)]);
}

/** What the rows of the panel do; `list` is in drawing order, lowest first. */
export function useBasemapActions(
  engine: MapEngine,
  list: readonly Basemap[],
  open: { readonly onEdit: (basemap: Basemap) => void; readonly onPlace: (basemap: Basemap) => void },
): (basemap: Basemap) => RowActions {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const run = (work: Promise<unknown>): void => void work.catch(showError);
  const keepOpacity = async (id: string, opacity: number): Promise<void> => {
    try {
      await api.basemaps.update({ id, looks: { opacity } });
    } finally {
      const { [id]: _kept, ...others } = useBasemapUi.getState().opacities;
      useBasemapUi.getState().set({ opacities: others });
    }
  };
  const remove = async ({ id, name }: Basemap): Promise<void> => {
    await api.basemaps.remove({ id });
    usePlacing.getState().forget(id);
    void message.success(t('map.basemap.removed', { name }));
  };
  return (basemap) => ({
    onShow: (shown) => run(api.basemaps.update({ id: basemap.id, looks: { shown } })),
    onOpacity: (opacity) => run(keepOpacity(basemap.id, opacity)),
    onMove: (steps) => run(api.basemaps.update({ id: basemap.id, position: list.indexOf(basemap) + steps })),
    onWhole: () => showWhole(engine, basemap),
    onEdit: () => open.onEdit(basemap),
    onPlace: () => open.onPlace(basemap),
    onRemove: () => run(remove(basemap)),
  });
}
