/// <reference path="./polylabel.d.ts" />
import polylabel from 'polylabel';
import { bboxOf, haversineM, localProjection, ringAreaM2 } from './distance.ts';
import { polygonsOf } from './positions.ts';
import { PreparedArea } from './preparedArea.ts';
import type { Area, Geometry, LngLat } from './types.ts';

/**
 * True when a position lies in the area. Points exactly on any border, a hole's border too, count as inside; the
 * sign of the test is exact. For many points of one area use `PreparedArea`. Same coordinate system for both (degrees, straight edges as in RFC 7946).
 */
export function contains(area: Area, [lng, lat]: LngLat): boolean {
  return new PreparedArea(area).contains(lng, lat);
}

/**
 * Centre of mass of an area, `[lng, lat]`, by the shoelace formula in degrees about the first vertex (holes
 * subtracted); the mean of the vertices when the area is zero. May lie outside a concave area.
 */
export function centroid(area: Area): LngLat {
  const base = polygonsOf(area)[0]?.[0]?.[0];
  if (base === undefined) return [NaN, NaN];
  let twice = 0;
  let sumX = 0;
  let sumY = 0;
  for (const rings of polygonsOf(area))
    rings.forEach((ring, index) => {
      const moments = ringMoments(ring, base);
      const sign = (index === 0 ? 1 : -1) * Math.sign(moments.twice);
      twice += sign * moments.twice;
      sumX += sign * moments.x;
      sumY += sign * moments.y;
    });
  if (twice > 0) return [base[0] + sumX / (3 * twice), base[1] + sumY / (3 * twice)];
  const [west, south, east, north] = bboxOf(area);
  return [(west + east) / 2, (south + north) / 2];
}

function ringMoments(ring: readonly LngLat[], base: LngLat): { twice: number; x: number; y: number } {
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i];
    const b = ring[(i + 1) % ring.length];
    if (a === undefined || b === undefined) continue;
    const [ax, ay, bx, by] = [a[0] - base[0], a[1] - base[1], b[0] - base[0], b[1] - base[1]];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return { twice, x, y };
}

/**
 * Pole of inaccessibility of the largest polygon of an area: the point farthest from its borders, found in local
 * metres to 1 m (1 % for small shapes). Algorithm: mapbox/polylabel.
 */
export function poleOfInaccessibility(area: Area): LngLat {
  const largest = [...polygonsOf(area)].sort((a, b) => ringAreaM2(b[0] ?? []) - ringAreaM2(a[0] ?? []))[0];
  const origin = largest?.[0]?.[0];
  if (largest === undefined || origin === undefined) return [NaN, NaN];
  const local = localProjection(origin);
  const [west, south, east, north] = bboxOf({ type: 'Polygon', coordinates: [...largest] });
  const [mx, my] = local.metresPerDegree;
  const width = (east - west) * mx;
  const height = (north - south) * my;
  const narrow = Math.min(width, height);
  // A needle would make polylabel start with millions of squares: any of its vertices will do.
  if (narrow * 10_000 <= Math.max(width, height)) return origin;
  const metric = largest.map((ring) => ring.map((position) => local.toXY(position)));
  const [x, y] = polylabel(metric, Math.min(1, narrow / 100));
  return local.fromXY([x, y]);
}

function middleOfLine(path: readonly LngLat[]): LngLat {
  const pieces = path.slice(1).map((to, index) => ({ from: path[index] ?? to, to }));
  const lengths = pieces.map(({ from, to }) => haversineM(from, to));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, { from, to }] of pieces.entries()) {
    const length = lengths[index] ?? 0;
    if (left <= length && length > 0) {
      const share = left / length;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    }
    left -= length;
  }
  return path[0] ?? [NaN, NaN];
}

/**
 * The one position that stands for a geometry (same system, degrees): a point itself, a line's middle by length, an
 * area's centroid when it lies inside, else its pole of inaccessibility.
 */
export function anchorOf(geometry: Geometry): LngLat {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates[0], geometry.coordinates[1]];
    case 'LineString':
      return middleOfLine(geometry.coordinates);
    case 'Polygon':
    case 'MultiPolygon': {
      const centre = centroid(geometry);
      return contains(geometry, centre) ? centre : poleOfInaccessibility(geometry);
    }
  }
}
