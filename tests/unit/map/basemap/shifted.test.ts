import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mercatorGrid } from '#renderer/features/map/basemap/tiles/mercatorGrid';
import { paintPieces, piecesOf } from '#renderer/features/map/basemap/tiles/mesh';
import {
  metresPerPixel,
  scaleOf,
  toCanvas,
  type View,
  worldX,
  worldY,
} from '#renderer/features/map/canvas/view';
import { lngLatToTile } from '#shared/domain/basemap/tileMath';
import { fromWgs84 } from '#shared/domain/geo/convert';
import type { LngLat } from '#shared/domain/geo/types';
import { sharedDataPath } from '#tests/helpers/sharedData';

const SIZE = 800;
const viewAt = ([lng, lat]: LngLat, zoom: number): View => {
  const scale = scaleOf(zoom);
  const [left, top] = [worldX(lng) * scale - SIZE / 2, worldY(lat) * scale - SIZE / 2];
  return { zoom, scale, left, top, width: SIZE, height: SIZE, padX: 0, padY: 0, dpr: 1 };
};
const gridOf = (crs: 'wgs84' | 'gcj02' | 'bd09') =>
  mercatorGrid({ crs, minZoom: 0, maxZoom: 20, tileSize: 256, bbox: null, content: 'raster' });

/** Where a basemap of a system draws the pixel that its makers gave to a position. */
function drawnAt(crs: 'gcj02' | 'bd09', inSystem: LngLat, view: View): readonly [number, number] {
  const z = Math.round(view.zoom);
  const [tx, ty] = lngLatToTile(inSystem, z);
  const quad = { z, x: Math.floor(tx), y: Math.floor(ty) };
  return gridOf(crs).place(view, quad)(tx - quad.x, ty - quad.y);
}
const apart = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number =>
  Math.hypot(ax - bx, ay - by);

type City = { coords: { WGS84: [number, number]; GCJ02: [number, number]; BD09: [number, number] } };
const path = sharedDataPath('coord_vectors/china_cities.json');

describe('a basemap in GCJ-02 or BD-09', () => {
  test.skipIf(!path)('lays what the map services place at a city where the city is in WGS-84', () => {
    const cities = JSON.parse(readFileSync(path ?? '', 'utf8')) as City[];
    expect(cities.length).toBeGreaterThan(300);
    let unmoved = 0;
    for (const { coords } of cities) {
      const view = viewAt(coords.WGS84, 17);
      const metres = metresPerPixel(view, coords.WGS84[1]);
      const place = toCanvas(view, coords.WGS84);
      // The services' own values are given to four decimals of a degree, 11 m; Baidu's differ a little more.
      expect(apart(drawnAt('gcj02', coords.GCJ02, view), place) * metres).toBeLessThan(15);
      expect(apart(drawnAt('bd09', coords.BD09, view), place) * metres).toBeLessThan(20);
      if (apart(toCanvas(view, coords.GCJ02), place) * metres > 100) unmoved += 1;
    }
    // Without being moved nearly all of them would be far off.
    expect(unmoved).toBeGreaterThan(cities.length * 0.95);
  });

  const china = fc.tuple(
    fc.double({ min: 75, max: 134, noNaN: true }),
    fc.double({ min: 5, max: 53, noNaN: true }),
  );

  test('every pixel of a tile is drawn less than half a pixel from its place, at any zoom, also stretched', () => {
    fc.assert(
      fc.property(
        china,
        fc.constantFrom('gcj02' as const, 'bd09' as const),
        fc.integer({ min: 5, max: 18 }),
        fc.double({ min: -0.5, max: 3, noNaN: true }),
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
        (at, crs, z, beyond, [u, v]) => {
          const view = viewAt(at, z + beyond);
          const [tx, ty] = lngLatToTile(fromWgs84(at, crs), z);
          const place = gridOf(crs).place(view, { z, x: Math.floor(tx), y: Math.floor(ty) });
          const pieces = piecesOf(place);
          expect(worstAt(place, pieces, u, v)).toBeLessThan(0.5);
        },
      ),
      {
        numRuns: 300,
        // Half a pixel to the eleventh digit, when only a corner and the middle of a piece were compared.
        examples: [[[75.92802106794122, 44.18969602243321], 'bd09', 9, 0, [0.020556025185925367, 0]]],
      },
    );
  });

  test('the tiles asked for cover the window, whatever the shift', () => {
    fc.assert(
      fc.property(
        china,
        fc.constantFrom('gcj02' as const, 'bd09' as const),
        fc.integer({ min: 6, max: 19 }),
        (at, crs, z) => {
          const view = viewAt(at, z);
          const grid = gridOf(crs);
          const keys = new Set(grid.quadsIn(view, z).map(({ x, y }) => `${x}/${y}`));
          const [tx, ty] = lngLatToTile(fromWgs84(at, crs), z);
          expect(keys.has(`${Math.floor(tx)}/${Math.floor(ty)}`)).toBe(true);
          expect(keys.size).toBeLessThan(40);
        },
      ),
    );
  });

  test('outside China nothing is moved', () => {
    const view = viewAt([2.35, 48.85], 15);
    expect(apart(drawnAt('gcj02', [2.35, 48.85], view), [SIZE / 2, SIZE / 2])).toBeLessThan(1e-6);
  });
});

/** How far a place of the tile is drawn from where it belongs, by the transformations that the pieces really get. */
function worstAt(
  place: (u: number, v: number) => readonly [number, number],
  pieces: number,
  u: number,
  v: number,
): number {
  let matrix = [1, 0, 0, 1, 0, 0];
  const found: number[] = [];
  const source = { image: {} as CanvasImageSource, x: 0, y: 0, width: 256, height: 256 };
  const context = {
    setTransform: (...values: number[]) => {
      matrix = values;
    },
    drawImage: (_image: unknown, ...numbers: number[]) => {
      const [sx = 0, sy = 0, sw = 0, sh = 0, dx = 0, dy = 0, dw = 0, dh = 0] = numbers;
      const [s, t] = [(u * 256 - sx) / sw, (v * 256 - sy) / sh];
      if (s < 0 || s > 1 || t < 0 || t > 1) return;
      const [x, y] = [dx + s * dw, dy + t * dh];
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = matrix;
      found.push(apart([a * x + c * y + e, b * x + d * y + f], place(u, v)));
    },
  };
  paintPieces(context as unknown as CanvasRenderingContext2D, 1, source, place, pieces);
  return Math.max(...found);
}
