import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PreparedArea } from '#shared/domain/geo/preparedArea';
import type { Area } from '#shared/domain/geo/types';
import { CellIndex } from '#shared/domain/grid/cellIndex';
import { fillIdRaster, idAtPixel, planeArea, type RasterFrame } from '#shared/domain/grid/idRaster';

const WIDTH = 24;
const HEIGHT = 20;
const frame: RasterFrame = { scale: 1, left: 0, top: 0, width: WIDTH, height: HEIGHT };

const asIs = ([x, y]: readonly [number, number]): readonly [number, number] => [x, y];
const rasterOf = (areas: readonly Area[], on: RasterFrame = frame) =>
  fillIdRaster(
    areas.map((area) => planeArea(area, asIs)),
    on,
  );

type Ring = [number, number][];
const polygon = (...rings: Ring[]): Area => ({ type: 'Polygon', coordinates: rings });

/** The first area that holds the centre of each pixel, by the exact test. */
function exact(areas: readonly Area[], on: RasterFrame = frame): number[] {
  const prepared = areas.map((area) => new PreparedArea(area));
  return Array.from({ length: on.width * on.height }, (_, pixel) => {
    const x = ((pixel % on.width) + 0.5 + on.left) / on.scale;
    const y = (Math.floor(pixel / on.width) + 0.5 + on.top) / on.scale;
    return prepared.findIndex((area) => area.contains(x, y)) + 1;
  });
}

/** Halves of pixels, so that corners and edges often go exactly through centres, inside and outside of the raster. */
const half = (most: number) => fc.integer({ min: -6, max: 2 * most + 6 }).map((value) => value / 2);
const anywhere = (most: number) =>
  fc.oneof(half(most), fc.double({ min: -5, max: most + 5, noNaN: true, noDefaultInfinity: true }));
const corner = fc.tuple(anywhere(WIDTH), anywhere(HEIGHT));
const ring = fc
  .array(corner, { minLength: 3, maxLength: 9 })
  .map((list): Ring => [...list, list[0] ?? [0, 0]]);
const area = fc.oneof(
  ring.map((one) => polygon(one)),
  fc.tuple(ring, ring).map(([outer, hole]) => polygon(outer, hole)),
  fc.tuple(ring, ring, ring).map(([outer, hole, other]) => polygon(outer, hole, other)),
  fc.tuple(ring, ring).map(([one, two]): Area => ({ type: 'MultiPolygon', coordinates: [[one], [two]] })),
);

describe('a raster of cell numbers', () => {
  it('is the exact point-in-area test at every pixel centre, borders and holes too', () => {
    fc.assert(
      fc.property(fc.array(area, { minLength: 1, maxLength: 4 }), (areas) => {
        expect([...rasterOf(areas).ids]).toEqual(exact(areas));
      }),
      { seed: 5, numRuns: 1500 },
    );
  });

  it('is the same when the frame is moved and scaled by whole steps', () => {
    fc.assert(
      fc.property(
        area,
        fc.integer({ min: -8, max: 8 }),
        fc.constantFrom(0.5, 1, 2, 4),
        (one, shift, scale) => {
          const moved: RasterFrame = { scale, left: shift, top: -shift, width: 31, height: 17 };
          expect([...rasterOf([one], moved).ids]).toEqual(exact([one], moved));
        },
      ),
      { seed: 6, numRuns: 400 },
    );
  });

  it('gives shared borders to the smallest code, as points are given to cells', () => {
    const square = (x: number, y: number): Area =>
      polygon([
        [x, y],
        [x + 4, y],
        [x + 4, y + 4],
        [x, y + 4],
        [x, y],
      ]);
    // Corners on pixel centres: whole rows and columns of centres lie on shared borders.
    const cells = [2, 1, 3, 0].map((code, i) => ({
      id: `c${i}`,
      code: String(code),
      geometry: square(0.5 + 4 * (i % 2), 0.5 + 4 * (i >> 1)),
    }));
    const byCode = [...cells].sort((a, b) => a.code.localeCompare(b.code));
    const raster = rasterOf(byCode.map((cell) => cell.geometry));
    const index = new CellIndex(cells);
    for (let row = 0; row < HEIGHT; row++)
      for (let column = 0; column < WIDTH; column++) {
        const id = raster.ids[row * WIDTH + column] ?? 0;
        expect(byCode[id - 1]?.id ?? null).toBe(index.find([column + 0.5, row + 0.5]));
      }
    expect(idAtPixel(raster, 4.7, 4.2)).toBe(1);
  });

  it('tells the number under a point, and none outside', () => {
    const raster = rasterOf([
      polygon([
        [2, 2],
        [6, 2],
        [6, 6],
        [2, 6],
        [2, 2],
      ]),
    ]);
    expect(idAtPixel(raster, 2.01, 5.99)).toBe(1);
    expect(idAtPixel(raster, 6.2, 3)).toBe(0);
    expect([
      idAtPixel(raster, -1, 3),
      idAtPixel(raster, 3, HEIGHT),
      idAtPixel(raster, Number.NaN, 1),
    ]).toEqual([0, 0, 0]);
    expect(raster.visible).toBe(1);
  });

  it('leaves out what lies outside, and starts clean in an array that is used again', () => {
    const far = polygon([
      [900, 900],
      [950, 900],
      [950, 950],
      [900, 900],
    ]);
    const used = new Uint16Array(WIDTH * HEIGHT).fill(7);
    const raster = fillIdRaster([planeArea(far, asIs)], frame, used);
    expect(raster.ids).toBe(used);
    expect(raster.visible).toBe(0);
    expect(Math.max(...raster.ids)).toBe(0);
  });
});
