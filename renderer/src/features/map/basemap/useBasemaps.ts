import { useEffect, useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import type { Basemap } from '#shared/contract/basemaps';
import type { MapEngine } from '../engine.ts';
import { BasemapSet } from './basemapSet.ts';
import { usePlacedList, usePlacingOnMap } from './picture/usePlacingOnMap.ts';
import { useSketches } from './sketch/useSketches.ts';
import { useBasemapUi } from './store.ts';

const NONE: readonly Basemap[] = [];

/** The basemaps in drawing order, lowest first. */
export function useBasemapList(): readonly Basemap[] {
  const { data } = useApiQuery('basemaps.list', {}, { keepPrevious: true });
  return data?.basemaps ?? NONE;
}

/** Draws the basemaps that are shown, below everything else. */
export function useBasemaps(engine: MapEngine): void {
  usePlacingOnMap(engine);
  const list = usePlacedList(useBasemapList());
  const opacities = useBasemapUi((state) => state.opacities);
  const shown = useMemo(() => list.filter((basemap) => basemap.shown && basemap.fault === null), [list]);
  const set = useMemo(() => new BasemapSet(engine), [engine]);
  useEffect(() => () => set.destroy(), [set]);
  useEffect(() => {
    set.update(
      shown.filter(({ use }) => use === null),
      ({ id, opacity }) => opacities[id] ?? opacity,
    );
  }, [set, shown, opacities]);
  useSketches(engine, shown, opacities);
  const covered = shown.some(({ role }) => role === 'base');
  useEffect(() => useBasemapUi.getState().set({ covered }), [covered]);
}
