import { useEffect } from 'react';
import { latOf, lngOf, toCanvas } from '../canvas/view.ts';
import type { Hit, MapEngine } from '../engine.ts';
import { useMapUi } from '../mapUi.ts';
import type { Clusters } from './cluster.ts';
import { clusterAt, ringBoxes } from './paint.ts';

/** A group as something that can be pointed at. */
export const hitOf = ({ x, y }: Clusters, cluster: number): Hit => ({
  type: 'cluster',
  id: String(cluster),
  anchor: [lngOf(x[cluster] ?? 0), latOf(y[cluster] ?? 0)],
});

/** The group that a hit names; -1 when it is not among the present ones. */
export function clusterOf(hit: Pick<Hit, 'type' | 'id'>, clusters: Clusters | null): number {
  const index = hit.type === 'cluster' ? Number(hit.id) : -1;
  return clusters && index < clusters.count ? index : -1;
}

/** Finds the group under the pointer. */
export function useClusters(engine: MapEngine): void {
  const clusters = useMapUi((state) => state.clusters);
  useEffect(() => {
    if (!clusters) return;
    engine.setHitTester('clusters', 12, (at, view) => {
      const cluster = clusterAt(clusters, view, ...toCanvas(view, at));
      return cluster === -1 ? null : hitOf(clusters, cluster);
    });
    engine.labels.setSymbols('clusters', (view) => ringBoxes(clusters, view));
    return () => {
      engine.setHitTester('clusters', 12, null);
      engine.labels.setSymbols('clusters', null);
    };
  }, [engine, clusters]);
}
