import type { Segment } from './noding.ts';
import type { VertexPool } from './vertexPool.ts';

/**
 * A plane graph as half-edges: 2k runs along segment k from a to b, 2k + 1 back; `h ^ 1` is the other side of h.
 * A cycle is the border of a face seen from within, the face at its left.
 */
export type Graph = {
  readonly pool: VertexPool;
  readonly segments: readonly Segment[];
  readonly from: (half: number) => number;
  readonly to: (half: number) => number;
  /** The next half-edge around the same face. */
  readonly next: Int32Array;
  readonly cycleOf: Int32Array;
  /** First half-edge of every cycle. */
  readonly cycles: readonly number[];
  /** Of every connected part: the cycle around its outside, and one of its vertices, the westernmost. */
  readonly parts: readonly { readonly outerCycle: number; readonly vertex: number }[];
  /** The connected part of every cycle. */
  readonly partOfCycle: Int32Array;
};

/** Builds the graph of segments that meet only at their ends (`nodeSegments`). */
export function buildGraph(pool: VertexPool, segments: readonly Segment[]): Graph {
  const from = (half: number): number => {
    const segment = segments[half >> 1];
    return (half & 1 ? segment?.b : segment?.a) ?? -1;
  };
  const to = (half: number): number => from(half ^ 1);
  const fans = fansOf(pool, segments, from, to);
  const next = new Int32Array(segments.length * 2);
  for (const fan of fans.values())
    fan.forEach((half, i) => {
      // Arriving on the other side of `half`, the face at the left goes on with the clockwise neighbour.
      next[half ^ 1] = fan[(i + fan.length - 1) % fan.length] ?? half;
    });
  const { cycleOf, cycles } = tracedCycles(next);
  return { pool, segments, from, to, next, cycleOf, cycles, ...partsOf(pool, fans, to, cycleOf, cycles) };
}

/** The half-edges that leave each vertex, counter-clockwise from the west (−π). */
function fansOf(
  pool: VertexPool,
  segments: readonly Segment[],
  from: (half: number) => number,
  to: (half: number) => number,
): Map<number, number[]> {
  const fans = new Map<number, number[]>();
  const angles = new Float64Array(segments.length * 2);
  for (let half = 0; half < angles.length; half++) {
    const vertex = from(half);
    const head = to(half);
    angles[half] = Math.atan2(pool.y(head) - pool.y(vertex), pool.x(head) - pool.x(vertex));
    const fan = fans.get(vertex);
    if (fan) fan.push(half);
    else fans.set(vertex, [half]);
  }
  for (const fan of fans.values()) fan.sort((a, b) => (angles[a] ?? 0) - (angles[b] ?? 0));
  return fans;
}

function tracedCycles(next: Int32Array): { cycleOf: Int32Array; cycles: number[] } {
  const cycleOf = new Int32Array(next.length).fill(-1);
  const cycles: number[] = [];
  for (let start = 0; start < next.length; start++) {
    if (cycleOf[start] !== -1) continue;
    const cycle = cycles.push(start) - 1;
    let half = start;
    do {
      cycleOf[half] = cycle;
      half = next[half] ?? start;
    } while (half !== start);
  }
  return { cycleOf, cycles };
}

/** Connected parts by walking the fans; at a part's westernmost vertex the west side is outside. */
function partsOf(
  pool: VertexPool,
  fans: ReadonlyMap<number, readonly number[]>,
  to: (half: number) => number,
  cycleOf: Int32Array,
  cycles: readonly number[],
): Pick<Graph, 'parts' | 'partOfCycle'> {
  const partOfCycle = new Int32Array(cycles.length).fill(-1);
  const parts: { outerCycle: number; vertex: number }[] = [];
  const seen = new Set<number>();
  for (const first of fans.keys()) {
    if (seen.has(first)) continue;
    seen.add(first);
    const queue = [first];
    let west = first;
    for (let vertex = queue.pop(); vertex !== undefined; vertex = queue.pop()) {
      if (pool.x(vertex) < pool.x(west)) west = vertex;
      else if (pool.x(vertex) === pool.x(west) && pool.y(vertex) < pool.y(west)) west = vertex;
      for (const half of fans.get(vertex) ?? []) {
        partOfCycle[cycleOf[half] ?? 0] = parts.length;
        const other = to(half);
        if (seen.has(other)) continue;
        seen.add(other);
        queue.push(other);
      }
    }
    // All edges go east of it: what lies left of the last one counter-clockwise is outside.
    const last = fans.get(west)?.at(-1) ?? 0;
    parts.push({ outerCycle: cycleOf[last] ?? 0, vertex: west });
  }
  return { parts, partOfCycle };
}
