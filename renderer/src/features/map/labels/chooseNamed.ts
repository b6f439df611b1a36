import { KIND_IDS, type KindDefinition, kindOf } from '#shared/domain/kinds/index';
import type { View } from '../canvas/view.ts';
import type { PointSet, Visibility } from '../points/pointSet.ts';
import { pointsInBox, windowBox } from '../points/window.ts';

/** Above this in the window, nothing is named: there is no room. */
const MOST_IN_WINDOW = 3_000;
/** More names than a window has room for. */
const MOST_NAMED = 160;
/** Room that a name takes, CSS pixels: of several things in one such square only one is named. */
const WIDE = 72;
const HIGH = 18;

const ROLE_RANK: Record<KindDefinition['role'], number> = { risk: 2, resource: 4, person: 5, building: 9 };

/** Place of a thing's name in the order of placing: the selected first, then by level, then by kind. Small is early. */
export function namePriority(kind: number, level: number, selected: boolean): number {
  if (selected) return 0;
  const rank = ROLE_RANK[kindOf(KIND_IDS[kind] ?? 'place').role];
  return rank + (level > 0 ? level / 10 - 0.5 : 0);
}

/**
 * Which points of the window may be named: of those in one square of the map the most important. Squares belong to the
 * ground, so that a pan changes nothing where it was; buildings name themselves.
 */
export function chooseNamed(
  set: PointSet,
  view: View,
  shown: Visibility,
  selected: number,
): readonly number[] {
  const kinds = shown.kinds.map((on, kind) => on && kindOf(KIND_IDS[kind] ?? 'place').role !== 'building');
  const visible = { kinds, match: shown.match };
  const points = pointsInBox(set, windowBox(view), visible, { limit: MOST_IN_WINDOW + 1, taken: true });
  if (points.length > MOST_IN_WINDOW) return [];
  const priority = (i: number): number => namePriority(set.kind[i] ?? 0, set.level[i] ?? 0, i === selected);
  const best = new Map<string, number>();
  for (const i of points) {
    const column = Math.floor(((set.x[i] ?? 0) * view.scale) / WIDE);
    const row = Math.floor(((set.y[i] ?? 0) * view.scale) / HIGH);
    const square = `${column},${row}`;
    const there = best.get(square);
    if (there === undefined || priority(i) <= priority(there)) best.set(square, i);
  }
  return [...best.values()].sort((a, b) => priority(a) - priority(b) || b - a).slice(0, MOST_NAMED);
}
