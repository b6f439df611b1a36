import { bboxOf } from '#shared/domain/geo/distance';
import type { Area, BBox } from '#shared/domain/geo/types';
import { CellIndex } from '#shared/domain/grid/cellIndex';
import { applyEdit, type CellEdit, type Grid } from '#shared/domain/grid/edit/index';

/** What an edit does to the records on the map. */
export type Effects = {
  /** Records in each cell concerned after the edit, those of its micro cells included. */
  readonly countOf: ReadonlyMap<string, number>;
  /** How many records change their cell. */
  readonly moved: number;
};

/**
 * Counts before it is saved what an edit does, by the core's own rule: a record belongs to the leaf cell of its place.
 * `lngLat` holds the places `[lng0, lat0, …]`; only those near the changed shapes are looked at.
 */
export function effectsOf(grid: Grid, edit: CellEdit, lngLat: Float64Array): Effects {
  const box = changedBox(grid, edit);
  const after = applyEdit(grid, edit);
  const countOf = new Map<string, number>();
  if (!box) return { countOf, moved: 0 };
  const places = placesIn(lngLat, box);
  const [olds, news] = [leavesIn(grid, box), leavesIn(after, box)];
  const [was, is] = [new CellIndex(olds).findMany(places), new CellIndex(news).findMany(places)];
  let moved = 0;
  for (const [i, place] of is.entries()) {
    const now = news[place];
    if (olds[was[i] ?? -1]?.id !== now?.id) moved += 1;
    for (const id of now ? [now.id, now.parentId] : []) if (id) countOf.set(id, (countOf.get(id) ?? 0) + 1);
  }
  return { countOf, moved };
}

function changedBox(grid: Grid, edit: CellEdit): BBox | null {
  const areas: Area[] = [...edit.create, ...edit.reshape].map(({ geometry }) => geometry);
  for (const { id } of [...edit.reshape, ...edit.remove, ...edit.rename]) {
    const cell = grid.byId.get(id);
    if (cell) areas.push(cell.geometry);
  }
  const [first, ...others] = areas.map(bboxOf);
  if (!first) return null;
  return others.reduce<BBox>(
    (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
    first,
  );
}

function leavesIn(grid: Grid, box: BBox) {
  return grid.near(box).filter((cell) => cell.tier !== 'community' && grid.childrenOf(cell.id).length === 0);
}

function placesIn(lngLat: Float64Array, [west, south, east, north]: BBox): Float64Array {
  const found: number[] = [];
  for (let i = 0; i + 1 < lngLat.length; i += 2) {
    const [lng, lat] = [lngLat[i] ?? NaN, lngLat[i + 1] ?? NaN];
    if (lng >= west && lng <= east && lat >= south && lat <= north) found.push(lng, lat);
  }
  return Float64Array.from(found);
}
