import type { BBox, LngLat } from '../geo/types.ts';

/** A raster of equal buckets over a box; row 0 in the south, column 0 in the west. Degrees. */
export type Raster = {
  readonly west: number;
  readonly south: number;
  readonly stepX: number;
  readonly stepY: number;
  readonly columns: number;
  readonly rows: number;
};

/** A raster of about `buckets` buckets over a box, nearly square in degrees. */
export function rasterOver([west, south, east, north]: BBox, buckets: number): Raster {
  const width = Math.max(east - west, 1e-7);
  const height = Math.max(north - south, 1e-7);
  const columns = Math.max(1, Math.min(buckets, Math.round(Math.sqrt((buckets * width) / height))));
  const rows = Math.max(1, Math.ceil(buckets / columns));
  return { west, south, stepX: width / columns, stepY: height / rows, columns, rows };
}

/** The column of a longitude, clamped to the raster. */
export function columnOf(raster: Raster, lng: number): number {
  return clamp(Math.floor((lng - raster.west) / raster.stepX), raster.columns);
}

/** The row of a latitude, clamped to the raster. */
export function rowOf(raster: Raster, lat: number): number {
  return clamp(Math.floor((lat - raster.south) / raster.stepY), raster.rows);
}

function clamp(index: number, count: number): number {
  return index < 0 ? 0 : index >= count ? count - 1 : index;
}

/** Buckets are widened by this share of a step, so that rounding never lets an edge slip past its bucket. */
const PAD_SHARE = 1e-6;

/**
 * Visits every bucket that the segment a–b meets (never fewer; perhaps one more where it passes within a millionth).
 * With `padDeg` also those that it passes within that distance.
 */
export function visitSegment(
  raster: Raster,
  a: LngLat,
  b: LngLat,
  visit: (bucket: number) => void,
  padDeg = 0,
): void {
  const padX = raster.stepX * PAD_SHARE + padDeg;
  const padY = raster.stepY * PAD_SHARE + padDeg;
  const [low, high] = a[1] <= b[1] ? [a, b] : [b, a];
  const firstRow = rowOf(raster, low[1] - padY);
  const lastRow = rowOf(raster, high[1] + padY);
  const rise = high[1] - low[1];
  const slope = rise === 0 ? 0 : (high[0] - low[0]) / rise;
  const minX = Math.min(a[0], b[0]);
  const maxX = Math.max(a[0], b[0]);
  for (let row = firstRow; row <= lastRow; row++) {
    const bottom = raster.south + row * raster.stepY - padY;
    const top = bottom + raster.stepY + 2 * padY;
    let from = minX;
    let to = maxX;
    if (rise > padY) {
      const atBottom = low[0] + (Math.max(bottom, low[1]) - low[1]) * slope;
      const atTop = low[0] + (Math.min(top, high[1]) - low[1]) * slope;
      from = Math.max(minX, Math.min(atBottom, atTop));
      to = Math.min(maxX, Math.max(atBottom, atTop));
    }
    const lastColumn = columnOf(raster, to + padX);
    for (let column = columnOf(raster, from - padX); column <= lastColumn; column++)
      visit(row * raster.columns + column);
  }
}
