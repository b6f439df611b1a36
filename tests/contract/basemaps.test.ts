import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MVT, mbtilesBytes, PNG, smallPmtiles } from '#tests/fixtures/basemaps/packages';
import { addBytes, addFile, upload } from '#tests/helpers/basemaps';
import { sharedDataPath } from '#tests/helpers/sharedData';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const folder = (): string => join(test.home, 'maps', '测试社区');
const home = (): string => join(folder(), 'basemaps');
const files = (): string[] =>
  existsSync(home()) ? readdirSync(home()).filter((name) => name !== 'cache') : [];
const list = async () => (await test.call('basemaps.list', {})).basemaps;
const tile = async (id: string, z: number, x: number, y: number) =>
  (await test.call('basemaps.tile', { id, z, x, y })).tile;

describe('a tile package', () => {
  it('comes in by parts, is kept under a name of ours and gives its tiles', async () => {
    const bytes = mbtilesBytes({
      metadata: {
        name: '海曙影像',
        attribution: '<a href="x">© 测绘院</a>',
        bounds: '121.4,29.8,121.6,29.9',
      },
    });
    const uploadId = await upload(test, '..\\..\\我的 底图.mbtiles', bytes, 5000);
    const made = await test.call('basemaps.addTiles', { uploadId, looks: { mapNumber: '浙S(2025)1号' } });
    expect(made).toMatchObject({
      name: '海曙影像',
      type: 'mbtiles',
      content: 'raster',
      crs: 'wgs84',
      minZoom: 0,
      maxZoom: 2,
      bbox: [121.4, 29.8, 121.6, 29.9],
      attribution: '© 测绘院',
      mapNumber: '浙S(2025)1号',
      sizeBytes: bytes.length,
      fault: null,
      shown: true,
      hasKey: false,
    });
    expect(files()).toEqual([`${made.id}.mbtiles`]);
    expect(await tile(made.id, 2, 3, 1)).toEqual({ bytes: PNG, mime: 'image/png' });
    expect(await tile(made.id, 3, 0, 0)).toBeNull();
    expect(await tile(made.id, 2, 4, 0)).toBeNull();
    expect(await list()).toEqual([made]);
  });

  it('of vector tiles comes unpacked; what it does not say is found out', async () => {
    const made = await addBytes(test, '矢量.mbtiles', mbtilesBytes({ tile: gzipSync(MVT), wal: true }));
    expect(made).toMatchObject({ name: '矢量', content: 'vector', minZoom: 0, maxZoom: 2 });
    expect(made.bbox?.[0]).toBe(-180);
    expect(await tile(made.id, 1, 0, 1)).toEqual({
      bytes: MVT,
      mime: 'application/vnd.mapbox-vector-tile',
    });
  });

  it('in PMTiles', async () => {
    const made = await addBytes(test, 'a.pmtiles', smallPmtiles({ name: '小图', attribution: 'OSM' }));
    expect(made).toMatchObject({ type: 'pmtiles', name: '小图', attribution: 'OSM', maxZoom: 1 });
    expect((await tile(made.id, 1, 1, 1))?.bytes).toEqual(PNG);
  });
});

describe('the order and looks', () => {
  it('are changed, undone and kept', async () => {
    const [a, b] = [
      await addBytes(test, 'a.pmtiles', smallPmtiles()),
      await addBytes(test, 'b.mbtiles', mbtilesBytes()),
    ];
    await test.call('basemaps.update', { id: b.id, position: 0, looks: { opacity: 0.5, shown: false } });
    expect((await list()).map(({ id, opacity, shown }) => [id, opacity, shown])).toEqual([
      [b.id, 0.5, false],
      [a.id, 1, true],
    ]);
    await test.call('history.undo', {});
    expect((await list()).map(({ id }) => id)).toEqual([a.id, b.id]);
  });
});

it('real packages', async () => {
  const path = sharedDataPath('tiles/plain_1.mbtiles');
  if (!path) return;
  const made = await addFile(test, path);
  expect(made).toMatchObject({ name: 'plain_1', maxZoom: 4, tileSize: 256 });
});
