import { haversineM, localProjection } from '#shared/domain/geo/distance';
import { contains } from '#shared/domain/geo/polygon';
import type { Area, LngLat } from '#shared/domain/geo/types';
import type { Cell, Records } from './records.ts';

export type Spot = { readonly anchor: LngLat; readonly cellId: string | null };

/** Borders this close are one border. */
const TOUCH_M = 0.5;

const ringsOf = (area: Area): readonly (readonly LngLat[])[] =>
  (area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()) as readonly (readonly LngLat[])[];

/** Metres from a position to a piece of a border. */
function segmentM(at: LngLat, from: LngLat, to: LngLat): number {
  const { toXY } = localProjection(at);
  const [[ax, ay], [bx, by]] = [toXY(from), toXY(to)];
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  return Math.hypot(ax + t * dx, ay + t * dy);
}

function reaches(one: Area, other: Area): boolean {
  return ringsOf(one).some((ring) =>
    ring.some((at) =>
      ringsOf(other).some((border) =>
        border.some((from, i) => {
          const to = border[i + 1];
          return to !== undefined && segmentM(at, from, to) <= TOUCH_M;
        }),
      ),
    ),
  );
}

/** Cells of which one has a corner on the other's border: they touch, be it in a point. */
export const touch = (one: Area, other: Area): boolean => reaches(one, other) || reaches(other, one);

/** The cells that touch each cell. */
export function touching(cells: readonly Cell[]): ReadonlyMap<string, ReadonlySet<string>> {
  const of = new Map(cells.map(({ id }) => [id, new Set<string>()]));
  for (const [i, one] of cells.entries())
    for (const other of cells.slice(i + 1)) {
      if (!touch(one.area, other.area)) continue;
      of.get(one.id)?.add(other.id);
      of.get(other.id)?.add(one.id);
    }
  return of;
}

function middleOf(anchors: readonly LngLat[]): LngLat | null {
  if (anchors.length === 0) return null;
  const mean = (axis: 0 | 1): number => anchors.reduce((sum, at) => sum + at[axis], 0) / anchors.length;
  return [mean(0), mean(1)];
}

/**
 * Where a building, a place, a unit or an estate is; an estate is the middle of its buildings. Null when the records
 * have none of that name.
 */
export function spotOf(name: string, { buildings, helpers, cells }: Records): Spot | null {
  const anchor =
    buildings.find((one) => one.name === name)?.anchor ??
    helpers.find((one) => one.list === 'resources' && one.name === name)?.anchor ??
    middleOf(buildings.filter(({ estate }) => estate === name).map((one) => one.anchor));
  if (anchor === null) return null;
  return { anchor, cellId: cells.find(({ area }) => contains(area, anchor))?.id ?? null };
}

export const metresBetween = haversineM;
