import { describe, expect, it } from 'vitest';
import { TILE } from '#renderer/features/map/colours/patterns';
import type { Look } from '#renderer/features/map/layers/cellLook';
import { paintBorders, paintIds, pixelOf } from '#renderer/features/map/layers/rasterPixels';
import type { IdRaster } from '#shared/domain/grid/idRaster';

/** Two cells side by side in a raster, with an empty column at the right. */
function raster(width: number, height: number, left = 0, top = 0): IdRaster {
  const ids = Uint16Array.from({ length: width * height }, (_, i) => {
    const x = i % width;
    return x === width - 1 ? 0 : x < width / 2 ? 1 : 2;
  });
  return { frame: { scale: 1, left, top, width, height }, ids, visible: 2 };
}
const plain = (r: number, g: number, b: number): Look => ({ ink: [r, g, b], paper: null, tile: null });
const striped: Look = {
  ink: [1, 2, 3],
  paper: [255, 255, 255],
  tile: Uint8Array.from({ length: TILE * TILE }, (_, i) => (i % TILE === 0 ? 1 : 0)),
};

describe('cells painted from their numbers', () => {
  it('gives each its colour, and nothing where there is no cell or no look', () => {
    const out = new Uint32Array(8 * 2);
    paintIds(raster(8, 2), [undefined, plain(10, 20, 30), undefined], 1, out);
    expect(out[0]).toBe(pixelOf([10, 20, 30]));
    expect([...new Uint8Array(out.buffer, 0, 4)]).toEqual([10, 20, 30, 255]);
    expect([out[5], out[7]]).toEqual([0, 0]);
  });

  it('patterns stand still on the ground when the map moves, and grow with the screen’s pixels', () => {
    const inkedColumns = (left: number, dpr: number): number[] => {
      const out = new Uint32Array(64);
      paintIds(raster(64, 1, left), [undefined, striped, striped], dpr, out);
      const ink = pixelOf([1, 2, 3]);
      return [...out].flatMap((pixel, x) => (pixel === ink ? [x] : []));
    };
    expect(inkedColumns(0, 1)).toEqual([0, 16, 32, 48]);
    expect(inkedColumns(-3, 1)).toEqual([3, 19, 35, 51]);
    expect(inkedColumns(1_000_000_003, 1)).toEqual(inkedColumns(1_000_000_003 % 16, 1));
    expect(inkedColumns(0, 2)).toEqual([0, 1, 32, 33]);
  });

  it('lines run where the number changes, also to where there is none, and not at the raster’s edge', () => {
    const out = new Uint32Array(8 * 2);
    paintBorders(raster(8, 2), 7, false, out);
    expect([...out.slice(0, 8)]).toEqual([0, 0, 0, 7, 0, 0, 7, 0]);
    paintBorders(raster(8, 2), 7, true, out);
    expect([...out.slice(8)]).toEqual([0, 0, 0, 7, 7, 0, 7, 7]);
  });
});
