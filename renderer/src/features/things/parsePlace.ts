import { toWgs84 } from '#shared/domain/geo/convert';
import type { CoordinateSystem, LngLat } from '#shared/domain/geo/types';

/** A typed position: the place in WGS-84, and whether latitude had been typed first. */
export type TypedPlace = { readonly place: LngLat; readonly swapped: boolean };

const inChina = (lng: number, lat: number): boolean => lng >= 73 && lng <= 136 && lat >= 3 && lat <= 54;

/**
 * Reads `121.54321, 29.87654` (any comma, space or 、 between; full-width digits too) given in `crs`.
 * Two numbers that fit China only the other way round are taken as latitude first. Null when unreadable.
 */
export function parsePlace(text: string, crs: CoordinateSystem): TypedPlace | null {
  const numbers =
    text
      .normalize('NFKC')
      .match(/-?\d+(?:\.\d+)?/g)
      ?.map(Number) ?? [];
  const [first, second] = numbers;
  if (numbers.length !== 2 || first === undefined || second === undefined) return null;
  const swapped = !inChina(first, second) && inChina(second, first);
  const [lng, lat] = swapped ? [second, first] : [first, second];
  if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return null;
  return { place: toWgs84([lng, lat], crs), swapped };
}
