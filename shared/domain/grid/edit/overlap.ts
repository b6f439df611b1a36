import { bboxOf, localProjection } from '../../geo/distance.ts';
import { polygonsOf } from '../../geo/positions.ts';
import type { Area, BBox } from '../../geo/types.ts';

/** An edge going up: from (x0, y0) to (x1, y1), y0 < y1. */
type Edge = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

/**
 * Area in m² that two areas (WGS-84 degrees, straight edges) have in common, without making its shape: the plane is
 * cut into slabs at every corner and crossing, in which all edges are sides of trapezia. Rounding aside exact; on the
 * plane of the place, so that it differs from `areaM2` by less than 1 in 10⁶ for a community.
 */
export function overlapM2(a: Area, b: Area): number {
  const window = common(bboxOf(a), bboxOf(b));
  if (!window) return 0;
  const [west, south, east, north] = window;
  const [edgesA, edgesB] = [edgesIn(a, south, north), edgesIn(b, south, north)];
  const heights = new Set([south, north]);
  for (const { y0, y1 } of [...edgesA, ...edgesB])
    for (const y of [y0, y1]) if (y > south && y < north) heights.add(y);
  for (const p of edgesA) {
    if (Math.max(p.x0, p.x1) < west || Math.min(p.x0, p.x1) > east) continue;
    for (const q of edgesB) {
      const y = crossingY(p, q);
      if (y > south && y < north) heights.add(y);
    }
  }
  const { metresPerDegree } = localProjection([west, (south + north) / 2]);
  return slabs([...heights], edgesA, edgesB) * metresPerDegree[0] * metresPerDegree[1];
}

function slabs(heights: readonly number[], edgesA: readonly Edge[], edgesB: readonly Edge[]): number {
  const sorted = [...heights].sort((p, q) => p - q);
  let sum = 0;
  for (let i = 1; i < sorted.length; i++) {
    const [low, high] = [sorted[i - 1] ?? 0, sorted[i] ?? 0];
    const middle = (low + high) / 2;
    sum += (high - low) * commonLength(crossingsAt(edgesA, middle), crossingsAt(edgesB, middle));
  }
  return sum;
}

function common(a: BBox, b: BBox): BBox | null {
  const box: BBox = [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
  return box[0] < box[2] && box[1] < box[3] ? box : null;
}

function edgesIn(area: Area, south: number, north: number): Edge[] {
  const edges: Edge[] = [];
  for (const ring of polygonsOf(area).flat())
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] ?? [0, 0];
      const [bx, by] = ring[i] ?? [0, 0];
      if (ay === by || Math.max(ay, by) <= south || Math.min(ay, by) >= north) continue;
      edges.push(ay < by ? { x0: ax, y0: ay, x1: bx, y1: by } : { x0: bx, y0: by, x1: ax, y1: ay });
    }
  return edges;
}

const xAt = ({ x0, y0, x1, y1 }: Edge, y: number): number => x0 + ((y - y0) / (y1 - y0)) * (x1 - x0);

/** The height at which two edges cross; NaN when they do not. */
function crossingY(p: Edge, q: Edge): number {
  const low = Math.max(p.y0, q.y0);
  const high = Math.min(p.y1, q.y1);
  if (!(low < high)) return NaN;
  const atLow = xAt(p, low) - xAt(q, low);
  const atHigh = xAt(p, high) - xAt(q, high);
  return atLow * atHigh < 0 ? low + ((high - low) * atLow) / (atLow - atHigh) : NaN;
}

function crossingsAt(edges: readonly Edge[], y: number): number[] {
  const xs: number[] = [];
  for (const edge of edges) if (edge.y0 < y && y < edge.y1) xs.push(xAt(edge, y));
  return xs.sort((a, b) => a - b);
}

/** Length that two lists of [in, out, in, out …] have in common. */
function commonLength(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0, j = 0; i + 1 < a.length && j + 1 < b.length; ) {
    const [a0 = 0, a1 = 0, b0 = 0, b1 = 0] = [a[i], a[i + 1], b[j], b[j + 1]];
    sum += Math.max(0, Math.min(a1, b1) - Math.max(a0, b0));
    if (a1 < b1) i += 2;
    else j += 2;
  }
  return sum;
}
