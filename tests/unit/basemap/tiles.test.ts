import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictureLevels } from '#shared/domain/basemap/pictureLevels';
import { sketchShapes } from '#shared/domain/basemap/sketch';
import { isVectorTile, pictureTileMime } from '#shared/domain/basemap/tileMime';
import { fromWgs84 } from '#shared/domain/geo/convert';
import { haversineM } from '#shared/domain/geo/distance';
import { MVT } from '#tests/fixtures/basemaps/packages';
import { picture } from '#tests/fixtures/files/pictures';

describe('the levels of a picture', () => {
  it('go from the full size to one tile', () => {
    expect(pictureLevels(8000, 8000, 512).map(({ columns, rows }) => columns * rows)).toEqual([
      256, 64, 16, 4, 1,
    ]);
    expect(pictureLevels(300, 200, 512)).toEqual([
      { level: 0, width: 300, height: 200, columns: 1, rows: 1 },
    ]);
    expect(pictureLevels(1025, 1, 512).map(({ columns, rows, width }) => [columns, rows, width])).toEqual([
      [3, 1, 1025],
      [2, 1, 513],
      [1, 1, 257],
    ]);
  });

  it('lose no pixel', () => {
    const side = fc.integer({ min: 1, max: 30_000 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 128, max: 1024 }), (width, height, tileSize) => {
        const levels = pictureLevels(width, height, tileSize);
        expect(levels.length).toBeLessThanOrEqual(9);
        expect(levels.at(-1)).toMatchObject({ columns: 1, rows: 1 });
        for (const [i, level] of levels.entries()) {
          expect(level.columns * tileSize).toBeGreaterThanOrEqual(level.width);
          expect((level.columns - 1) * tileSize).toBeLessThan(level.width);
          expect(level.width * 2 ** i).toBeGreaterThanOrEqual(width);
          expect(level.rows * tileSize).toBeGreaterThanOrEqual(level.height);
        }
      }),
    );
  });
});

describe('a tile by its bytes', () => {
  it('is a picture', () => {
    for (const format of ['png', 'jpeg', 'webp', 'gif'] as const)
      expect(pictureTileMime(picture(format))).toBe(`image/${format}`);
    const avif = new Uint8Array(Buffer.from('\0\0\0\x1cftypavif\0\0\0\0', 'latin1'));
    expect(pictureTileMime(avif)).toBe('image/avif');
    for (const other of ['<svg xmlns', '<html>', 'GIF88a', 'RIFF....WAVE', ''])
      expect(pictureTileMime(new Uint8Array(Buffer.from(other)))).toBeUndefined();
  });

  it('or a vector tile, whose lengths end with it', () => {
    expect(isVectorTile(MVT)).toBe(true);
    expect(isVectorTile(new Uint8Array())).toBe(true);
    expect(isVectorTile(new Uint8Array([...MVT, ...MVT]))).toBe(true);
    expect(isVectorTile(MVT.subarray(0, -1))).toBe(false);
    expect(isVectorTile(new Uint8Array([...MVT, 0]))).toBe(false);
    expect(isVectorTile(new Uint8Array([0x1a]))).toBe(false);
    expect(isVectorTile(new Uint8Array([0x1a, 0xff, 0xff, 0xff, 0xff, 0xff, 1]))).toBe(false);
    expect(isVectorTile(new Uint8Array(Buffer.from('<ServiceException/>')))).toBe(false);
  });
});

describe('shapes of a sketch', () => {
  const road = [
    [121.5, 29.8],
    [121.51, 29.81],
  ] as const;
  const line = (positions: readonly (readonly [number, number])[]) => ({
    geometry: {
      type: 'LineString' as const,
      coordinates: positions.map(([x, y]): [number, number] => [x, y]),
    },
    properties: { name: ' 中山路 ', id: '1' },
  });
  const options = { crs: 'wgs84', nameKey: 'name' } as const;

  it('come to WGS-84 within two centimetres, with their names', () => {
    const shifted = line(road.map((at) => fromWgs84(at, 'gcj02')));
    const made = sketchShapes([shifted], { ...options, crs: 'gcj02' }, 100);
    const [shape] = made.ok ? made.shapes : [];
    expect(shape?.name).toBe('中山路');
    const [first] = shape?.geometry.type === 'LineString' ? shape.geometry.coordinates : [];
    expect(haversineM(first ?? [0, 0], road[0])).toBeLessThan(0.02);
    expect(String(first?.[0]).length).toBeLessThanOrEqual('121.1234567'.length);
  });

  it('leave out points, nothing and what lies beyond the world', () => {
    const features = [
      {
        geometry: { type: 'Point' as const, coordinates: [121.5, 29.8] as [number, number] },
        properties: {},
      },
      { geometry: null, properties: {} },
      line([
        [500, 100],
        [501, 100],
      ]),
    ];
    expect(sketchShapes(features, options, 100)).toEqual({ ok: true, shapes: [] });
  });

  it('have no name where nothing names them, and an end', () => {
    const made = sketchShapes([line(road)], { ...options, nameKey: null }, 2);
    expect(made.ok && made.shapes[0]?.name).toBe('');
    expect(sketchShapes([line(road), line(road)], options, 3)).toEqual({ ok: false });
  });
});
