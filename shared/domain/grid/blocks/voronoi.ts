import { Delaunay } from 'd3-delaunay';
import { bboxCentre, localProjection } from '../../geo/distance.ts';
import type { BBox, LngLat } from '../../geo/types.ts';
import type { Seed } from './types.ts';

/** Buildings nearer than this are one for the borders between buildings, metres. */
const SAME_BUILDING_M = 0.5;

/**
 * The lines halfway between neighbouring buildings (Voronoi, in local metres), out to a box widened by itself; WGS-84.
 * Each line once; none for fewer than two places.
 */
export function linesBetween(seeds: readonly Seed[], box: BBox): (readonly LngLat[])[] {
  const plane = localProjection(bboxCentre(box));
  const places = new Map<string, [number, number]>();
  for (const { at } of seeds) {
    const [x, y] = plane.toXY(at);
    places.set(`${Math.round(x / SAME_BUILDING_M)} ${Math.round(y / SAME_BUILDING_M)}`, [x, y]);
  }
  if (places.size < 2) return [];
  const [west, south] = plane.toXY([box[0], box[1]]);
  const [east, north] = plane.toXY([box[2], box[3]]);
  const room = Math.max(east - west, north - south);
  const voronoi = Delaunay.from([...places.values()]).voronoi([
    west - room,
    south - room,
    east + room,
    north + room,
  ]);
  const lines = new Map<string, readonly LngLat[]>();
  for (const polygon of voronoi.cellPolygons())
    for (let i = 1; i < polygon.length; i++) {
      const [a, b] = [polygon[i - 1], polygon[i]];
      if (!a || !b) continue;
      const key = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? `${a} ${b}` : `${b} ${a}`;
      if (!lines.has(key)) lines.set(key, [plane.fromXY([a[0], a[1]]), plane.fromXY([b[0], b[1]])]);
    }
  return [...lines.values()];
}
