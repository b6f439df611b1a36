import { polygonsOf, positionsOf } from './positions.ts';
import type { Area, BBox, Geometry, LngLat } from './types.ts';

/** Mean Earth radius in metres (IUGG 1980, R1 = (2a + b) / 3 of GRS 80, rounded as in haversine libraries). */
export const EARTH_RADIUS_M = 6_371_008.8;
/** Metres of one degree of latitude on that sphere. */
export const METRES_PER_DEGREE = (EARTH_RADIUS_M * Math.PI) / 180;
const RAD = Math.PI / 180;

/**
 * Great-circle distance in metres between two `[lng, lat]` WGS-84 positions on a sphere of 6,371,008.8 m.
 * Haversine formula: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984). Error against the
 * ellipsoid up to 0.5 %.
 */
export function haversineM(a: LngLat, b: LngLat): number {
  const sinLat = Math.sin(((b[1] - a[1]) * RAD) / 2);
  const sinLng = Math.sin(((b[0] - a[0]) * RAD) / 2);
  const h = sinLat * sinLat + Math.cos(a[1] * RAD) * Math.cos(b[1] * RAD) * sinLng * sinLng;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** A flat metric plane around an origin; x to the east and y to the north, metres. */
export type LocalProjection = {
  readonly origin: LngLat;
  /** Metres of one degree of longitude at the origin's latitude, and of one degree of latitude. */
  readonly metresPerDegree: readonly [x: number, y: number];
  readonly toXY: (lngLat: LngLat) => readonly [x: number, y: number];
  readonly fromXY: (xy: readonly [x: number, y: number]) => LngLat;
};

/**
 * Equirectangular projection about `origin` (WGS-84 degrees → metres): x = R·Δλ·cos φ0, y = R·Δφ
 * (J. P. Snyder, Map Projections: A Working Manual, USGS 1395, §12). Straight lines in degrees stay straight;
 * 10 km away from the origin at 30° N lengths are wrong by less than 0.1 %.
 */
export function localProjection(origin: LngLat): LocalProjection {
  const mx = METRES_PER_DEGREE * Math.max(1e-6, Math.cos(origin[1] * RAD));
  const my = METRES_PER_DEGREE;
  return {
    origin,
    metresPerDegree: [mx, my],
    toXY: ([lng, lat]) => [(lng - origin[0]) * mx, (lat - origin[1]) * my],
    fromXY: ([x, y]) => [origin[0] + x / mx, origin[1] + y / my],
  };
}

/**
 * ∮ sin φ dλ of one ring whose edges are straight in degrees (as RFC 7946 §3.1.1 defines them), signed, steradians.
 * Exact per edge, ∫ sin φ dλ = Δλ · sin φm · sinc(Δφ/2), so that cutting an edge in two does not change the sum.
 */
function ringSteradians(ring: readonly LngLat[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i];
    const b = ring[(i + 1) % ring.length];
    if (a === undefined || b === undefined) continue;
    const half = ((b[1] - a[1]) * RAD) / 2;
    const sinc = Math.abs(half) < 1e-8 ? 1 : Math.sin(half) / half;
    sum += (b[0] - a[0]) * RAD * Math.sin(((a[1] + b[1]) * RAD) / 2) * sinc;
  }
  return sum;
}

/** Area of one ring in m² on the sphere of 6,371,008.8 m, always positive. WGS-84 degrees, closed or not. */
export function ringAreaM2(ring: readonly LngLat[]): number {
  return Math.abs(ringSteradians(ring)) * EARTH_RADIUS_M * EARTH_RADIUS_M;
}

/** Area in m² on the sphere of 6,371,008.8 m: outer rings less holes. WGS-84 degrees; not across the 180th meridian. */
export function areaM2(area: Area): number {
  let sum = 0;
  for (const rings of polygonsOf(area))
    rings.forEach((ring, index) => {
      sum += index === 0 ? ringAreaM2(ring) : -ringAreaM2(ring);
    });
  return Math.max(0, sum);
}

/** Length in metres of a path of WGS-84 positions (great-circle pieces). */
export function lengthM(path: readonly LngLat[]): number {
  let sum = 0;
  for (let i = 1; i < path.length; i++) {
    const a = path[i - 1];
    const b = path[i];
    if (a !== undefined && b !== undefined) sum += haversineM(a, b);
  }
  return sum;
}

/** The smallest box around all positions; `[Infinity, Infinity, -Infinity, -Infinity]` when there are none. */
export function bboxOfPositions(positions: Iterable<LngLat>): BBox {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const [lng, lat] of positions) {
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
}

/** The smallest box around a geometry, degrees, same system as the geometry. */
export function bboxOf(geometry: Geometry): BBox {
  return bboxOfPositions(positionsOf(geometry));
}

/** True when a position lies in the box; borders count as inside. */
export function bboxContains([west, south, east, north]: BBox, [lng, lat]: LngLat): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

/** The middle of a box. */
export function bboxCentre([west, south, east, north]: BBox): LngLat {
  return [(west + east) / 2, (south + north) / 2];
}
