import type { BBox, LngLat } from '../geo/types.ts';

/** Latitude (degrees) at which the Web Mercator square ends: 2·atan(e^π) − π/2. */
export const MERCATOR_MAX_LAT = (Math.atan(Math.sinh(Math.PI)) * 180) / Math.PI;

/** The deepest zoom that basemaps may have; at 24 a tile is 2.4 m wide on the equator. */
export const MAX_ZOOM = 24;

/** A tile of the usual grid: y counts from the north (XYZ, WMTS), not from the south (TMS). */
export type TileId = { readonly z: number; readonly x: number; readonly y: number };

/** Whole numbers inside the grid of their zoom. */
export function isTile({ z, x, y }: TileId): boolean {
  if (![z, x, y].every(Number.isInteger) || z < 0 || z > MAX_ZOOM) return false;
  const side = 2 ** z;
  return x >= 0 && y >= 0 && x < side && y < side;
}

/** The row counted from the other end: XYZ ↔ TMS. */
export const flipRow = (y: number, z: number): number => 2 ** z - 1 - y;

/**
 * Where a position (degrees, in the system of the tiles) lies in the grid of a zoom, in tiles with fractions.
 * Spherical Mercator: J. P. Snyder, Map Projections: A Working Manual, USGS 1395, (7-2). Latitudes beyond the square are
 * moved to its edge.
 */
export function lngLatToTile([lng, lat]: LngLat, z: number): readonly [x: number, y: number] {
  const side = 2 ** z;
  const inside = Math.max(-MERCATOR_MAX_LAT, Math.min(MERCATOR_MAX_LAT, lat));
  const sin = Math.sin((inside * Math.PI) / 180);
  return [((lng + 180) / 360) * side, (0.5 - Math.atanh(sin) / (2 * Math.PI)) * side];
}

/** The position (degrees, in the system of the tiles) of a place in the grid; fractions allowed. The inverse of `lngLatToTile`. */
export function tileToLngLat(x: number, y: number, z: number): LngLat {
  const side = 2 ** z;
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / side))) * 180) / Math.PI;
  return [(x / side) * 360 - 180, lat];
}

/** The box of a tile, degrees in the system of the tiles. */
export function tileBox({ z, x, y }: TileId): BBox {
  const [west, north] = tileToLngLat(x, y, z);
  const [east, south] = tileToLngLat(x + 1, y + 1, z);
  return [west, south, east, north];
}

/** Columns and rows of tiles, ends included. */
export type TileRange = {
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
};

/** The tiles of a zoom that a box (degrees) touches, cut to the grid. A box whose edge is a tile's edge does not touch the next. */
export function tilesOfBox([west, south, east, north]: BBox, z: number): TileRange {
  const last = 2 ** z - 1;
  const cut = (value: number): number => Math.max(0, Math.min(last, value));
  const [x0, y0] = lngLatToTile([west, north], z);
  const [x1, y1] = lngLatToTile([east, south], z);
  const [minX, minY] = [cut(Math.floor(x0)), cut(Math.floor(y0))];
  return {
    minX,
    minY,
    maxX: Math.max(minX, cut(Math.ceil(x1) - 1)),
    maxY: Math.max(minY, cut(Math.ceil(y1) - 1)),
  };
}
