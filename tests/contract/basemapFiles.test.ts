/** Pictures, sketch layers, and what becomes of the files. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pictureLevels } from '#shared/domain/basemap/pictureLevels';
import { haversineM } from '#shared/domain/geo/distance';
import { mbtilesBytes, PNG, smallPmtiles } from '#tests/fixtures/basemaps/packages';
import { picture } from '#tests/fixtures/files/pictures';
import { addBytes } from '#tests/helpers/basemaps';
import { sharedDataPath } from '#tests/helpers/sharedData';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
let seconds = 0;
beforeEach(async () => {
  test = makeTestCore({ now: () => Date.parse('2026-08-02T10:00:00+08:00') + 1000 * ++seconds });
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const folder = (): string => join(test.home, 'maps', '测试社区');
const home = (): string => join(folder(), 'basemaps');
const files = (): string[] =>
  existsSync(home()) ? readdirSync(home()).filter((name) => name !== 'cache') : [];
const list = async () => (await test.call('basemaps.list', {})).basemaps;
const reopen = async () => {
  await test.call('maps.close', {});
  await test.call('maps.open', { folder: folder() });
};

describe('a file on its way in', () => {
  const begin = (sizeBytes: number) => test.call('basemaps.beginFile', { fileName: 'a.mbtiles', sizeBytes });
  const put = (uploadId: string, offset: number, length: number) =>
    test.call('basemaps.putPart', { uploadId, offset, bytes: new Uint8Array(length) });

  it('comes in order, a part of four MiB at a time', async () => {
    const { uploadId } = await begin(5 * 1024 * 1024);
    expect(await put(uploadId, 0, 4 * 1024 * 1024)).toEqual({ received: 4 * 1024 * 1024 });
    for (const [offset, length] of [
      [0, 10],
      [5 * 1024 * 1024, 1],
      [4 * 1024 * 1024, 2 * 1024 * 1024],
    ] as const)
      await expect(put(uploadId, offset, length)).rejects.toMatchObject({ code: 'basemap.upload' });
    await expect(test.call('basemaps.addTiles', { uploadId })).rejects.toMatchObject({
      code: 'basemap.upload',
    });
    expect(files()).toEqual([]);
    await expect(put(uploadId, 0, 1)).rejects.toMatchObject({ code: 'basemap.upload' });
  });

  it('may be given up, waits in a limited row, and is gone when the map is closed', async () => {
    const first = await begin(10);
    await test.call('basemaps.dropFile', first);
    expect(files()).toEqual([]);
    for (let n = 0; n < 4; n += 1) await begin(10);
    await expect(begin(10)).rejects.toMatchObject({ code: 'basemap.busy' });
    expect(files()).toHaveLength(4);
    // Half an hour later nobody goes on with them.
    seconds += 3600;
    await begin(10);
    expect(files()).toHaveLength(1);
    await test.call('maps.close', {});
    writeFileSync(join(home(), 'crashed.part'), 'half');
    await test.call('maps.open', { folder: folder() });
    expect(files()).toEqual([]);
  });

  it('must find room', async () => {
    await expect(begin(Number.MAX_SAFE_INTEGER)).rejects.toMatchObject({ code: 'disk.full' });
  });

  it('that is refused leaves nothing', async () => {
    for (const [bytes, code] of [
      [new Uint8Array(Buffer.from('not a package at all')), 'basemap.notTiles'],
      [smallPmtiles().subarray(0, 60), 'basemap.damaged'],
      [mbtilesBytes().subarray(0, 3000), 'basemap.damaged'],
    ] as const)
      await expect(addBytes(test, 'a.mbtiles', bytes)).rejects.toMatchObject({ code });
    expect(files()).toEqual([]);
    expect(await list()).toEqual([]);
    expect(await test.call('history.state', {})).toMatchObject({ undo: null });
  });
});

describe('taken off the map', () => {
  const removed = async () => (await test.call('basemaps.removed', {})).basemaps;

  it('it comes back by undo or from the list of removed ones, also after the map was closed', async () => {
    const { id } = await addBytes(test, '影像.mbtiles', mbtilesBytes());
    await test.call('basemaps.remove', { id });
    expect(await list()).toEqual([]);
    expect(await removed()).toMatchObject([{ id, name: '影像', type: 'mbtiles' }]);
    await expect(test.call('basemaps.tile', { id, z: 0, x: 0, y: 0 })).rejects.toMatchObject({
      code: 'notFound',
    });
    await test.call('history.undo', {});
    expect(await removed()).toEqual([]);
    await test.call('basemaps.remove', { id });
    await reopen();
    expect(files()).toEqual([`${id}.mbtiles`]);
    expect(await test.call('basemaps.restore', { id })).toMatchObject({ id, fault: null });
    expect((await test.call('basemaps.tile', { id, z: 0, x: 0, y: 0 })).tile?.bytes).toEqual(PNG);
  });

  it('it gives its room back when it is erased, and does not come back then', async () => {
    const { id } = await addBytes(test, '影像.pmtiles', smallPmtiles());
    await test.call('basemaps.tile', { id, z: 0, x: 0, y: 0 });
    await expect(test.call('basemaps.erase', { id })).rejects.toMatchObject({ code: 'notFound' });
    await test.call('basemaps.remove', { id });
    await test.call('basemaps.erase', { id });
    expect(files()).toEqual([]);
    expect(await removed()).toEqual([]);
    await expect(test.call('basemaps.restore', { id })).rejects.toMatchObject({ code: 'notFound' });
    await expect(test.call('history.undo', {})).rejects.toMatchObject({ code: 'undo.conflict' });
  });

  it('an undone adding keeps its file for redo', async () => {
    const { id } = await addBytes(test, 'a.mbtiles', mbtilesBytes());
    await test.call('history.undo', {});
    await reopen();
    await test.call('history.redo', {});
    expect((await test.call('basemaps.tile', { id, z: 1, x: 0, y: 0 })).tile?.bytes).toEqual(PNG);
  });
});

describe('files on the disk', () => {
  it('that nothing names go at closing; those that rows or backups name stay', async () => {
    const { id } = await addBytes(test, 'a.mbtiles', mbtilesBytes());
    writeFileSync(join(home(), 'stray.pmtiles'), 'x');
    writeFileSync(join(home(), '办公室的说明.txt'), 'x');
    await reopen();
    expect(files().sort()).toEqual([`${id}.mbtiles`, '办公室的说明.txt'].sort());
  });

  it('that are gone or changed are told, and nothing else suffers', async () => {
    const { id } = await addBytes(test, 'a.mbtiles', mbtilesBytes());
    const other = await addBytes(test, 'b.pmtiles', smallPmtiles());
    await test.call('maps.close', {});
    rmSync(join(home(), `${id}.mbtiles`));
    writeFileSync(join(home(), `${other.id}.pmtiles`), 'x');
    await test.call('maps.open', { folder: folder() });
    expect((await list()).map(({ fault }) => fault)).toEqual(['file.gone', null]);
    const read = (of: string) => test.call('basemaps.tile', { id: of, z: 0, x: 0, y: 0 });
    await expect(read(id)).rejects.toMatchObject({ code: 'file.gone' });
    await expect(read(other.id)).rejects.toMatchObject({ code: 'basemap.notTiles' });
    expect((await list()).map(({ fault }) => fault)).toEqual(['file.gone', 'basemap.notTiles']);
  });

  it('stay with the folder, not in the backup', async () => {
    const backup = await test.call('backups.now', {});
    const { id } = await addBytes(test, 'a.mbtiles', mbtilesBytes());
    const later = await test.call('backups.now', {});
    await test.call('backups.restore', { id: backup.id });
    expect(await list()).toEqual([]);
    await reopen();
    expect(files()).toEqual([`${id}.mbtiles`]);
    await test.call('backups.restore', { id: later.id });
    expect(await list()).toMatchObject([{ id, fault: null }]);
  });
});

describe('a picture', () => {
  const [width, height, tileSize] = [1300, 700, 512];
  const corner = (x: number, y: number) => ({
    pixel: [x, y] as [number, number],
    at: [121.5 + x * 2e-6, 29.9 - y * 1.7e-6] as [number, number],
  });
  const placement = {
    method: 'affine' as const,
    points: [corner(0, 0), corner(width, 0), corner(width, height)],
  };
  const begin = async () =>
    (await test.call('basemaps.beginPicture', { name: '规划图', width, height, tileSize, placement }))
      .uploadId;
  const inner = pictureLevels(width, height, tileSize).flatMap(({ level, columns, rows }) =>
    Array.from({ length: columns * rows }, (_, i) => ({
      level,
      x: i % columns,
      y: Math.floor(i / columns),
      bytes: level === 0 ? PNG : picture('jpeg'),
    })),
  );

  it('is kept with all its inner tiles and read by them', async () => {
    const uploadId = await begin();
    expect(await test.call('basemaps.putPictureTiles', { uploadId, tiles: inner.slice(1) })).toEqual({
      received: inner.length - 1,
    });
    await expect(test.call('basemaps.finishPicture', { uploadId })).rejects.toMatchObject({
      code: 'basemap.pictureIncomplete',
      params: { missing: 1 },
    });
    await test.call('basemaps.putPictureTiles', { uploadId, tiles: inner.slice(0, 1) });
    const made = await test.call('basemaps.finishPicture', { uploadId });
    expect(made).toMatchObject({
      name: '规划图',
      type: 'picture',
      crs: 'wgs84',
      tileSize,
      picture: { width, height, placement },
      fault: null,
    });
    expect(made.bbox?.[0]).toBeCloseTo(121.5, 6);
    expect(made.bbox?.[3]).toBeCloseTo(29.9, 6);
    expect(files()).toEqual([`${made.id}.picture`]);
    const read = async (level: number, x: number, y: number) =>
      (await test.call('basemaps.pictureTile', { id: made.id, level, x, y })).tile;
    expect(await read(0, 2, 1)).toEqual({ bytes: PNG, mime: 'image/png' });
    expect((await read(2, 0, 0))?.mime).toBe('image/jpeg');
    expect(await read(0, 3, 0)).toBeNull();
    expect(await read(3, 0, 0)).toBeNull();
    expect((await test.call('basemaps.tile', { id: made.id, z: 0, x: 0, y: 0 })).tile).toBeNull();
  });

  it('is placed anew in an undoable step', async () => {
    const uploadId = await begin();
    await test.call('basemaps.putPictureTiles', { uploadId, tiles: inner });
    const { id, bbox } = await test.call('basemaps.finishPicture', { uploadId });
    const moved = {
      ...placement,
      points: placement.points.map(({ pixel, at: [lng, lat] }) => ({
        pixel,
        at: [lng + 0.01, lat] as [number, number],
      })),
    };
    const after = await test.call('basemaps.update', { id, placement: moved, looks: { crs: 'gcj02' } });
    expect(after.bbox?.[0]).toBeCloseTo(121.51, 6);
    expect(after.crs).toBe('wgs84');
    await test.call('history.undo', {});
    expect((await list())[0]?.bbox).toEqual(bbox);
    const inLine = { ...placement, points: [corner(0, 0), corner(100, 100), corner(200, 200)] };
    await expect(test.call('basemaps.update', { id, placement: inLine })).rejects.toMatchObject({
      code: 'basemap.placement',
      params: { reason: 'inLine' },
    });
  });

  it('takes no tile that is none of its own, or no picture', async () => {
    const uploadId = await begin();
    for (const tile of [
      { level: 0, x: 3, y: 0, bytes: PNG },
      { level: 0, x: -1, y: 0, bytes: PNG },
      { level: 9, x: 0, y: 0, bytes: PNG },
      { level: 0, x: 0, y: 0, bytes: new Uint8Array(Buffer.from('<svg/>')) },
      { level: 0, x: 0, y: 0, bytes: picture('gif') },
      { level: 0, x: 0, y: 0, bytes: new Uint8Array(Buffer.concat([PNG, Buffer.alloc(4 * 1024 * 1024)])) },
    ])
      await expect(test.call('basemaps.putPictureTiles', { uploadId, tiles: [tile] })).rejects.toMatchObject({
        code: 'basemap.pictureTile',
      });
    await test.call('basemaps.dropFile', { uploadId });
    expect(files()).toEqual([]);
  });

  it('that its points do not place is refused before it comes', async () => {
    const points = [corner(0, 0), corner(0, 0)];
    const bad = { method: 'similarity' as const, points };
    await expect(
      test.call('basemaps.beginPicture', { name: 'a', width, height, tileSize, placement: bad }),
    ).rejects.toMatchObject({ code: 'basemap.placement', params: { reason: 'samePlace' } });
    expect(files()).toEqual([]);
  });
});

describe('a sketch layer', () => {
  const open = async (fileName: string, text: string) =>
    (await test.call('imports.open', { fileName, bytes: new Uint8Array(Buffer.from(text)) })).importId;
  const road = [
    [121.55, 29.87],
    [121.56, 29.88],
    [121.57, 29.88],
  ];
  const feature = (geometry: object, name: string) => ({
    type: 'Feature',
    properties: { name, fclass: 'x' },
    geometry,
  });
  const geojson = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      feature({ type: 'LineString', coordinates: road }, '中山西路'),
      feature({ type: 'MultiLineString', coordinates: [road, road.slice(1)] }, '西塘河'),
      feature({ type: 'Polygon', coordinates: [[...road, road[0]]] }, ''),
      feature({ type: 'Point', coordinates: road[0] }, '点'),
    ],
  });

  it('of lines and areas of a file, brought to WGS-84', async () => {
    const importId = await open('道路.geojson', geojson);
    const made = await test.call('basemaps.addSketchLayer', {
      importId,
      crs: 'gcj02',
      use: 'road',
      nameKey: 'name',
    });
    expect(made).toMatchObject({
      name: '道路',
      type: 'sketch',
      use: 'road',
      content: 'vector',
      crs: 'wgs84',
    });
    const { use, shapes } = await test.call('basemaps.sketch', { id: made.id });
    expect(use).toBe('road');
    expect(shapes.map(({ name }) => name)).toEqual(['中山西路', '西塘河', '西塘河', '']);
    const [lng = 0, lat = 0] = made.bbox ?? [];
    const moved = haversineM([lng, lat], [121.55, 29.87]);
    expect(moved).toBeGreaterThan(300);
    expect(moved).toBeLessThan(700);
    await test.call('imports.discard', { importId });
    await test.call('basemaps.remove', { id: made.id });
    await test.call('history.undo', {});
    expect((await test.call('basemaps.sketch', { id: made.id })).shapes).toEqual(shapes);
  });

  it.each([
    [
      '路.kml',
      '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>路</name><MultiGeometry><LineString><coordinates>121.55,29.87 121.56,29.88</coordinates></LineString><LineString><coordinates>121.55,29.87 121.56,29.89</coordinates></LineString></MultiGeometry></Placemark></Document></kml>',
      2,
    ],
    [
      '巡逻.gpx',
      '<gpx version="1.1" creator="a" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>路</name><trkseg><trkpt lat="29.87" lon="121.55"/><trkpt lat="29.88" lon="121.56"/></trkseg><trkseg><trkpt lat="29.9" lon="121.5"/><trkpt lat="29.91" lon="121.5"/></trkseg></trk></gpx>',
      2,
    ],
  ])('of %s', async (fileName, text, count) => {
    const importId = await open(fileName, text);
    const { id } = await test.call('basemaps.addSketchLayer', {
      importId,
      crs: 'wgs84',
      use: 'other',
      nameKey: 'name',
    });
    const { shapes } = await test.call('basemaps.sketch', { id });
    expect(shapes).toHaveLength(count);
    expect(shapes.every(({ name }) => name === '路')).toBe(true);
    expect(shapes[0]?.geometry).toMatchObject({
      type: 'LineString',
      coordinates: [
        [121.55, 29.87],
        [121.56, 29.88],
      ],
    });
  });

  it('of lines of a Shapefile', async () => {
    const path = sharedDataPath('shapefile/polylinem.shp');
    if (!path) return;
    const bytes = new Uint8Array(readFileSync(path));
    const { importId } = await test.call('imports.open', { fileName: '路.shp', bytes });
    const { id } = await test.call('basemaps.addSketchLayer', {
      importId,
      crs: 'wgs84',
      use: 'water',
      nameKey: null,
    });
    const { shapes } = await test.call('basemaps.sketch', { id });
    expect(shapes.map(({ geometry }) => geometry)).toEqual([
      { type: 'LineString', coordinates: [0, 5, 10].map((x) => [x, x]) },
      { type: 'LineString', coordinates: [15, 20, 25].map((x) => [x, x]) },
    ]);
  });

  it('needs lines or areas, and an opened file', async () => {
    const points = JSON.stringify(feature({ type: 'Point', coordinates: [121.5, 29.8] }, '点'));
    const importId = await open('点.geojson', points);
    const layer = { crs: 'wgs84', use: 'road', nameKey: null } as const;
    await expect(test.call('basemaps.addSketchLayer', { importId, ...layer })).rejects.toMatchObject({
      code: 'basemap.noShapes',
    });
    await expect(test.call('basemaps.addSketchLayer', { importId: 'x', ...layer })).rejects.toMatchObject({
      code: 'import.expired',
    });
    expect(files()).toEqual([]);
  });

  it('whose file was changed by somebody is told', async () => {
    const importId = await open('道路.geojson', geojson);
    const layer = { crs: 'wgs84', use: 'road', nameKey: null } as const;
    const { id } = await test.call('basemaps.addSketchLayer', { importId, ...layer });
    writeFileSync(join(home(), `${id}.sketch`), 'no gzip');
    await expect(test.call('basemaps.sketch', { id })).rejects.toMatchObject({ code: 'basemap.damaged' });
    const { id: other } = await addBytes(test, 'a.mbtiles', mbtilesBytes());
    await expect(test.call('basemaps.sketch', { id: other })).rejects.toMatchObject({ code: 'notFound' });
  });
});
