import type { LabelBox } from '../canvas/labelRoom.ts';
import type { View } from '../canvas/view.ts';
import { type Clusters, kindsIn } from './cluster.ts';
import { clusterRadius, paintCluster } from './clusterArt.ts';

/** Room around a canvas in which a ring still reaches onto it, CSS pixels. */
const RING_PX = 40;

/** The groups on a canvas, the largest last. */
function seenOn(clusters: Clusters, view: View): readonly number[] {
  const seen: number[] = [];
  for (let c = 0; c < clusters.count; c += 1) {
    const x = (clusters.x[c] as number) * view.scale - view.left;
    const y = (clusters.y[c] as number) * view.scale - view.top;
    if (x > -RING_PX && y > -RING_PX && x < view.width + RING_PX && y < view.height + RING_PX) seen.push(c);
  }
  return seen.sort((a, b) => (clusters.total[a] as number) - (clusters.total[b] as number) || a - b);
}

/** Every group on a canvas, the largest on top. */
export function paintClusters(context: CanvasRenderingContext2D, view: View, clusters: Clusters): void {
  for (const c of seenOn(clusters, view)) {
    const x = (clusters.x[c] as number) * view.scale - view.left;
    const y = (clusters.y[c] as number) * view.scale - view.top;
    context.setTransform(view.dpr, 0, 0, view.dpr, x * view.dpr, y * view.dpr);
    paintCluster(context, clusters.total[c] as number, kindsIn(clusters, c), clusters.level[c] as number);
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
}

/** Boxes of the rings on a canvas, which names keep clear of. */
export const ringBoxes = (clusters: Clusters, view: View): readonly LabelBox[] =>
  seenOn(clusters, view).map((c) => {
    const x = (clusters.x[c] as number) * view.scale - view.left;
    const y = (clusters.y[c] as number) * view.scale - view.top;
    const radius = clusterRadius(clusters.total[c] as number);
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  });

/** The group whose ring is under a canvas point, the one on top of several; -1: none. */
export function clusterAt(clusters: Clusters, view: View, px: number, py: number): number {
  let best = -1;
  for (let c = 0; c < clusters.count; c += 1) {
    const x = (clusters.x[c] as number) * view.scale - view.left - px;
    const y = (clusters.y[c] as number) * view.scale - view.top - py;
    const total = clusters.total[c] as number;
    if (x * x + y * y > clusterRadius(total) ** 2) continue;
    if (best === -1 || total >= (clusters.total[best] as number)) best = c;
  }
  return best;
}
