import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  flipRow,
  isTile,
  lngLatToTile,
  MAX_ZOOM,
  MERCATOR_MAX_LAT,
  tileBox,
  tilesOfBox,
  tileToLngLat,
} from '#shared/domain/basemap/tileMath';

const zoom = fc.integer({ min: 0, max: MAX_ZOOM });
const lngLat = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -85, max: 85, noNaN: true }),
);

describe('tiles', () => {
  it('stand where the grid of the web has them', () => {
    // OpenStreetMap wiki, "Slippy map tilenames"; and 宁波 by the same formula elsewhere.
    expect(lngLatToTile([0, 0], 1)).toEqual([1, 1]);
    expect(lngLatToTile([139.7006793, 35.6590699], 18).map(Math.floor)).toEqual([232798, 103246]);
    expect(tileToLngLat(0, 0, 0)[1]).toBeCloseTo(85.0511287798, 9);
    expect(tileBox({ z: 1, x: 1, y: 0 })).toEqual([0, 0, 180, MERCATOR_MAX_LAT]);
  });

  it('and positions are each other’s inverse', () => {
    fc.assert(
      fc.property(lngLat, zoom, (at, z) => {
        const [x, y] = lngLatToTile(at, z);
        const back = tileToLngLat(x, y, z);
        expect(back[0]).toBeCloseTo(at[0], 8);
        expect(back[1]).toBeCloseTo(at[1], 8);
      }),
    );
  });

  it('hold the positions that they are found for, and lie inside their parent', () => {
    fc.assert(
      fc.property(lngLat, fc.integer({ min: 1, max: MAX_ZOOM }), (at, z) => {
        const [x = 0, y = 0] = lngLatToTile(at, z).map((part) => Math.min(2 ** z - 1, Math.floor(part)));
        const [west, south, east, north] = tileBox({ z, x, y });
        const slack = 1e-9;
        expect(at[0]).toBeGreaterThanOrEqual(west - slack);
        expect(at[0]).toBeLessThanOrEqual(east + slack);
        expect(at[1]).toBeGreaterThanOrEqual(south - slack);
        expect(at[1]).toBeLessThanOrEqual(north + slack);
        const parent = tileBox({ z: z - 1, x: x >> 1, y: y >> 1 });
        expect(parent[0]).toBeLessThanOrEqual(west + slack);
        expect(parent[3]).toBeGreaterThanOrEqual(north - slack);
      }),
    );
  });

  it('are whole numbers inside the grid', () => {
    expect(isTile({ z: 0, x: 0, y: 0 })).toBe(true);
    for (const tile of [
      { z: -1, x: 0, y: 0 },
      { z: 0, x: 1, y: 0 },
      { z: 2, x: 0, y: 4 },
      { z: 2, x: -1, y: 0 },
      { z: 2, x: 0.5, y: 0 },
      { z: MAX_ZOOM + 1, x: 0, y: 0 },
      { z: Number.NaN, x: 0, y: 0 },
    ])
      expect(isTile(tile)).toBe(false);
  });

  it('count rows from either end', () => {
    fc.assert(
      fc.property(zoom, fc.nat(), (z, n) => {
        const y = n % 2 ** z;
        expect(flipRow(flipRow(y, z), z)).toBe(y);
      }),
    );
    expect(flipRow(0, 3)).toBe(7);
  });
});

describe('the tiles of a box', () => {
  it('of one tile are that tile alone, though its edges touch others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.nat(), fc.nat(), (z, a, b) => {
        const [x, y] = [a % 2 ** z, b % 2 ** z];
        const [west, south, east, north] = tileBox({ z, x, y });
        const inset = 1e-9;
        expect(tilesOfBox([west + inset, south + inset, east - inset, north - inset], z)).toEqual({
          minX: x,
          maxX: x,
          minY: y,
          maxY: y,
        });
      }),
    );
  });

  it('cover it, and never leave the grid', () => {
    fc.assert(
      fc.property(lngLat, lngLat, fc.integer({ min: 0, max: 18 }), (a, b, z) => {
        const box = [
          Math.min(a[0], b[0]),
          Math.min(a[1], b[1]),
          Math.max(a[0], b[0]),
          Math.max(a[1], b[1]),
        ] as const;
        const { minX, maxX, minY, maxY } = tilesOfBox(box, z);
        expect(minX).toBeGreaterThanOrEqual(0);
        expect(maxY).toBeLessThan(2 ** z);
        expect(maxX).toBeGreaterThanOrEqual(minX);
        const [west, , , north] = tileBox({ z, x: minX, y: minY });
        const [, south, east] = tileBox({ z, x: maxX, y: maxY });
        const slack = 1e-6;
        expect(west <= box[0] + slack && south <= box[1] + slack).toBe(true);
        expect(east >= box[2] - slack && north >= box[3] - slack).toBe(true);
      }),
    );
    expect(tilesOfBox([-200, -90, 200, 90], 2)).toEqual({ minX: 0, maxX: 3, minY: 0, maxY: 3 });
  });
});
