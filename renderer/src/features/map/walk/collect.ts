import type { View } from '../canvas/view.ts';
import type { Clusters } from '../clusters/cluster.ts';
import { hitOf } from '../clusters/useClusters.ts';
import type { Hit } from '../engine.ts';
import { idAt } from '../points/ids.ts';
import { anchorOf, type Visibility } from '../points/pointSet.ts';
import { pointsInBox, windowBox } from '../points/window.ts';
import type { SpiderData } from '../spider/gather.ts';

/** Nobody goes through more by hand. */
export const MOST_WALKED = 200;

type Found = { readonly distance: number; readonly order: number; readonly hit: () => Hit };

/** What stands in the window, symbols and groups, from its middle outwards. */
export function collectWalk(
  { markers, set }: SpiderData,
  view: View,
  visible: Visibility,
  clusters: Clusters | null,
): readonly Hit[] {
  const box = windowBox(view);
  const x = (box.west + box.east) / 2;
  const y = (box.north + box.south) / 2;
  const found: Found[] = [];
  const distance = (px: number, py: number): number => (px - x) ** 2 + (py - y) ** 2;
  for (const i of pointsInBox(set, box, visible, { taken: true })) {
    const row = set.row[i] ?? 0;
    const hit = (): Hit => ({ type: 'thing', id: idAt(markers.ids, row), anchor: anchorOf(markers, row) });
    found.push({ distance: distance(set.x[i] ?? 0, set.y[i] ?? 0), order: -i, hit });
  }
  for (let c = 0; clusters && c < clusters.count; c += 1) {
    const [px, py] = [clusters.x[c] ?? 0, clusters.y[c] ?? 0];
    if (px < box.west || px > box.east || py < box.north || py > box.south) continue;
    found.push({ distance: distance(px, py), order: 1, hit: () => hitOf(clusters, c) });
  }
  return found
    .sort((a, b) => a.distance - b.distance || a.order - b.order)
    .slice(0, MOST_WALKED)
    .map(({ hit }) => hit());
}
