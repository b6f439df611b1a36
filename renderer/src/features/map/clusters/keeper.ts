import type { PointSet, Visibility } from '../points/pointSet.ts';
import { type Clusters, makeClusters } from './cluster.ts';

/** Groups where the map is too crowded to be read, always, or never. */
export const CLUSTERINGS = ['auto', 'on', 'off'] as const;
export type Clustering = (typeof CLUSTERINGS)[number];

/** With more in a window, symbols would be so small that one cannot be told from another. */
const CROWDED = 12_000;

/** Keeps the groups of each zoom until points, switches or filter change. */
export class ClusterKeeper {
  private of: { readonly set: PointSet; readonly shown: Visibility } | null = null;
  private readonly byZoom = new Map<number, Clusters>();

  /** The groups to be shown at a zoom when `count` points stand in a window's room; null when each is drawn as itself. */
  find(
    clustering: Clustering,
    set: PointSet,
    shown: Visibility,
    zoom: number,
    count: number,
  ): Clusters | null {
    if (clustering === 'off' || (clustering === 'auto' && count <= CROWDED)) return null;
    if (this.of?.set !== set || this.of.shown !== shown) this.byZoom.clear();
    this.of = { set, shown };
    const whole = Math.floor(zoom + 0.01);
    const known = this.byZoom.get(whole) ?? makeClusters(set, shown, whole);
    this.byZoom.set(whole, known);
    return known;
  }
}
