import type { OutputOf } from '#shared/contract/index';
import type { LngLat } from '#shared/domain/geo/types';
import { KIND_IDS, type KindDefinition, kindOf } from '#shared/domain/kinds/index';
import { type View, worldX, worldY } from '../canvas/view.ts';

export type Markers = OutputOf<'things.markers'>;

/** Points in the order they are painted, in Web Mercator 0–1, ready for a loop without look-ups. */
export type PointSet = {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Index in KIND_IDS. */
  readonly kind: Uint8Array;
  readonly level: Uint8Array;
  /** Row of the marker arrays. */
  readonly row: Uint32Array;
  /** By kind: first point and one past the last. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
  /** Kinds from the lowest to the topmost. */
  readonly paintOrder: readonly number[];
};

const ROLE_ORDER: Record<KindDefinition['role'], number> = { building: 0, resource: 1, person: 2, risk: 3 };

const PAINT_ORDER: readonly number[] = KIND_IDS.map((_, index) => index).sort((a, b) => {
  const role = (index: number): number => ROLE_ORDER[kindOf(KIND_IDS[index] ?? 'place').role];
  return role(a) - role(b) || a - b;
});

/** Sorts packed markers by kind (counting sort) and projects them once. */
export function makePointSet(markers: Markers): PointSet {
  const { count } = markers;
  const sizes = new Uint32Array(256);
  for (let i = 0; i < count; i += 1) sizes[markers.kind[i] ?? 0] = (sizes[markers.kind[i] ?? 0] ?? 0) + 1;
  const next = new Uint32Array(256);
  const ranges: [number, number][] = KIND_IDS.map(() => [0, 0]);
  let at = 0;
  for (const kind of PAINT_ORDER) {
    next[kind] = at;
    ranges[kind] = [at, at + (sizes[kind] ?? 0)];
    at += sizes[kind] ?? 0;
  }
  const set = {
    count: at,
    x: new Float64Array(at),
    y: new Float64Array(at),
    kind: new Uint8Array(at),
    level: new Uint8Array(at),
    row: new Uint32Array(at),
    ranges,
    paintOrder: PAINT_ORDER,
  };
  for (let row = 0; row < count; row += 1) {
    const kind = markers.kind[row] ?? 0;
    if (kind >= KIND_IDS.length) continue;
    const slot = next[kind] ?? 0;
    next[kind] = slot + 1;
    set.x[slot] = worldX(markers.lngLat[row * 2] ?? 0);
    set.y[slot] = worldY(markers.lngLat[row * 2 + 1] ?? 0);
    set.kind[slot] = kind;
    set.level[slot] = markers.level[row] ?? 0;
    set.row[slot] = row;
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

/** How many points of each kind stand in the window (without the canvas's margin). */
export function countInWindow(set: PointSet, view: View, shown: Visibility): Uint32Array {
  const counts = new Uint32Array(KIND_IDS.length);
  const west = (view.left + view.padX) / view.scale;
  const east = (view.left + view.width - view.padX) / view.scale;
  const north = (view.top + view.padY) / view.scale;
  const south = (view.top + view.height - view.padY) / view.scale;
  const { x, y } = set;
  for (const [kind, [start, end]] of set.ranges.entries()) {
    let inside = 0;
    for (let i = start; i < end; i += 1) {
      const px = x[i] as number;
      const py = y[i] as number;
      if (px >= west && px <= east && py >= north && py <= south && (!shown.match || shown.match[i]))
        inside += 1;
    }
    counts[kind] = inside;
  }
  return counts;
}

/** Points on the canvas that are switched on, lowest first, until `limit`. */
export function pointsOnCanvas(set: PointSet, view: View, shown: Visibility, limit: number): number[] {
  const found: number[] = [];
  const west = view.left / view.scale;
  const east = (view.left + view.width) / view.scale;
  const north = view.top / view.scale;
  const south = (view.top + view.height) / view.scale;
  for (const kind of set.paintOrder) {
    if (!shown.kinds[kind]) continue;
    const [start, end] = set.ranges[kind] ?? [0, 0];
    for (let i = start; i < end && found.length < limit; i += 1) {
      const px = set.x[i] as number;
      const py = set.y[i] as number;
      if (px >= west && px <= east && py >= north && py <= south) found.push(i);
    }
  }
  return found;
}
