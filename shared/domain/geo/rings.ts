import { orient } from './orient.ts';
import { areaFromPolygons, polygonsOf } from './positions.ts';
import type { Area, LngLat } from './types.ts';

/** Why an imported area cannot be used. */
export type AreaFault = 'empty' | 'notNumbers' | 'outOfWorld' | 'zeroArea' | 'selfCrossing';

/** What was put right in an imported area. */
export type AreaRepair = 'closed' | 'repeatsDropped' | 'partsDropped' | 'rewound';

/** A usable area with what was repaired, or the reason why there is none. */
export type CleanArea =
  | { readonly ok: true; readonly area: Area; readonly repairs: readonly AreaRepair[] }
  | { readonly ok: false; readonly fault: AreaFault };

type Position = [number, number];

/** Twice the signed area of a ring in square degrees; > 0 when it runs counter-clockwise. */
function signedArea(ring: readonly LngLat[]): number {
  const base = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i];
    const b = ring[(i + 1) % ring.length];
    if (a && b) twice += (a[0] - base[0]) * (b[1] - base[1]) - (b[0] - base[0]) * (a[1] - base[1]);
  }
  return twice;
}

/** Less than this many square degrees (about 1 mm²) is no area. */
const ZERO_AREA = 1e-16;

/** One ring, open, without repeated positions; notes what it did. */
function tidyRing(ring: readonly (readonly number[])[], repairs: Set<AreaRepair>): Position[] {
  const open: Position[] = [];
  for (const [x = NaN, y = NaN] of ring) {
    const last = open[open.length - 1];
    if (last && last[0] === x && last[1] === y) repairs.add('repeatsDropped');
    else open.push([x, y]);
  }
  const [first] = open;
  const last = open[open.length - 1];
  if (first && last && open.length > 1 && first[0] === last[0] && first[1] === last[1]) open.pop();
  else if (open.length > 0) repairs.add('closed');
  return open;
}

/** Closes an open ring and turns it as RFC 7946 §3.1.6 wants: outer rings counter-clockwise, holes clockwise. */
function wind(open: readonly Position[], counterClockwise: boolean, repairs: Set<AreaRepair>): Position[] {
  const wrong = signedArea(open) > 0 !== counterClockwise;
  if (wrong) repairs.add('rewound');
  const turned = wrong ? [...open].reverse() : [...open];
  const [first] = turned;
  return first ? [...turned, [first[0], first[1]]] : [];
}

function tidyPolygon(
  rings: readonly (readonly (readonly number[])[])[],
  repairs: Set<AreaRepair>,
): Position[][] | null {
  const kept: Position[][] = [];
  for (const [index, ring] of rings.entries()) {
    const open = tidyRing(ring, repairs);
    if (open.length >= 3 && Math.abs(signedArea(open)) > ZERO_AREA) {
      kept.push(wind(open, index === 0, repairs));
      continue;
    }
    repairs.add('partsDropped');
    if (index === 0) return null;
  }
  return kept.length > 0 ? kept : null;
}

/**
 * Brings an imported area (WGS-84 degrees) into the shape the program counts on: rings closed, repeated positions
 * and parts without area dropped, outer rings counter-clockwise and holes clockwise (RFC 7946). Refuses, with a code,
 * what is empty, not numbers, outside the world, without area, or whose border crosses itself.
 */
export function cleanArea(area: Area): CleanArea {
  const polygons = polygonsOf(area);
  const positions: readonly (readonly number[])[] = polygons.flat(2);
  if (positions.length === 0) return { ok: false, fault: 'empty' };
  if (!positions.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y)))
    return { ok: false, fault: 'notNumbers' };
  if (!positions.every(([x = NaN, y = NaN]) => Math.abs(x) <= 180 && Math.abs(y) <= 90))
    return { ok: false, fault: 'outOfWorld' };
  const repairs = new Set<AreaRepair>();
  const kept = polygons.map((rings) => tidyPolygon(rings, repairs)).filter((rings) => rings !== null);
  if (kept.length === 0) return { ok: false, fault: 'zeroArea' };
  if (kept.some((rings) => crossesItself(rings))) return { ok: false, fault: 'selfCrossing' };
  return { ok: true, area: areaFromPolygons(kept), repairs: [...repairs] };
}

type Edge = { readonly a: Position; readonly b: Position; readonly minX: number; readonly maxX: number };

/**
 * True when two edges of the rings cross in their insides. Rings that only touch themselves at a corner or along an
 * edge, as many published outlines do, do not count. Edges sorted by x, so near-linear on real outlines.
 */
export function crossesItself(rings: readonly (readonly Position[])[]): boolean {
  const edges: Edge[] = [];
  for (const ring of rings) {
    let a = ring[ring.length - 1];
    for (const b of ring) {
      if (a) edges.push({ a, b, minX: Math.min(a[0], b[0]), maxX: Math.max(a[0], b[0]) });
      a = b;
    }
  }
  edges.sort((one, other) => one.minX - other.minX);
  let open: Edge[] = [];
  for (const edge of edges) {
    open = open.filter((earlier) => earlier.maxX >= edge.minX);
    if (open.some((earlier) => cross(earlier, edge))) return true;
    open.push(edge);
  }
  return false;
}

function cross({ a, b }: Edge, { a: c, b: d }: Edge): boolean {
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1]))
    return false;
  const sideC = Math.sign(orient(a[0], a[1], b[0], b[1], c[0], c[1]));
  const sideD = Math.sign(orient(a[0], a[1], b[0], b[1], d[0], d[1]));
  if (sideC * sideD !== -1) return false;
  const sideA = Math.sign(orient(c[0], c[1], d[0], d[1], a[0], a[1]));
  const sideB = Math.sign(orient(c[0], c[1], d[0], d[1], b[0], b[1]));
  return sideA * sideB === -1;
}
