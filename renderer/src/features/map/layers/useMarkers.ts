import { useEffect, useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { useLooks } from '#renderer/ui/index';
import type { ThingFilter } from '#shared/contract/things';
import { KIND_IDS, type KindId, kindOf } from '#shared/domain/kinds/index';
import { worldX, worldY } from '../canvas/view.ts';
import type { Hit, MapEngine } from '../engine.ts';
import { useMapUi } from '../mapUi.ts';
import { HitIndex } from '../points/hitIndex.ts';
import { idAt, rowsIn } from '../points/ids.ts';
import { anchorOf, type Markers, makePointSet, type PointSet, type Visibility } from '../points/pointSet.ts';
import { symbolRadii } from '../points/symbolSize.ts';

/** Whether a filter leaves something out (things without a place are not on the map anyway). */
export function isFiltering(filter: ThingFilter): boolean {
  return Boolean(
    filter.text?.trim() ||
      filter.kinds?.length ||
      filter.categoryIds?.length ||
      filter.cellIds?.length ||
      filter.levels?.length ||
      filter.batchId ||
      filter.ids ||
      filter.during,
  );
}

/** The packed markers and their drawing form. */
export function useMarkerData(): { markers: Markers; set: PointSet } | null {
  const { data } = useApiQuery('things.markers', {}, { keepPrevious: true });
  return useMemo(() => (data ? { markers: data, set: makePointSet(data) } : null), [data]);
}

/** Whether the markers are here, if there are any. */
export const useHasMarkers = (): boolean =>
  useApiQuery('things.markers', {}, { keepPrevious: true }).data !== undefined;

function useVisibility(data: { markers: Markers; set: PointSet } | null, byTime: boolean): Visibility {
  const layers = useAppState((state) => state.layers);
  const filter = useAppState((state) => state.filter);
  const filtering = isFiltering(filter);
  const { data: taken } = useApiQuery('things.ids', { filter }, { enabled: filtering, keepPrevious: true });
  const match = useMemo(() => {
    if (!filtering || !taken || !data) return null;
    const rows = rowsIn(data.markers.ids, taken.ids);
    return Uint8Array.from(data.set.row, (row) => rows[row] ?? 0);
  }, [filtering, taken, data]);
  return useMemo(() => {
    // The time slider draws dated kinds by itself.
    const drawn = (kind: KindId): boolean => layers[kind] && !(byTime && kindOf(kind).role === 'risk');
    return { kinds: KIND_IDS.map(drawn), match };
  }, [layers, match, byTime]);
}

/** What is switched on and passes the filter, and what of it is drawn as a symbol of its own: the rest is in groups. */
export type Shown = { readonly shown: Visibility; readonly visible: Visibility };

/** Draws all things and finds the one under the pointer. */
export function useMarkers(
  engine: MapEngine,
  data: { markers: Markers; set: PointSet } | null,
  byTime: boolean,
): Shown {
  const shown = useVisibility(data, byTime);
  useEffect(() => {
    engine.points.onShown = ({ counts, size, clusters }) =>
      useMapUi.getState().set({ inView: counts, symbolSize: size, clusters });
    return () => {
      engine.points.onShown = null;
      useMapUi.getState().set({ clusters: null });
    };
  }, [engine]);
  const clustering = useMapUi((state) => state.clustering);
  useEffect(() => engine.points.setClustering(clustering), [engine, clustering]);
  const looks = useLooks();
  useEffect(() => engine.points.setLooks(looks), [engine, looks]);
  const index = useMemo(() => (data ? new HitIndex(data.set) : null), [data]);
  useEffect(() => {
    if (!data) return;
    engine.points.setPoints(data.set, shown);
  }, [engine, data, shown]);
  const clusters = useMapUi((state) => state.clusters);
  const visible = useMemo(
    // After a save the groups of before stand until the next drawing.
    () => (clusters && clusters.set === data?.set ? { ...shown, match: clusters.alone } : shown),
    [clusters, data, shown],
  );
  useEffect(() => {
    if (!data || !index) return;
    engine.setHitTester('points', 10, ([lng, lat], view, radiusPx): Hit | null => {
      const radii = symbolRadii(useMapUi.getState().symbolSize).map((px) => px / view.scale);
      const point = index.topmost(worldX(lng), worldY(lat), radii, radiusPx / view.scale, visible);
      if (point === -1) return null;
      const row = data.set.row[point] ?? 0;
      return { type: 'thing', id: idAt(data.markers.ids, row), anchor: anchorOf(data.markers, row) };
    });
    return () => engine.setHitTester('points', 10, null);
  }, [engine, data, index, visible]);
  return useMemo(() => ({ shown, visible }), [shown, visible]);
}
