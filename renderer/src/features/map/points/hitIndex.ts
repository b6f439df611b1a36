import { type PointSet, runsIn, type Visibility } from './pointSet.ts';

/** Finds points near a place among those switched on, by the squares of their set. Distances are in Web Mercator 0–1. */
export class HitIndex {
  private readonly set: PointSet;

  constructor(set: PointSet) {
    this.set = set;
  }

  /**
   * Index of the point whose symbol is topmost at a place; beside all symbols, the nearest within `reach` of one; or -1.
   * `radii` are those of the symbols by kind index.
   */
  topmost(x: number, y: number, radii: readonly number[], reach: number, shown: Visibility): number {
    let over = -1;
    let best = -1;
    let bestGap = reach;
    const widest = Math.max(...radii) + reach;
    this.each(x, y, widest, shown, (i, squared) => {
      const gap = Math.sqrt(squared) - (radii[this.set.kind[i] as number] ?? 0);
      if (gap <= 0) over = i;
      else if (gap <= bestGap) {
        best = i;
        bestGap = gap;
      }
    });
    return over === -1 ? best : over;
  }

  /** Every visible point within `radius`, lowest first. */
  within(x: number, y: number, radius: number, shown: Visibility): number[] {
    const found: number[] = [];
    this.each(x, y, radius, shown, (i) => found.push(i));
    return found;
  }

  private each(
    x: number,
    y: number,
    radius: number,
    shown: Visibility,
    visit: (i: number, squaredDistance: number) => void,
  ): void {
    const { set } = this;
    const box = { west: x - radius, east: x + radius, north: y - radius, south: y + radius };
    const limit = radius * radius;
    for (const { start, end } of runsIn(set, box, shown.kinds)) {
      for (let i = start; i < end; i += 1) {
        if (shown.match && !shown.match[i]) continue;
        const squared = ((set.x[i] as number) - x) ** 2 + ((set.y[i] as number) - y) ** 2;
        if (squared <= limit) visit(i, squared);
      }
    }
  }
}
