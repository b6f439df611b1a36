import type { OutputOf } from '#shared/contract/index';
import type { LngLat } from '#shared/domain/geo/types';
import { KIND_IDS, type KindDefinition, kindOf } from '#shared/domain/kinds/index';
import { worldX, worldY } from '../canvas/view.ts';
import { cellOf, gridFor, type PointGrid, slotOf, type WorldBox } from './pointGrid.ts';

export type Markers = OutputOf<'things.markers'>;

/** What a point's symbol depends on beside its kind. */
export type PointLook = { readonly categoryId: string | null; readonly level: number };

/**
 * Points in the order in which they are painted, in Web Mercator 0–1, ready for a loop without look-ups: by kind from the
 * lowest to the topmost, and within a kind by the squares of a grid, so that a window's points stand in few runs.
 */
export type PointSet = {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Index in KIND_IDS. */
  readonly kind: Uint8Array;
  readonly level: Uint8Array;
  /** Row of the marker arrays. */
  readonly row: Uint32Array;
  /** Number among the looks of its kind. */
  readonly look: Uint16Array;
  /** By kind: which categories and levels there are. */
  readonly looks: readonly (readonly PointLook[])[];
  /** By kind: first point and one past the last. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
  /** Kinds from the lowest to the topmost. */
  readonly paintOrder: readonly number[];
  readonly grid: PointGrid;
};

const ROLE_ORDER: Record<KindDefinition['role'], number> = { building: 0, resource: 1, person: 2, risk: 3 };

const PAINT_ORDER: readonly number[] = KIND_IDS.map((_, index) => index).sort((a, b) => {
  const role = (index: number): number => ROLE_ORDER[kindOf(KIND_IDS[index] ?? 'place').role];
  return role(a) - role(b) || a - b;
});
/** Place of each kind in the paint order; a kind of a newer program has none. */
const PLACE_OF: readonly number[] = KIND_IDS.map((_, kind) => PAINT_ORDER.indexOf(kind));

const LEVELS = 5;
const NO_CATEGORY = 0xffff;

/** Numbers the categories and levels of each kind as they come. */
class Looks {
  readonly byKind: PointLook[][] = KIND_IDS.map(() => []);
  private readonly known = KIND_IDS.map(() => new Map<number, number>());
  private readonly categoryIds: readonly string[];

  constructor(categoryIds: readonly string[]) {
    this.categoryIds = categoryIds;
  }

  number(kind: number, category: number, level: number): number {
    const key = category * LEVELS + level;
    const known = this.known[kind]?.get(key);
    if (known !== undefined) return known;
    const looks = this.byKind[kind] ?? [];
    // More looks than a number can hold: the rest take the first of their kind.
    if (looks.length > NO_CATEGORY) return 0;
    looks.push({ categoryId: this.categoryIds[category] ?? null, level });
    this.known[kind]?.set(key, looks.length - 1);
    return looks.length - 1;
  }
}

function allocate(count: number, grid: PointGrid, looks: Looks, ranges: PointSet['ranges']) {
  return {
    count,
    x: new Float64Array(count),
    y: new Float64Array(count),
    kind: new Uint8Array(count),
    level: new Uint8Array(count),
    row: new Uint32Array(count),
    look: new Uint16Array(count),
    looks: looks.byKind,
    ranges,
    paintOrder: PAINT_ORDER,
    grid,
  };
}

/** Sorts packed markers by kind and square (counting sort) and projects them once. */
export function makePointSet(markers: Markers): PointSet {
  const { count, lngLat } = markers;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    x[row] = worldX(lngLat[row * 2] as number);
    y[row] = worldY(lngLat[row * 2 + 1] as number);
  }
  const grid = gridFor(x, y);
  const cells = grid.side * grid.side;
  const slotOfRow = new Int32Array(count);
  const starts = new Uint32Array(KIND_IDS.length * cells + 1);
  for (let row = 0; row < count; row += 1) {
    const place = PLACE_OF[markers.kind[row] as number];
    const slot = place === undefined ? -1 : place * cells + cellOf(grid, x[row] as number, y[row] as number);
    slotOfRow[row] = slot;
    if (slot >= 0) starts[slot + 1] = (starts[slot + 1] as number) + 1;
  }
  for (let slot = 1; slot < starts.length; slot += 1)
    starts[slot] = (starts[slot] as number) + (starts[slot - 1] as number);
  const ranges = PLACE_OF.map(
    (place) => [starts[place * cells] ?? 0, starts[(place + 1) * cells] ?? 0] as const,
  );
  const looks = new Looks(markers.categoryIds);
  const set = allocate(starts.at(-1) ?? 0, { ...grid, starts }, looks, ranges);
  const next = starts.slice();
  for (let row = 0; row < count; row += 1) {
    const slot = slotOfRow[row] as number;
    if (slot < 0) continue;
    const i = next[slot] as number;
    next[slot] = i + 1;
    const kind = markers.kind[row] as number;
    const level = markers.level[row] as number;
    set.x[i] = x[row] as number;
    set.y[i] = y[row] as number;
    set.kind[i] = kind;
    set.level[i] = level;
    set.row[i] = row;
    set.look[i] = looks.number(kind, markers.category[row] as number, level);
  }
  return set;
}

/** Position of a marker row. */
export function anchorOf(markers: Markers, row: number): LngLat {
  return [markers.lngLat[row * 2] ?? 0, markers.lngLat[row * 2 + 1] ?? 0];
}

/** What the layer shows: kinds switched on, and which points a filter takes (null: all). */
export type Visibility = {
  readonly kinds: readonly boolean[];
  /** By point (not by row): 1 taken, 0 not. */
  readonly match: Uint8Array | null;
};

/** Points of one kind that stand one after the other. */
export type Run = { readonly kind: number; readonly start: number; readonly end: number };

/** What painting needs of points; without a grid, all of a kind are one run. */
export type Drawable = Pick<PointSet, 'x' | 'y' | 'ranges' | 'paintOrder'> & {
  readonly look: Uint8Array | Uint16Array;
  readonly grid?: PointGrid;
};

/** Runs of points that hold all of a box, lowest kind first; a run may also hold some points outside of it. */
export function runsIn(points: Drawable, box: WorldBox, kinds?: readonly boolean[]): Run[] {
  const { grid } = points;
  const runs: Run[] = [];
  for (const [place, kind] of points.paintOrder.entries()) {
    if (kinds && !kinds[kind]) continue;
    if (grid) addRuns(runs, grid, box, place, kind);
    else {
      const [start, end] = points.ranges[kind] ?? [0, 0];
      runs.push({ kind, start, end });
    }
  }
  return runs;
}

function addRuns(runs: Run[], grid: PointGrid, box: WorldBox, place: number, kind: number): void {
  const { side, starts } = grid;
  const firstColumn = slotOf(box.west, grid.west, grid.perX, side);
  const lastColumn = slotOf(box.east, grid.west, grid.perX, side);
  const firstRow = slotOf(box.north, grid.north, grid.perY, side);
  const lastRow = slotOf(box.south, grid.north, grid.perY, side);
  let from = -1;
  let to = -1;
  for (let row = firstRow; row <= lastRow; row += 1) {
    const slot = (place * side + row) * side;
    const start = starts[slot + firstColumn] as number;
    const end = starts[slot + lastColumn + 1] as number;
    if (start === end) continue;
    // Rows that follow each other without a gap are one run.
    if (start !== to) {
      if (to > from) runs.push({ kind, start: from, end: to });
      from = start;
    }
    to = end;
  }
  if (to > from) runs.push({ kind, start: from, end: to });
}
