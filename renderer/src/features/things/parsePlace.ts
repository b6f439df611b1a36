import { toWgs84 } from '#shared/domain/geo/convert';
import { parseCoordinate, shiftM } from '#shared/domain/geo/coordinateText';
import type { CoordinateSystem, LngLat } from '#shared/domain/geo/types';

/** A typed position: the place in WGS-84, and what is to be said about how it was read. */
export type TypedPlace = {
  readonly place: LngLat;
  /** Latitude had been typed first. */
  readonly swapped: boolean;
  /** Nothing tells longitude from latitude. */
  readonly ambiguous: boolean;
  /** How far the place lies from the same numbers read as WGS-84, metres. */
  readonly shiftM: number;
};

/** Reads a position in any usual writing, given in `crs`. Null when unreadable. */
export function parsePlace(text: string, crs: CoordinateSystem): TypedPlace | null {
  const read = parseCoordinate(text);
  if (!read) return null;
  return {
    place: toWgs84(read.lngLat, crs),
    swapped: read.latFirst,
    ambiguous: read.ambiguous,
    shiftM: shiftM(read.lngLat, crs),
  };
}
