import { MAX_ZOOM, MERCATOR_MAX_LAT } from '#shared/domain/basemap/tileMath';
import { MVT_MIME } from '#shared/domain/basemap/tileMime';
import { type FileMime, type ImageMime, inspectPicture, isImage } from '#shared/domain/files/index';
import type { BBox } from '#shared/domain/geo/types';
import { htmlText } from '#shared/domain/imports/htmlText';
import type { FoundTile } from './tileProtocol.ts';

/** Side of one tile of a package in CSS pixels, as the tile itself has it; `scale` 2 is a tile for fine screens. */
export function tileSizeOf(tile: FoundTile, scale: number): number {
  if (!isImage(tile.mime as FileMime)) return 256;
  const width = inspectPicture(tile.mime as ImageMime, tile.bytes)?.widthPx ?? 256;
  const size = Math.round(width / (scale > 1 ? scale : 1));
  return size >= 64 && size <= 1024 ? size : 256;
}

export const contentOf = (tile: FoundTile): 'raster' | 'vector' =>
  tile.mime === MVT_MIME ? 'vector' : 'raster';

/** A box as four finite degrees in order and inside the world; null for anything else. */
export function boxOf(numbers: readonly number[]): BBox | null {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = numbers;
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return null;
  const lng = (value: number): number => Math.max(-180, Math.min(180, value));
  const lat = (value: number): number => Math.max(-MERCATOR_MAX_LAT, Math.min(MERCATOR_MAX_LAT, value));
  const box: BBox = [lng(west), lat(south), lng(east), lat(north)];
  return box[0] < box[2] && box[1] < box[3] ? box : null;
}

/** A zoom as a package writes it, or null. */
export function zoomOf(value: unknown): number | null {
  const zoom = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof zoom === 'number' && Number.isInteger(zoom) && zoom >= 0 && zoom <= MAX_ZOOM ? zoom : null;
}

/** A text of a package in plain words of one line, at most so long. */
export function plainLine(value: unknown, atMost: number): string {
  if (typeof value !== 'string') return '';
  // Packages are written by others: a page of text is cut before it is looked through.
  return htmlText(value.slice(0, 20_000))
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, atMost);
}
