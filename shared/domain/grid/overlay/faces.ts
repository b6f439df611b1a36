import type { Graph } from './graph.ts';

/** The face of nothing: what lies around everything. */
export const OUTSIDE = -1;

/** Which face each half-edge has at its left: a cycle around a part's outside belongs to the face that holds the part. */
export function facesOf(graph: Graph): { faceOf: (half: number) => number; count: number } {
  const outer = new Set(graph.parts.map((part) => part.outerCycle));
  const faceOfCycle = new Int32Array(graph.cycles.length).fill(OUTSIDE);
  let count = 0;
  for (let cycle = 0; cycle < graph.cycles.length; cycle++)
    if (!outer.has(cycle)) faceOfCycle[cycle] = count++;
  if (graph.parts.length > 1) {
    const holders = graph.parts.map((part, i) => holderOf(graph, i, part.vertex));
    const resolve = (part: number): number => {
      const half = holders[part] ?? -1;
      if (half < 0) return OUTSIDE;
      const cycle = graph.cycleOf[half] ?? 0;
      return outer.has(cycle) ? resolve(graph.partOfCycle[cycle] ?? 0) : (faceOfCycle[cycle] ?? OUTSIDE);
    };
    graph.parts.forEach((part, i) => {
      faceOfCycle[part.outerCycle] = resolve(i);
    });
  }
  return { faceOf: (half) => faceOfCycle[graph.cycleOf[half] ?? 0] ?? OUTSIDE, count };
}

/**
 * The half-edge of another part that looks at a vertex from the west, so that the vertex lies at its left; -1 when
 * there is none. The westernmost vertex of a part sees nothing of its own part to the west.
 */
function holderOf(graph: Graph, part: number, vertex: number): number {
  const { pool, segments } = graph;
  const [x, y] = [pool.x(vertex), pool.y(vertex)];
  let best = -1;
  let bestX = -Infinity;
  let bestSlope = 0;
  segments.forEach(({ a, b }, k) => {
    const [ay, by] = [pool.y(a), pool.y(b)];
    // Half-open: an edge counts where it goes on above the vertex.
    if (ay > y === by > y) return;
    const [ax, bx] = [pool.x(a), pool.x(b)];
    const slope = (bx - ax) / (by - ay);
    const atX = ax + (y - ay) * slope;
    if (atX >= x || atX < bestX || (atX === bestX && slope <= bestSlope)) return;
    if (graph.partOfCycle[graph.cycleOf[2 * k] ?? 0] === part) return;
    // Going down it has the east at its left.
    best = by < ay ? 2 * k : 2 * k + 1;
    bestX = atX;
    bestSlope = slope;
  });
  return best;
}

/**
 * What covers each face: the layers that lie left of an edge and not right of it begin there. Walks from the outside
 * inwards, so that no position is ever tested.
 */
export function coversOf(
  graph: Graph,
  faceOf: (half: number) => number,
  count: number,
): readonly (readonly number[])[] {
  const halves: number[][] = Array.from({ length: count }, () => []);
  const outside: number[] = [];
  for (let half = 0; half < graph.next.length; half++) {
    const face = faceOf(half);
    (face === OUTSIDE ? outside : (halves[face] ?? outside)).push(half);
  }
  const covers: (readonly number[])[] = new Array(count);
  const queue: (readonly [readonly number[], readonly number[]])[] = [[outside, []]];
  for (let step = queue.pop(); step; step = queue.pop()) {
    const [borders, held] = step;
    for (const half of borders) {
      const beyond = faceOf(half ^ 1);
      if (beyond === OUTSIDE || covers[beyond]) continue;
      const found = crossed(held, graph.segments[half >> 1]?.tags ?? [], half & 1);
      covers[beyond] = found;
      queue.push([halves[beyond] ?? [], found]);
    }
  }
  return covers;
}

/** The layers beyond an edge: those that it carries with their inside there begin, those with it here end. */
function crossed(held: readonly number[], tags: readonly number[], side: number): readonly number[] {
  const counts = new Map<number, number>();
  for (const layer of held) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  for (const tag of tags) {
    if (tag < 0) continue;
    // A tag's inside is left of a → b when even; we stand at the left of the half-edge and cross to its right.
    const insideHere = (tag & 1) === side;
    counts.set(tag >> 1, (counts.get(tag >> 1) ?? 0) + (insideHere ? -1 : 1));
  }
  const beyond: number[] = [];
  for (const [layer, times] of counts) for (let i = 0; i < times; i++) beyond.push(layer);
  return beyond;
}
