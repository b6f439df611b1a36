import { readAngles } from './angleText.ts';
import { fromWgs84, toWgs84 } from './convert.ts';
import { haversineM } from './distance.ts';
import type { CoordinateSystem, LngLat } from './types.ts';

/** How a position is written: degrees with decimals, or degrees, minutes and seconds (度分秒). */
export const COORDINATE_FORMS = ['decimal', 'dms'] as const;
export type CoordinateForm = (typeof COORDINATE_FORMS)[number];

/** A position as it was written; degrees in whatever system the writer used. */
export type WrittenCoordinate = {
  readonly lngLat: LngLat;
  readonly form: CoordinateForm;
  /** Latitude stood first. */
  readonly latFirst: boolean;
  /** Nothing tells which number is which: no letters, and China does not settle it; longitude was taken as first. */
  readonly ambiguous: boolean;
};

/** China with its seas, degrees: no longitude of it could be one of its latitudes. */
const isChinaLng = (value: number): boolean => value >= 73 && value <= 136;
const isChinaLat = (value: number): boolean => value >= 3 && value <= 54;

/**
 * Reads one position out of a text in any usual writing: `121.55, 29.87`, `29.87,121.55`, `29°52′30″N 121°33′0″E`,
 * `北纬29度52分30秒 东经121度33分`, `29 52 30 121 33 0`, `N29°52.5′ E121°33′`, `29:52:30 121:33:00`,
 * `经度：121.55 纬度：29.87`, `(121.55 29.87)`; full-width signs and digits too. The order is told by letters, else by
 * China's ranges. Null when the text is anything else, more than a position, or outside the world.
 */
export function parseCoordinate(text: string): WrittenCoordinate | null {
  const angles = readAngles(text);
  if (!angles) return null;
  const [first, second] = angles;
  const order = orderOf(first, second);
  if (!order) return null;
  const [lng, lat] = order === 'latFirst' ? [second.degrees, first.degrees] : [first.degrees, second.degrees];
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return null;
  return {
    lngLat: [lng, lat],
    form: first.parts > 1 || second.parts > 1 ? 'dms' : 'decimal',
    latFirst: order === 'latFirst',
    ambiguous: order === 'unknown',
  };
}

type Written = { readonly degrees: number; readonly axis: 'lng' | 'lat' | null };

function orderOf(first: Written, second: Written): 'lngFirst' | 'latFirst' | 'unknown' | null {
  const [a, b] = [first.axis, second.axis];
  if (a && a === b) return null;
  if (a === 'lat' || b === 'lng') return 'latFirst';
  if (a === 'lng' || b === 'lat') return 'lngFirst';
  const [x, y] = [first.degrees, second.degrees];
  if (isChinaLng(x) && isChinaLat(y)) return 'lngFirst';
  if (isChinaLng(y) && isChinaLat(x)) return 'latFirst';
  if (Math.abs(x) > 90) return 'lngFirst';
  return Math.abs(y) > 90 ? 'latFirst' : 'unknown';
}

/**
 * Writes a position (degrees): `121.543210, 29.876540`, longitude first, or `121°32′35.56″E 29°52′35.54″N`.
 * Six decimals of a degree are 0.1 m, two of a second 0.3 m.
 */
export function formatCoordinate(lngLat: LngLat, form: CoordinateForm): string {
  const [lng, lat] = lngLat;
  if (form === 'decimal') return `${lng.toFixed(6)}, ${lat.toFixed(6)}`;
  return `${dms(lng)}${lng < 0 ? 'W' : 'E'} ${dms(lat)}${lat < 0 ? 'S' : 'N'}`;
}

/** Degrees, minutes and seconds of an angle without its sign. Rounded as a whole, so that no 60″ is ever written. */
function dms(degrees: number): string {
  const hundredths = Math.round(Math.abs(degrees) * 360_000);
  const seconds = ((hundredths % 6000) / 100).toFixed(2).padStart(5, '0');
  const minutes = Math.floor(hundredths / 6000) % 60;
  return `${Math.floor(hundredths / 360_000)}°${String(minutes).padStart(2, '0')}′${seconds}″`;
}

/** How far a position read in a system lies from the same numbers read as WGS-84, metres. */
export function shiftM(lngLat: LngLat, crs: CoordinateSystem): number {
  return haversineM(lngLat, toWgs84(lngLat, crs));
}

/** A WGS-84 position (degrees) written in another system, as `formatCoordinate` writes. */
export function writtenIn(lngLat: LngLat, crs: CoordinateSystem, form: CoordinateForm): string {
  return formatCoordinate(fromWgs84(lngLat, crs), form);
}
