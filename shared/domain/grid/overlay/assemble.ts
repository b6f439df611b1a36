import { contains } from '../../geo/polygon.ts';
import type { Graph } from './graph.ts';

type Position = [number, number];
type Ring = Position[];

/**
 * Polygons from the half-edges that have the wanted area at their left and nothing of it at their right. Rings that
 * touch themselves in a vertex fall into simple ones.
 */
export function ringsFrom(graph: Graph, border: readonly number[]): Ring[][] {
  const left = new Set(border);
  const loops: Ring[] = [];
  for (const start of left) {
    const path: number[] = [];
    let half = start;
    do {
      left.delete(half);
      path.push(graph.from(half));
      half = nextOnBorder(graph, half, left, start);
    } while (half !== start);
    loops.push(...simpleLoops(path).map((loop) => toRing(graph, loop)));
  }
  return nest(loops);
}

/** Turns about the head of a half-edge, clockwise, to the next one on the border: the area stays at the left. */
function nextOnBorder(graph: Graph, half: number, left: ReadonlySet<number>, start: number): number {
  let next = graph.next[half] ?? start;
  while (next !== start && !left.has(next)) {
    const turned = graph.next[next ^ 1] ?? start;
    if (turned === graph.next[half]) return start;
    next = turned;
  }
  return next;
}

/** A closed path of vertices without repeats: where it comes back to one, the loop between is cut out. */
function simpleLoops(path: readonly number[]): number[][] {
  const loops: number[][] = [];
  const stack: number[] = [];
  const placeOf = new Map<number, number>();
  for (const vertex of path) {
    const place = placeOf.get(vertex);
    if (place !== undefined) {
      const loop = stack.splice(place);
      for (const gone of loop) placeOf.delete(gone);
      loops.push(loop);
    }
    placeOf.set(vertex, stack.length);
    stack.push(vertex);
  }
  loops.push(stack);
  return loops.filter((loop) => loop.length >= 3);
}

function toRing({ pool }: Graph, loop: readonly number[]): Ring {
  // Begins at the westernmost, then southernmost vertex, so that the same area always reads the same.
  let first = 0;
  loop.forEach((vertex, i) => {
    const best = loop[first] ?? vertex;
    const further = pool.x(vertex) - pool.x(best) || pool.y(vertex) - pool.y(best);
    if (further < 0) first = i;
  });
  const turned = [...loop.slice(first), ...loop.slice(0, first + 1)];
  return turned.map((vertex) => [pool.x(vertex), pool.y(vertex)]);
}

function signedArea(ring: Ring): number {
  const [[x, y] = [0, 0]] = ring;
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a = [x, y], b = [x, y]] = [ring[i - 1], ring[i]];
    twice += (a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y);
  }
  return twice;
}

/** Holes (clockwise) to the smallest outer ring around them. */
function nest(loops: readonly Ring[]): Ring[][] {
  const measured = loops.map((ring) => ({ ring, area: signedArea(ring) }));
  const outers = measured.filter(({ area }) => area > 0).sort((a, b) => a.area - b.area);
  const polygons = outers.map(({ ring }) => [ring]);
  for (const { ring, area } of measured) {
    if (area >= 0) continue;
    const holder = outers.findIndex((outer) => outer.area > -area && isWithin(ring, outer.ring));
    polygons[holder]?.push(ring);
  }
  return polygons;
}

/** Rings do not cross, so the middle of any edge that is not the other's tells. */
function isWithin(ring: Ring, outer: Ring): boolean {
  const corners = new Set(outer.map(([x, y]) => `${x},${y}`));
  const free = ring.find(([x, y]) => !corners.has(`${x},${y}`));
  const [a = [0, 0], b = [0, 0]] = ring;
  return contains({ type: 'Polygon', coordinates: [outer] }, free ?? [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
}
