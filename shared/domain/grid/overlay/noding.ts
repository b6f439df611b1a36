import { orient } from '../../geo/orient.ts';
import { rasterOver, visitSegment } from '../raster.ts';
import { SAME_PLACE_DEG, type VertexPool } from './vertexPool.ts';

/** A straight piece between two vertices. `tags` are what it carries, direction from `a` to `b`; see `overlay`. */
export type Segment = { readonly a: number; readonly b: number; readonly tags: readonly number[] };

/** Rounding can move a piece by less than a vertex's width into another one, which then is cut too; this ends it. */
const PASSES_AT_MOST = 12;
const BUCKETS_PER_TURN = 2_000;

/**
 * Cuts segments wherever they meet each other or another's vertex, so that afterwards any two of them share at most
 * ends. A step after some work lets the caller breathe. Existing vertices never move.
 */
export function* nodeSegments(
  pool: VertexPool,
  segments: readonly Segment[],
): Generator<undefined, Segment[], undefined> {
  let current = unique(segments);
  for (let pass = 0; pass < PASSES_AT_MOST; pass++) {
    const splits = yield* findSplits(pool, current);
    if (splits.size === 0) break;
    current = unique(current.flatMap((segment, i) => cut(pool, segment, splits.get(i))));
  }
  return current;
}

/** Segments with the same ends become one that carries what both carried; those without length go. */
function unique(segments: readonly Segment[]): Segment[] {
  const byEnds = new Map<number, { a: number; b: number; tags: number[] }>();
  for (const { a, b, tags } of segments) {
    if (a === b) continue;
    const forward = a < b;
    const key = forward ? a * 2 ** 26 + b : b * 2 ** 26 + a;
    let one = byEnds.get(key);
    if (!one) {
      one = forward ? { a, b, tags: [] } : { a: b, b: a, tags: [] };
      byEnds.set(key, one);
    }
    for (const tag of tags) one.tags.push(forward ? tag : tag ^ 1);
  }
  return [...byEnds.values()];
}

function cut(pool: VertexPool, segment: Segment, at: ReadonlySet<number> | undefined): Segment[] {
  if (!at) return [segment];
  const [ax, ay] = [pool.x(segment.a), pool.y(segment.a)];
  const [dx, dy] = [pool.x(segment.b) - ax, pool.y(segment.b) - ay];
  const along = (id: number): number => (pool.x(id) - ax) * dx + (pool.y(id) - ay) * dy;
  const chain = [segment.a, ...[...at].sort((p, q) => along(p) - along(q)), segment.b];
  return chain.slice(1).map((b, i) => ({ a: chain[i] ?? b, b, tags: segment.tags }));
}

function* findSplits(
  pool: VertexPool,
  segments: readonly Segment[],
): Generator<undefined, Map<number, Set<number>>, undefined> {
  const splits = new Map<number, Set<number>>();
  const split = (segment: number, vertex: number): void => {
    const { a, b } = segments[segment] ?? { a: vertex, b: vertex };
    if (vertex === a || vertex === b) return;
    const held = splits.get(segment);
    if (held) held.add(vertex);
    else splits.set(segment, new Set([vertex]));
  };
  let turn = 0;
  for (const bucket of bucketsOf(pool, segments)) {
    if (++turn % BUCKETS_PER_TURN === 0) yield undefined;
    for (let i = 0; i < bucket.length; i++)
      for (let j = i + 1; j < bucket.length; j++) meet(pool, segments, bucket[i] ?? 0, bucket[j] ?? 0, split);
  }
  return splits;
}

/** Segments by the buckets that they pass; only buckets with more than one. */
function bucketsOf(pool: VertexPool, segments: readonly Segment[]): Iterable<readonly number[]> {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { a, b } of segments)
    for (const id of [a, b]) {
      west = Math.min(west, pool.x(id));
      east = Math.max(east, pool.x(id));
      south = Math.min(south, pool.y(id));
      north = Math.max(north, pool.y(id));
    }
  const raster = rasterOver([west, south, east, north], Math.max(16, segments.length * 2));
  const buckets = new Map<number, number[]>();
  segments.forEach(({ a, b }, i) => {
    visitSegment(
      raster,
      [pool.x(a), pool.y(a)],
      [pool.x(b), pool.y(b)],
      (bucket) => {
        const held = buckets.get(bucket);
        if (held) held.push(i);
        else buckets.set(bucket, [i]);
      },
      2 * SAME_PLACE_DEG,
    );
  });
  return buckets.values();
}

type Split = (segment: number, vertex: number) => void;

/** Notes where two segments have to be cut because of each other. */
function meet(pool: VertexPool, segments: readonly Segment[], i: number, j: number, split: Split): void {
  const first = segments[i];
  const second = segments[j];
  if (!first || !second || i === j || apart(pool, first, second)) return;
  let touching = false;
  for (const [segment, other, index] of [
    [first, second, i],
    [second, first, j],
  ] as const)
    for (const vertex of [other.a, other.b]) {
      if (vertex === segment.a || vertex === segment.b) touching = true;
      else if (isOn(pool, segment, vertex)) {
        split(index, vertex);
        touching = true;
      }
    }
  if (touching) return;
  const at = crossing(pool, first, second);
  if (!at) return;
  const vertex = pool.add(at[0], at[1]);
  split(i, vertex);
  split(j, vertex);
}

function apart(pool: VertexPool, p: Segment, q: Segment): boolean {
  return (
    beside(pool.x(p.a), pool.x(p.b), pool.x(q.a), pool.x(q.b)) ||
    beside(pool.y(p.a), pool.y(p.b), pool.y(q.a), pool.y(q.b))
  );
}

const beside = (a: number, b: number, c: number, d: number): boolean =>
  (a < b ? b : a) + SAME_PLACE_DEG < (c < d ? c : d) || (c < d ? d : c) + SAME_PLACE_DEG < (a < b ? a : b);

/** Whether a vertex lies within the segment, not at its ends, as near as makes it the same place. */
function isOn(pool: VertexPool, { a, b }: Segment, vertex: number): boolean {
  return isNearSegment(pool.x(a), pool.y(a), pool.x(b), pool.y(b), pool.x(vertex), pool.y(vertex));
}

/** Whether p lies on the inside of a–b to within `toleranceDeg` across it. Plane degrees. */
export function isNearSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  px: number,
  py: number,
  toleranceDeg: number = SAME_PLACE_DEG,
): boolean {
  const [dx, dy, ex, ey] = [bx - ax, by - ay, px - ax, py - ay];
  const squared = dx * dx + dy * dy;
  const along = dx * ex + dy * ey;
  if (along <= 0 || along >= squared) return false;
  const across = dx * ey - dy * ex;
  return across * across <= toleranceDeg * toleranceDeg * squared;
}

/** Where two segments cross in their insides, or null. */
function crossing(pool: VertexPool, p: Segment, q: Segment): readonly [number, number] | null {
  const [ax, ay, bx, by] = [pool.x(p.a), pool.y(p.a), pool.x(p.b), pool.y(p.b)];
  const [cx, cy, dx, dy] = [pool.x(q.a), pool.y(q.a), pool.x(q.b), pool.y(q.b)];
  if (orient(ax, ay, bx, by, cx, cy) > 0 === orient(ax, ay, bx, by, dx, dy) > 0) return null;
  if (orient(cx, cy, dx, dy, ax, ay) > 0 === orient(cx, cy, dx, dy, bx, by) > 0) return null;
  const [ux, uy, vx, vy] = [bx - ax, by - ay, dx - cx, dy - cy];
  const cross = ux * vy - uy * vx;
  if (cross === 0) return null;
  const share = ((cx - ax) * vy - (cy - ay) * vx) / cross;
  return [ax + share * ux, ay + share * uy];
}
