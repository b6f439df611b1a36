import { intersection, union } from 'polyclip-ts';
import { ringAreaM2 } from '../geo/distance.ts';
import { polygonsOf } from '../geo/positions.ts';
import type { Area } from '../geo/types.ts';

type Position = [number, number];
export type Polygons = Position[][][];

/** Parts below this are rounding, not land. */
const DUST_M2 = 1e-4;

/** An area as a list of polygons, each a list of rings. */
export function toPolygons(area: Area): Polygons {
  return polygonsOf(area).map((rings) => [...rings]);
}

/**
 * Drops what lies beyond one side of a box: of every run of positions outside only the first and last stay. Nothing
 * within the box changes, no new position is made, so neighbouring cells are cut by the very same edges.
 */
export function trim(polygons: Polygons, isOutside: (position: Position) => boolean): Polygons {
  const trimmed: Polygons = [];
  for (const rings of polygons) {
    const kept = rings.map((ring) => trimRing(ring, isOutside));
    const outer = kept[0];
    if (outer && outer.length >= 4)
      trimmed.push([outer, ...kept.slice(1).filter((hole) => hole.length >= 4)]);
  }
  return trimmed;
}

function trimRing(ring: Position[], isOutside: (position: Position) => boolean): Position[] {
  const count = ring.length - 1;
  const outside = ring.map(isOutside);
  const open = ring.filter(
    (_, i) =>
      i < count &&
      !(outside[i] && outside[i === 0 ? count - 1 : i - 1] && outside[i + 1 === count ? 0 : i + 1]),
  );
  const [first] = open;
  return first ? [...open, first] : [];
}

/** The part of the polygons within a convex cell (a closed ring), degrees; empty when they do not overlap. */
export function clipToCell(cell: Position[], polygons: Polygons): Polygons {
  return polygons.length === 0 ? [] : withoutDust(intersection([cell], polygons));
}

/** Two pieces made one. */
export function join(a: Polygons, b: Polygons): Polygons {
  return withoutDust(union(a, b));
}

function withoutDust(polygons: Polygons): Polygons {
  return polygons.filter((rings) => rings[0] !== undefined && ringAreaM2(rings[0]) > DUST_M2);
}
