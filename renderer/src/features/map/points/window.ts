import { KIND_IDS } from '#shared/domain/kinds/index';
import type { View } from '../canvas/view.ts';
import type { WorldBox } from './pointGrid.ts';
import { type PointSet, runsIn, type Visibility } from './pointSet.ts';

/** What a canvas shows with its margin. */
export const canvasBox = (view: View): WorldBox => ({
  west: view.left / view.scale,
  east: (view.left + view.width) / view.scale,
  north: view.top / view.scale,
  south: (view.top + view.height) / view.scale,
});

/** What the window shows, without the margin. */
export const windowBox = (view: View): WorldBox => ({
  west: (view.left + view.padX) / view.scale,
  east: (view.left + view.width - view.padX) / view.scale,
  north: (view.top + view.padY) / view.scale,
  south: (view.top + view.height - view.padY) / view.scale,
});

/** How many points of each kind stand in the window (without the canvas's margin), of those a filter takes. */
export function countInWindow(set: PointSet, view: View, shown: Visibility): Uint32Array {
  const counts = new Uint32Array(KIND_IDS.length);
  const box = windowBox(view);
  const { match } = shown;
  for (const { kind, start, end } of runsIn(set, box)) {
    let inside = 0;
    for (let i = start; i < end; i += 1) {
      const x = set.x[i] as number;
      const y = set.y[i] as number;
      if (x >= box.west && x <= box.east && y >= box.north && y <= box.south && (!match || match[i]))
        inside += 1;
    }
    counts[kind] = (counts[kind] as number) + inside;
  }
  return counts;
}

/** Which points of a box are asked for: all that are switched on, or only those that a filter takes as well. */
type Asked = { readonly limit?: number; readonly taken?: boolean };

/** Points in a box, lowest first, until `limit`. */
export function pointsInBox(set: PointSet, box: WorldBox, shown: Visibility, asked: Asked = {}): number[] {
  const { limit = Number.POSITIVE_INFINITY, taken = false } = asked;
  const match = taken ? shown.match : null;
  const found: number[] = [];
  for (const { start, end } of runsIn(set, box, shown.kinds)) {
    for (let i = start; i < end && found.length < limit; i += 1) {
      const x = set.x[i] as number;
      const y = set.y[i] as number;
      if (x < box.west || x > box.east || y < box.north || y > box.south || (match && !match[i])) continue;
      found.push(i);
    }
  }
  return found;
}

/** Points on the canvas, lowest first, until `limit`. */
export const pointsOnCanvas = (set: PointSet, view: View, shown: Visibility, asked?: Asked): number[] =>
  pointsInBox(set, canvasBox(view), shown, asked);
