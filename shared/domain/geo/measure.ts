import { areaM2, haversineM, lengthM } from './distance.ts';
import { crossesItself } from './rings.ts';
import type { LngLat } from './types.ts';

/** Square metres of one 亩: 2000/3, fifteen to the hectare. */
export const MU_M2 = 2000 / 3;
/** Square metres of one hectare (公顷). */
export const HECTARE_M2 = 10_000;

/** Lengths in metres from the first corner to each corner of a path (WGS-84, great-circle pieces); `[0]` for one corner. */
export function runningM(path: readonly LngLat[]): readonly number[] {
  const sums: number[] = [];
  let sum = 0;
  for (const [i, corner] of path.entries()) {
    const before = path[i - 1];
    if (before) sum += haversineM(before, corner);
    sums.push(sum);
  }
  return sums;
}

/** What is known of an area drawn by its corners. */
export type MeasuredArea = {
  /** m² on the sphere of 6,371,008.8 m; null when its sides cross, since such an area means nothing. */
  readonly areaM2: number | null;
  /** Length of all sides, metres. */
  readonly perimeterM: number;
};

/** Area and perimeter of a polygon by its corners (WGS-84, not closed, no holes); fewer than three corners have no area. */
export function measureArea(corners: readonly LngLat[]): MeasuredArea {
  const [first] = corners;
  if (!first) return { areaM2: 0, perimeterM: 0 };
  const ring = [...corners, first].map(([lng, lat]): [number, number] => [lng, lat]);
  const perimeterM = lengthM(ring);
  if (corners.length < 3) return { areaM2: 0, perimeterM };
  if (crossesItself([ring])) return { areaM2: null, perimeterM };
  return { areaM2: areaM2({ type: 'Polygon', coordinates: [ring] }), perimeterM };
}
