import gcoord from 'gcoord';
import { mapPositions } from './positions.ts';
import type { CoordinateSystem, Geometry, LngLat } from './types.ts';

/**
 * The rough box in which GCJ-02 and BD-09 are shifted (degrees), the same as gcoord's and the public
 * eviltransform's. Outside it every system equals WGS-84.
 */
const CHINA_BOX = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 } as const;

/** About 1 µm; the forward formulas are deterministic, so the inverse may be asked for that much. */
const INVERSE_TOLERANCE_DEG = 1e-11;
const INVERSE_MAX_STEPS = 40;

const CRS = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;
type ShiftedSystem = keyof typeof CRS;

/** True where China's shifted systems differ from WGS-84: a rough box, borders included. Degrees, any system. */
export function isInShiftedRegion([lng, lat]: LngLat): boolean {
  return lng >= CHINA_BOX.west && lng <= CHINA_BOX.east && lat >= CHINA_BOX.south && lat <= CHINA_BOX.north;
}

function forward(lngLat: LngLat, crs: ShiftedSystem): LngLat {
  const [lng, lat] = gcoord.transform<[number, number]>([lngLat[0], lngLat[1]], gcoord.WGS84, CRS[crs]);
  return [lng, lat];
}

/** Fixed-point iteration: the shift changes by less than 3 % over its own length, so it converges in about 6 steps. */
function inverse(target: LngLat, crs: ShiftedSystem): LngLat {
  let [lng, lat] = target;
  for (let step = 0; step < INVERSE_MAX_STEPS; step++) {
    const [gotLng, gotLat] = forward([lng, lat], crs);
    const dLng = gotLng - target[0];
    const dLat = gotLat - target[1];
    lng -= dLng;
    lat -= dLat;
    if (Math.abs(dLng) < INVERSE_TOLERANCE_DEG && Math.abs(dLat) < INVERSE_TOLERANCE_DEG) break;
  }
  return [lng, lat];
}

function assertNumbers([lng, lat]: LngLat): void {
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) throw new RangeError('position is not two numbers');
}

/**
 * Converts a position to WGS-84 degrees. GCJ-02 and BD-09 by inverting gcoord's formulas to about 1 µm (gcoord's own
 * inverse stops at 0.1 m); CGCS2000 is read as WGS-84; outside China nothing changes.
 * Throws RangeError when a coordinate is not a finite number.
 */
export function toWgs84(lngLat: LngLat, crs: CoordinateSystem): LngLat {
  assertNumbers(lngLat);
  if (crs === 'wgs84' || crs === 'cgcs2000' || !isInShiftedRegion(lngLat)) return [lngLat[0], lngLat[1]];
  return inverse(lngLat, crs);
}

/**
 * Converts a WGS-84 position (degrees) to another system, by gcoord. Outside China nothing changes.
 * Throws RangeError when a coordinate is not a finite number.
 */
export function fromWgs84(lngLat: LngLat, crs: CoordinateSystem): LngLat {
  assertNumbers(lngLat);
  if (crs === 'wgs84' || crs === 'cgcs2000' || !isInShiftedRegion(lngLat)) return [lngLat[0], lngLat[1]];
  return forward(lngLat, crs);
}

/** Converts every position of a geometry from one system to another (degrees); returns a new geometry of the same type. */
export function convertGeometry<G extends Geometry>(
  geometry: G,
  from: CoordinateSystem,
  to: CoordinateSystem,
): G {
  return mapPositions(geometry, (position) => fromWgs84(toWgs84(position, from), to));
}
