import { useCallback } from 'react';
import { useAppState } from '#renderer/state/index';
import { useLooks } from '#renderer/ui/index';
import type { Geometry } from '#shared/domain/geo/types';
import { membersOf } from '../clusters/cluster.ts';
import { boxOf, onOneSpot } from '../clusters/spot.ts';
import { clusterOf } from '../clusters/useClusters.ts';
import type { Hit, MapEngine } from '../engine.ts';
import { useBuildingList } from '../layers/useBuildings.ts';
import { useMapUi } from '../mapUi.ts';
import type { Visibility } from '../points/pointSet.ts';
import { insideOf, legsOf, onSpot, type SpiderData } from './gather.ts';
import { closeSpider, openSpider } from './store.ts';

/** The points that stand where a thing does: on its spot, or in its outline when it is a building. */
function neighbours(
  data: SpiderData,
  hit: Hit,
  outline: Geometry | undefined,
  visible: Visibility,
): readonly number[] {
  const there = onSpot(data, hit.anchor, visible);
  return outline ? [...new Set([...there, ...insideOf(data, outline, visible)])] : there;
}

/**
 * What opening something on the map means: a thing is selected, and when others stand on its spot all are spread out;
 * a group is zoomed into, or spread out when no zoom parts it.
 */
export function useOpen(engine: MapEngine, data: SpiderData | null, visible: Visibility): (hit: Hit) => void {
  const look = useLooks();
  const buildings = useBuildingList();
  return useCallback(
    (hit) => {
      if (!data) return;
      const { clusters } = useMapUi.getState();
      const cluster = clusterOf(hit, clusters);
      if (hit.type === 'cluster') {
        if (!clusters || cluster === -1) return;
        if (onOneSpot(clusters, cluster))
          openSpider(hit.anchor, legsOf(data, membersOf(clusters, cluster), look), null);
        else engine.zoomInto(boxOf(clusters, cluster));
        return;
      }
      if (hit.type === 'thing') {
        const outline = buildings?.find(({ id }) => id === hit.id)?.geometry ?? undefined;
        const points = neighbours(data, hit, outline, visible);
        if (points.length > 1) openSpider(hit.anchor, legsOf(data, points, look), hit.id);
        else closeSpider();
      }
      useAppState.getState().select({ type: hit.type, id: hit.id });
    },
    [engine, data, visible, look, buildings],
  );
}
