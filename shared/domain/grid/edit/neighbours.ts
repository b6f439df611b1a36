import { bboxOf, bboxOfPositions, haversineM } from '../../geo/distance.ts';
import { polygonsOf } from '../../geo/positions.ts';
import type { Area, BBox, LngLat } from '../../geo/types.ts';
import { isNearSegment } from '../overlay/noding.ts';
import { SAME_PLACE_DEG } from '../overlay/vertexPool.ts';
import type { Grid } from './grid.ts';
import { withCorners } from './rings.ts';
import type { GridCell } from './types.ts';

export type Neighbour = { readonly cell: GridCell; readonly sharedM: number };

/** The cells of its kind (and, for micro cells, of its cell) that a cell touches along a border, the longest first. */
export function neighboursOf(grid: Grid, cell: GridCell): Neighbour[] {
  return grid
    .rivals(cell.tier, cell.parentId, bboxOf(cell.geometry), SAME_PLACE_DEG)
    .filter((other) => other.id !== cell.id)
    .map((other) => ({ cell: other, sharedM: sharedBorderM(cell.geometry, other.geometry) }))
    .filter(({ sharedM }) => sharedM > 0)
    .sort((a, b) => b.sharedM - a.sharedM);
}

/** Metres of border that two areas (WGS-84 degrees) have in common, also where only one of them has a corner. */
export function sharedBorderM(a: Area, b: Area): number {
  const edges = new Set<string>();
  const corners = polygonsOf(b).flat(2);
  const split = withCorners(a, corners);
  eachEdge(withCorners(b, polygonsOf(a).flat(2)), (p, q) => edges.add(keyOf(p, q)).add(keyOf(q, p)));
  let sum = 0;
  eachEdge(split, (p, q) => {
    if (edges.has(keyOf(p, q))) sum += haversineM(p, q);
  });
  return sum;
}

const keyOf = (p: LngLat, q: LngLat): string => `${p[0]},${p[1]} ${q[0]},${q[1]}`;

/** Every edge of an area, rings in order. */
export function eachEdge(area: Area, visit: (from: LngLat, to: LngLat) => void): void {
  for (const ring of polygonsOf(area).flat())
    for (let i = 1; i < ring.length; i++) {
      const [from, to] = [ring[i - 1], ring[i]];
      if (from && to) visit(from, to);
    }
}

/** Whether a position lies on the border of an area, corners included, as near as makes it the same place. */
export function isOnBorder(area: Area, [x, y]: LngLat): boolean {
  let found = false;
  eachEdge(area, (a, b) => {
    found ||= Math.abs(a[0] - x) <= SAME_PLACE_DEG && Math.abs(a[1] - y) <= SAME_PLACE_DEG;
    found ||= isNearSegment(a[0], a[1], b[0], b[1], x, y);
  });
  return found;
}

/** The box (degrees) around the edges that only one of two areas has; see `bboxOfPositions` for none. */
export function changedBox(before: Area, after: Area): BBox {
  const edges = new Map<string, readonly LngLat[]>();
  const toggle = (a: LngLat, b: LngLat): void => {
    const key = `${a} ${b}`;
    if (!edges.delete(key)) edges.set(key, [a, b]);
  };
  eachEdge(before, toggle);
  eachEdge(after, toggle);
  return bboxOfPositions([...edges.values()].flat());
}
