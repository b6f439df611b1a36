import type { IdRaster } from '#shared/domain/grid/idRaster';
import type { Rgb } from '../colours/lab.ts';
import { TILE } from '../colours/patterns.ts';
import type { Look } from './cellLook.ts';

/** A colour as one pixel of ImageData (little-endian: alpha, blue, green, red). */
export const pixelOf = ([r, g, b]: Rgb, alpha = 255): number =>
  ((alpha << 24) | (b << 16) | (g << 8) | r) >>> 0;

/** Stands in the table where a pattern must be asked; no colour is it, since colours are opaque. */
const PATTERNED = 1;

/**
 * Colours a raster of cell numbers through a table: `lookOf[n]` is the look of number n (undefined: nothing is
 * painted). Patterns stand still on the ground when the map moves.
 */
export function paintIds(
  { frame, ids }: IdRaster,
  lookOf: readonly (Look | undefined)[],
  dpr: number,
  out: Uint32Array,
): void {
  const table = Uint32Array.from(lookOf, (look) => (look ? (look.tile ? PATTERNED : pixelOf(look.ink)) : 0));
  if (!table.includes(PATTERNED)) {
    for (let i = 0; i < out.length; i++) out[i] = table[ids[i] ?? 0] ?? 0;
    return;
  }
  const zoom = Math.max(1, Math.round(dpr));
  const shiftX = Math.round(frame.left);
  const shiftY = Math.round(frame.top);
  const inks = Uint32Array.from(lookOf, (look) => (look ? pixelOf(look.ink) : 0));
  const papers = Uint32Array.from(lookOf, (look) => (look?.paper ? pixelOf(look.paper) : 0));
  const column = Uint8Array.from({ length: frame.width }, (_, x) => tileAt(x + shiftX, zoom));
  for (let row = 0; row < frame.height; row++) {
    const tileRow = tileAt(row + shiftY, zoom) * TILE;
    const end = (row + 1) * frame.width;
    for (let i = row * frame.width, x = 0; i < end; i++, x++) {
      const id = ids[i] ?? 0;
      const pixel = table[id] ?? 0;
      if (pixel !== PATTERNED) out[i] = pixel;
      else out[i] = (lookOf[id]?.tile?.[tileRow + (column[x] ?? 0)] ? inks[id] : papers[id]) ?? 0;
    }
  }
}

const tileAt = (at: number, zoom: number): number => ((Math.floor(at / zoom) % TILE) + TILE) % TILE;

/** Draws a line wherever the number changes from a pixel to the one right of it or below it. */
export function paintBorders(
  { frame, ids }: IdRaster,
  pixel: number,
  thick: boolean,
  out: Uint32Array,
): void {
  out.fill(0);
  const { width, height } = frame;
  for (let row = 0; row < height; row++) {
    const last = (row + 1) * width - 1;
    for (let i = row * width; i <= last; i++) {
      const id = ids[i] ?? 0;
      const right = i < last ? (ids[i + 1] ?? 0) : id;
      const below = row + 1 < height ? (ids[i + width] ?? 0) : id;
      if (right === id && below === id) continue;
      out[i] = pixel;
      if (thick && right !== id) out[i + 1] = pixel;
      if (thick && below !== id) out[i + width] = pixel;
    }
  }
}
