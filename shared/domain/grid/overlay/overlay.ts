import { polygonsOf } from '../../geo/positions.ts';
import type { Area, LngLat } from '../../geo/types.ts';
import { ringsFrom } from './assemble.ts';
import { coversOf, facesOf, OUTSIDE } from './faces.ts';
import { buildGraph, type Graph } from './graph.ts';
import { nodeSegments, type Segment } from './noding.ts';
import { VertexPool } from './vertexPool.ts';

type Position = [number, number];
/** Polygons as rings: outer counter-clockwise, holes clockwise, closed. */
export type Polygons = Position[][][];

/** The tag of a segment that is a line and no border; soft lines part faces, but `group` goes over them. */
const LINE = -2;
const SOFT = -4;

/**
 * Several areas and lines laid over each other: the plane falls into faces, each covered by the same areas everywhere
 * in it. Whatever is put together from faces (`assemble`) shares its borders with its neighbours to the last bit.
 */
export type Overlay = {
  readonly faceCount: number;
  /** The layers (places in the given array) that cover a face. */
  readonly covers: (face: number) => readonly number[];
  /** The area of some faces together, without borders between them; empty for no face. */
  readonly assemble: (faces: Iterable<number>) => Polygons;
  /** Faces that hang together by their edges; with `stopAtLines` a line parts them. */
  readonly group: (faces: Iterable<number>, stopAtLines?: boolean) => number[][];
  /** Pairs of faces (or OUTSIDE) beside each other, with the edge's ends and whether a line runs there. */
  readonly edges: () => Iterable<OverlayEdge>;
};
export type OverlayEdge = {
  readonly left: number;
  readonly right: number;
  readonly from: LngLat;
  readonly to: LngLat;
  readonly isLine: boolean;
};

/** Lays areas (usable as `cleanArea` leaves them; WGS-84 degrees) and lines over each other. */
export function overlay(
  layers: readonly Area[],
  lines: readonly (readonly LngLat[])[] = [],
  soft: readonly (readonly LngLat[])[] = [],
): Overlay {
  const steps = overlaySteps(layers, lines, soft);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps, for thousands of areas: the caller breathes or stops between them. */
export function* overlaySteps(
  layers: readonly Area[],
  lines: readonly (readonly LngLat[])[] = [],
  soft: readonly (readonly LngLat[])[] = [],
): Generator<undefined, Overlay, undefined> {
  const pool = new VertexPool();
  const segments: Segment[] = [];
  for (const [layer, area] of layers.entries())
    for (const rings of polygonsOf(area))
      for (const [i, ring] of rings.entries())
        addRing(pool, segments, ring, 2 * layer + (isCounterClockwise(ring) === (i === 0) ? 0 : 1));
  for (const line of lines) addPath(pool, segments, line, LINE);
  for (const line of soft) addPath(pool, segments, line, SOFT);
  const noded = yield* nodeSegments(pool, segments);
  yield undefined;
  const graph = buildGraph(pool, noded.filter(isBorder));
  yield undefined;
  const { faceOf, count } = facesOf(graph);
  yield undefined;
  const covers = coversOf(graph, faceOf, count);
  yield undefined;
  return overlayOf(graph, faceOf, covers);
}

/** Where a layer touches itself its two sides are the same: no border. */
function isBorder({ tags }: Segment): boolean {
  let net = 0;
  const sums = new Map<number, number>();
  for (const tag of tags) {
    if (tag < 0) return true;
    const sum = (sums.get(tag >> 1) ?? 0) + (tag & 1 ? -1 : 1);
    sums.set(tag >> 1, sum);
  }
  for (const sum of sums.values()) net += Math.abs(sum);
  return net > 0;
}

function addRing(pool: VertexPool, segments: Segment[], ring: readonly LngLat[], tag: number): void {
  addPath(pool, segments, ring, tag);
  const [first, last] = [ring[0], ring[ring.length - 1]];
  if (first && last) addPath(pool, segments, [last, first], tag);
}

function addPath(pool: VertexPool, segments: Segment[], path: readonly LngLat[], tag: number): void {
  const tags = [tag];
  let before = -1;
  for (const [x, y] of path) {
    const vertex = pool.add(x, y);
    if (before >= 0 && before !== vertex) segments.push({ a: before, b: vertex, tags });
    before = vertex;
  }
}

function isCounterClockwise(ring: readonly LngLat[]): boolean {
  const base = ring[0] ?? [0, 0];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] ?? base, ring[i] ?? base];
    twice += (a[0] - base[0]) * (b[1] - base[1]) - (b[0] - base[0]) * (a[1] - base[1]);
  }
  return twice > 0;
}

function overlayOf(
  graph: Graph,
  faceOf: (half: number) => number,
  covers: readonly (readonly number[])[],
): Overlay {
  const count = covers.length;
  const halves: number[][] = Array.from({ length: count }, () => []);
  for (let half = 0; half < graph.next.length; half++) halves[faceOf(half)]?.push(half);
  // A line that ran the other way has its lowest bit turned.
  const isLine = (half: number): boolean =>
    graph.segments[half >> 1]?.tags.some((tag) => tag >> 1 === LINE >> 1) ?? false;
  const at = (vertex: number): LngLat => [graph.pool.x(vertex), graph.pool.y(vertex)];
  return {
    faceCount: count,
    covers: (face) => covers[face] ?? [],
    assemble: (faces) => {
      const kept = new Set(faces);
      const border: number[] = [];
      for (const face of kept)
        for (const half of halves[face] ?? []) if (!kept.has(faceOf(half ^ 1))) border.push(half);
      return ringsFrom(graph, border);
    },
    group: (faces, stopAtLines = false) => {
      const left = new Set(faces);
      const groups: number[][] = [];
      for (const first of left) {
        left.delete(first);
        const group = [first];
        for (const face of group)
          for (const half of halves[face] ?? []) {
            const beyond = faceOf(half ^ 1);
            if (!left.has(beyond) || (stopAtLines && isLine(half))) continue;
            left.delete(beyond);
            group.push(beyond);
          }
        groups.push(group);
      }
      return groups;
    },
    *edges() {
      for (let half = 0; half < graph.next.length; half += 2) {
        const [left, right] = [faceOf(half), faceOf(half ^ 1)];
        if (left !== right)
          yield { left, right, from: at(graph.from(half)), to: at(graph.to(half)), isLine: isLine(half) };
      }
    },
  };
}

export { OUTSIDE };
