import Flatbush from 'flatbush';
import type { PointSet, Visibility } from './pointSet.ts';

/** Below this, looking at every point is as quick as an index. */
const SCAN_LIMIT = 5_000;

/** Finds the point nearest to a place among those switched on. Distances are in Web Mercator 0–1. */
export class HitIndex {
  private readonly set: PointSet;
  private tree: Flatbush | null = null;

  constructor(set: PointSet) {
    this.set = set;
  }

  /** Builds the tree; until then a search looks at every point. */
  build(): void {
    const { count, x, y } = this.set;
    if (count <= SCAN_LIMIT || this.tree) return;
    const tree = new Flatbush(count);
    for (let i = 0; i < count; i += 1) tree.add(x[i] as number, y[i] as number);
    tree.finish();
    this.tree = tree;
  }

  /** Index of the nearest point within `radius`, the topmost of equally near ones, or -1. */
  nearest(x: number, y: number, radius: number, shown: Visibility): number {
    const near = this.tree
      ? this.tree.search(x - radius, y - radius, x + radius, y + radius)
      : this.scan(x, y, radius);
    let best = -1;
    let bestDistance = radius * radius;
    for (const i of near) {
      if (!shown.kinds[this.set.kind[i] ?? 0] || (shown.match && !shown.match[i])) continue;
      const distance = ((this.set.x[i] ?? 0) - x) ** 2 + ((this.set.y[i] ?? 0) - y) ** 2;
      if (distance < bestDistance || (distance === bestDistance && i > best)) {
        best = i;
        bestDistance = distance;
      }
    }
    return best;
  }

  private scan(x: number, y: number, radius: number): number[] {
    const found: number[] = [];
    const { count, x: xs, y: ys } = this.set;
    for (let i = 0; i < count; i += 1) {
      if (Math.abs((xs[i] as number) - x) <= radius && Math.abs((ys[i] as number) - y) <= radius)
        found.push(i);
    }
    return found;
  }
}
