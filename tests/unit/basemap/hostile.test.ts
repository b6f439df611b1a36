/** Tile packages that somebody made to do harm, or that a bad disk did: read as the program reads them, apart. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type Sqlite from 'better-sqlite3';
import { PMTiles, type Source } from 'pmtiles';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { makeTilePort, nodeTileReader, type TileLimits } from '#core/services/basemaps/reader/tilePort';
import type { AppError } from '#shared/contract/errors';
import {
  directoryBytes,
  MVT,
  mbtilesBytes,
  type PmtilesParts,
  PNG,
  pmtilesBytes,
  smallPmtiles,
  sqliteBytes,
} from '#tests/fixtures/basemaps/packages';
import { sharedDataPath } from '#tests/helpers/sharedData';
import { mutations, type NamedFile } from '../../../electron/host/mutate.ts';

const ENTRY = new URL('../../../electron/core/services/basemaps/reader/tileProcess.ts', import.meta.url);
const home = mkdtempSync(join(tmpdir(), 'living-map-tiles-'));
const started: { end: () => void }[] = [];
/** How many processes were started in all: one more than two means that one broke down. */
let processes = 0;
const makePort = (limits?: TileLimits) => {
  const start = nodeTileReader(ENTRY);
  const counted: typeof start = (heapMb) => {
    processes += 1;
    return start(heapMb);
  };
  const made = makeTilePort(counted, limits);
  started.push(made);
  return made;
};
const port = makePort();
afterAll(() => {
  for (const one of started) one.end();
  rmSync(home, { recursive: true, force: true });
});
vi.setConfig({ testTimeout: 120_000 });

const TILES_ASKED = [
  [0, 0, 0],
  [1, 1, 0],
  [2, 3, 3],
] as const;

let last = 0;
type Format = 'mbtiles' | 'pmtiles';
function keep(bytes: Uint8Array, format: Format): string {
  last += 1;
  const file = join(home, `${last}.${format}`);
  writeFileSync(file, bytes);
  return file;
}
/** What becomes of a package: its content, or why it was refused. */
const verdict = async (bytes: Uint8Array, format: Format, reader = port): Promise<string> =>
  reader.inspect(keep(bytes, format), format).then(
    (found) => found.content,
    (error: AppError) => error.code,
  );
const tileOf = async (bytes: Uint8Array, format: Format, z = 0, x = 0, y = 0) => {
  const file = keep(bytes, format);
  return port.tile(file, format, z, x, y).then(
    (tile) => tile && { ...tile, bytes: tile.bytes.length },
    (error: AppError) => error.code,
  );
};

const TILES =
  'CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);';
const withSql = (sql: string, more: (database: Sqlite.Database) => void = () => undefined): Uint8Array =>
  sqliteBytes((database) => {
    database.exec(sql);
    more(database);
  });
const put =
  (...values: unknown[]) =>
  (database: Sqlite.Database) =>
    void database.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)').run(...values);

describe('a program in the place of tiles', () => {
  const COUNT = 'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)';
  const MAP = 'CREATE TABLE map (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_id TEXT);';
  const view = (columns: string, from = 'map') =>
    `${MAP} CREATE VIEW tiles AS SELECT ${columns} FROM ${from};`;
  const COLUMNS = 'zoom_level, tile_column, tile_row';

  it.each([
    [
      'a recursive view',
      `CREATE VIEW tiles AS ${COUNT} SELECT n AS zoom_level, 0 AS tile_column, 0 AS tile_row, x'00' AS tile_data FROM c;`,
    ],
    [
      'a recursive view behind a view',
      `CREATE VIEW "deep one" AS ${COUNT} SELECT n FROM c; ${view(`${COLUMNS}, tile_id AS tile_data`, 'map, "deep one"')}`,
    ],
    ['a gigabyte out of nothing', view(`${COLUMNS}, randomblob(1000000000) AS tile_data`)],
    ['the same by a quoted name', view(`${COLUMNS}, "zeroblob" (900000000) AS tile_data`)],
    [
      'a query inside',
      view(`${COLUMNS}, (SELECT group_concat(a.tile_id) FROM map a, map b, map c) AS tile_data`),
    ],
    [
      'two halves',
      `${MAP} CREATE VIEW tiles AS SELECT ${COLUMNS}, tile_id AS tile_data FROM map UNION SELECT ${COLUMNS}, tile_id FROM map;`,
    ],
    [
      'a virtual table',
      'CREATE VIRTUAL TABLE tiles USING fts5(zoom_level, tile_column, tile_row, tile_data);',
    ],
    ['a table function', view(`${COLUMNS}, value AS tile_data`, `map, json_each('[1]')`)],
    [
      'calculated columns',
      `CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB AS (zeroblob(500000000)) VIRTUAL);`,
    ],
    [
      'metadata that never end',
      `${TILES} CREATE VIEW metadata AS ${COUNT} SELECT n AS name, n AS value FROM c;`,
    ],
    [
      'a view of itself',
      `${MAP} CREATE VIEW a AS SELECT * FROM map; CREATE VIEW tiles AS SELECT * FROM a; DROP VIEW a; CREATE VIEW a AS SELECT * FROM tiles;`,
    ],
  ])('%s is refused', async (_name, sql) => {
    expect(await verdict(withSql(sql), 'mbtiles')).toBe('basemap.damaged');
    expect(await tileOf(withSql(sql), 'mbtiles')).toBe('basemap.damaged');
  });

  it('joins that would take for ever are cut off, others are read meanwhile, and the file rests', async () => {
    const quick = makePort({ tileMs: 700, inspectMs: 700, restMs: 60_000 });
    const slow = withSql(
      `${MAP} CREATE TABLE images (tile_id TEXT, tile_data BLOB);
       CREATE VIEW tiles AS SELECT a.zoom_level, b.tile_column, c.tile_row, images.tile_data
         FROM map a, map b, map c, images WHERE a.tile_row + b.tile_row + c.tile_row < -1;
       INSERT INTO map SELECT 1, 1, value, 'a' FROM json_each('[' || substr(replace(hex(zeroblob(4000)), '00', ',1'), 2) || ']');
       INSERT INTO images VALUES ('a', x'00');`,
    );
    const [file, other] = [keep(slow, 'mbtiles'), keep(mbtilesBytes(), 'mbtiles')];
    await expect(quick.inspect(file, 'mbtiles')).rejects.toMatchObject({ code: 'basemap.timeout' });
    const hangs = quick.tile(file, 'mbtiles', 1, 1, 1);
    const reads = quick.tile(other, 'mbtiles', 0, 0, 0);
    await expect(hangs).rejects.toMatchObject({ code: 'basemap.timeout' });
    expect((await reads)?.mime).toBe('image/png');
    expect(quick.faultOf(file)).toBe('basemap.timeout');
    const before = performance.now();
    await expect(quick.tile(file, 'mbtiles', 1, 1, 1)).rejects.toMatchObject({ code: 'basemap.timeout' });
    expect(performance.now() - before).toBeLessThan(500);
  });

  it.each([
    [
      'two shallow tables',
      `CREATE TABLE tiles_shallow (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data_id INTEGER,
         PRIMARY KEY (zoom_level, tile_column, tile_row)) WITHOUT ROWID;
       CREATE TABLE tiles_data (tile_data_id INTEGER PRIMARY KEY, tile_data BLOB);
       CREATE VIEW tiles AS SELECT tiles_shallow.zoom_level AS zoom_level, tiles_shallow.tile_column AS tile_column,
         tiles_shallow.tile_row AS tile_row, tiles_data.tile_data AS tile_data
         FROM tiles_shallow JOIN tiles_data ON tiles_shallow.tile_data_id = tiles_data.tile_data_id;
       INSERT INTO tiles_shallow VALUES (0, 0, 0, 1);`,
      'INSERT INTO tiles_data VALUES (1, ?)',
    ],
    [
      'tiles with their hash',
      `CREATE TABLE tiles_with_hash (zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL,
         tile_row INTEGER NOT NULL, tile_data BLOB, tile_hash TEXT);
       CREATE UNIQUE INDEX h ON tiles_with_hash (zoom_level, tile_column, tile_row);
       CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data FROM tiles_with_hash;`,
      "INSERT INTO tiles_with_hash VALUES (0, 0, 0, ?, 'h')",
    ],
    [
      'rows counted from above',
      `CREATE TABLE "切 片" (z INTEGER, x INTEGER, y INTEGER, data BLOB);
       CREATE VIEW tiles (zoom_level, tile_column, tile_row, tile_data) AS
         SELECT z, x, (1 << z) - 1 - y, data FROM "切 片" WHERE z IN (0, 1) AND (x >= 0);`,
      'INSERT INTO "切 片" VALUES (0, 0, 0, ?)',
    ],
  ])('views that other programs make are read: %s', async (_name, sql, insert) => {
    const bytes = withSql(sql, (database) => void database.prepare(insert).run(PNG));
    expect(await verdict(bytes, 'mbtiles')).toBe('raster');
    expect(await tileOf(bytes, 'mbtiles')).toEqual({ bytes: PNG.length, mime: 'image/png' });
  });

  it('the usual view of map and images is read, also without indexes', async () => {
    const usual = withSql(
      `${MAP} CREATE TABLE images (tile_data BLOB, tile_id TEXT);
       CREATE VIEW tiles AS SELECT map.zoom_level AS zoom_level, map.tile_column AS tile_column,
         map.tile_row AS tile_row, images.tile_data AS tile_data FROM map JOIN images ON (images.tile_id = map.tile_id);
       INSERT INTO map VALUES (0, 0, 0, 'a');`,
      (database) => void database.prepare("INSERT INTO images VALUES (?, 'a')").run(PNG),
    );
    expect(await verdict(usual, 'mbtiles')).toBe('raster');
  });
});

describe('a reader that ends', () => {
  /** A port whose processes are known, and ended as soon as they are asked for `deadly`. */
  function watched(deadly = '') {
    const pids: number[] = [];
    const start = nodeTileReader(ENTRY);
    const made = makeTilePort((heapMb) => {
      const child = start(heapMb);
      pids.push(child.pid ?? 0);
      return {
        ...child,
        send: (ask) => {
          if (ask.file === deadly) process.kill(child.pid ?? 0, 'SIGKILL');
          else child.send(ask);
        },
      };
    });
    started.push(made);
    return { made, pids };
  }
  const mime = (reader: ReturnType<typeof makePort>, file: string) =>
    reader.tile(file, 'mbtiles', 0, 0, 0).then((tile) => tile?.mime);

  it('is started again without anybody noticing, when the system ended it', async () => {
    const { made, pids } = watched();
    const [file, other] = [keep(mbtilesBytes(), 'mbtiles'), keep(mbtilesBytes(), 'mbtiles')];
    const asked = [mime(made, file), mime(made, other)];
    process.kill(pids[0] ?? 0, 'SIGKILL');
    expect(await Promise.all(asked)).toEqual(['image/png', 'image/png']);
    expect(pids).toHaveLength(2);
  });

  it('over one file again and again: that file rests, others are read', async () => {
    const [deadly, other] = [keep(mbtilesBytes(), 'mbtiles'), keep(mbtilesBytes(), 'mbtiles')];
    const { made, pids } = watched(deadly);
    await expect(mime(made, deadly)).rejects.toMatchObject({ code: 'basemap.damaged' });
    expect(await mime(made, other)).toBe('image/png');
    await expect(mime(made, deadly)).rejects.toMatchObject({ code: 'basemap.damaged' });
    expect(made.faultOf(deadly)).toBe('basemap.damaged');
    expect(pids).toHaveLength(3);
  });
});

describe('wrong content', () => {
  it.each([
    ['no tiles at all', 'CREATE TABLE other (a);', () => undefined, 'basemap.notTiles'],
    ['no tile', TILES, () => undefined, 'basemap.empty'],
    ['text for bytes', TILES, put(0, 0, 0, 'PNG'), 'basemap.damaged'],
    ['a number for bytes', TILES, put(0, 0, 0, 5), 'basemap.damaged'],
    ['nothing for bytes', TILES, put(0, 0, 0, null), 'basemap.damaged'],
    ['a web page', TILES, put(0, 0, 0, Buffer.from('<html>')), 'basemap.damaged'],
    ['text for a zoom', TILES, put('zero', 0, 0, PNG), 'basemap.damaged'],
    ['a half zoom', TILES, put(0.5, 0, 0, PNG), 'basemap.damaged'],
    ['a zoom beyond all', TILES, put(99, 0, 0, PNG), 'basemap.damaged'],
    [
      'a missing column',
      'CREATE TABLE tiles (zoom_level, tile_column, tile_row);',
      () => undefined,
      'basemap.damaged',
    ],
    [
      'a tile too large',
      TILES,
      put(0, 0, 0, Buffer.concat([PNG, Buffer.alloc(9 * 1024 * 1024)])),
      'basemap.damaged',
    ],
    ['a bomb', TILES, put(0, 0, 0, gzipSync(Buffer.alloc(200 * 1024 * 1024))), 'basemap.damaged'],
  ] as const)('%s', async (_name, sql, fill, code) => {
    expect(await verdict(withSql(sql, fill), 'mbtiles')).toBe(code);
  });

  it.each([
    ['gzip', gzipSync(MVT)],
    ['zlib', deflateSync(MVT)],
    ['nothing', MVT],
  ])('vector tiles packed by %s are read', async (_name, tile) => {
    expect(await verdict(mbtilesBytes({ tile: new Uint8Array(tile) }), 'mbtiles')).toBe('vector');
  });

  it('metadata that lie do no harm', async () => {
    const metadata = {
      name: `<b>海曙</b>\u202e<script>alert(1)</script>${'长'.repeat(500)}`,
      bounds: '1,2,NaN,4',
      minzoom: '-3',
      maxzoom: '1e9',
      attribution: '<a href="javascript:x">© 图</a>',
    };
    const found = await port.inspect(keep(mbtilesBytes({ metadata }), 'mbtiles'), 'mbtiles');
    expect(found).toMatchObject({ minZoom: 0, maxZoom: 2, attribution: '© 图' });
    expect(found.name.length).toBeLessThanOrEqual(100);
    expect(found.name).toMatch(/^海曙长+$/);
    expect(found.bbox?.[0]).toBe(-180);
    const mlt = mbtilesBytes({ metadata: { format: 'mlt' } });
    expect(await verdict(mlt, 'mbtiles')).toBe('basemap.unsupported');
  });
});

describe('PMTiles', () => {
  const one = { id: 0, run: 1, offset: 0, length: PNG.length };
  const made = (parts: Partial<PmtilesParts>, entries = [one]) =>
    pmtilesBytes({ root: gzipSync(directoryBytes(entries)), tiles: PNG, ...parts });

  it.each([
    ['whole', made({}), 'raster'],
    ['of the first version', new Uint8Array(Buffer.from('PM\x01\0')), 'basemap.unsupported'],
    ['of a version to come', made({ version: 4 }), 'basemap.unsupported'],
    ['cut in its header', made({}).subarray(0, 60), 'basemap.damaged'],
    ['of MapLibre’s own vectors', made({ type: 6 }), 'basemap.unsupported'],
    ['of something to come', made({ type: 77 }), 'basemap.unsupported'],
    ['packed by nobody knows what', made({ internal: 9 }), 'basemap.unsupported'],
    ['without entries', made({}, []), 'basemap.empty'],
    ['without a root', made({ root: new Uint8Array() }), 'basemap.damaged'],
    [
      'whose directory is a bomb',
      made({ root: gzipSync(Buffer.alloc(300 * 1024 * 1024)) }),
      'basemap.damaged',
    ],
    [
      'that promises a billion entries',
      made({ root: gzipSync(Buffer.from([0xff, 0xff, 0xff, 0xff, 3, 0])) }),
      'basemap.damaged',
    ],
    ['whose numbers never end', made({ root: gzipSync(Buffer.alloc(50, 0xff)) }), 'basemap.damaged'],
    ['whose tile lies beyond the file', made({}, [{ ...one, offset: 2 ** 40 }]), 'basemap.damaged'],
    ['whose tile is as large as a disk', made({}, [{ ...one, length: 2 ** 32 - 1 }]), 'basemap.damaged'],
    ['whose leaf is not there', made({}, [{ ...one, run: 0 }]), 'basemap.damaged'],
    [
      'whose tile is a bomb',
      made({ tiles: gzipSync(Buffer.alloc(200 * 1024 * 1024)) }, [
        { ...one, length: gzipSync(Buffer.alloc(200 * 1024 * 1024)).length },
      ]),
      'basemap.damaged',
    ],
    ['whose metadata are a bomb', made({ metadata: gzipSync(Buffer.alloc(300 * 1024 * 1024)) }), 'raster'],
    ['whose metadata are no JSON', made({ metadata: gzipSync('{"name":') }), 'raster'],
  ])('%s', async (_name, bytes, code) => {
    expect(await verdict(new Uint8Array(bytes), 'pmtiles')).toBe(code);
  });

  it('leaves that lead in a circle end', async () => {
    // A leaf that names itself: its packed length must be its own.
    let leaves: Uint8Array = new Uint8Array();
    for (let length = 1; length < 60; length += 1) {
      leaves = gzipSync(directoryBytes([{ id: 0, run: 0, offset: 0, length }]));
      if (leaves.length === length) break;
    }
    const root = gzipSync(directoryBytes([{ id: 0, run: 0, offset: 0, length: leaves.length }]));
    expect(await verdict(made({ root, leaves }), 'pmtiles')).toBe('basemap.damaged');
    expect(await tileOf(made({ root, leaves }), 'pmtiles')).toBe('basemap.damaged');
  });

  it('sections beyond what a number holds are refused', async () => {
    const bytes = Buffer.from(made({}));
    bytes.writeBigUInt64LE(2n ** 63n, 56);
    expect(await verdict(new Uint8Array(bytes), 'pmtiles')).toBe('basemap.damaged');
  });

  it.each([
    ['gzip', 2, gzipSync],
    ['brotli', 3, brotliCompressSync],
    ['zstd', 4, zstdCompressSync],
  ] as const)('directories and vector tiles packed by %s are read', async (_name, way, pack) => {
    const tile = pack(MVT);
    const bytes = made({
      internal: way,
      tileCompression: way,
      root: pack(directoryBytes([{ ...one, length: tile.length }])),
      metadata: pack('{}'),
      tiles: tile,
    });
    expect(await verdict(bytes, 'pmtiles')).toBe('vector');
    expect(await tileOf(bytes, 'pmtiles')).toEqual({
      bytes: MVT.length,
      mime: 'application/vnd.mapbox-vector-tile',
    });
  });
});

/** The library's own reader over bytes in memory, to compare with. */
function libraryOn(bytes: Uint8Array): PMTiles {
  const source: Source = {
    getKey: () => 'memory',
    getBytes: async (offset, length) => ({
      data: bytes.slice(offset, offset + length).buffer as ArrayBuffer,
    }),
  };
  return new PMTiles(source);
}

describe('real packages', () => {
  it.each([
    ['plain_1.mbtiles', 'raster'],
    ['with spaces.mbtiles', 'basemap.empty'],
    ['corrupt.mbtiles', 'basemap.damaged'],
    ['stamen_toner(raster)CC-BY+ODbL_z3.pmtiles', 'raster'],
    ['test_fixture_1.pmtiles', 'vector'],
    ['test_fixture_mlt.pmtiles', 'basemap.unsupported'],
    ['invalid.pmtiles', 'basemap.notTiles'],
    ['empty.pmtiles', 'basemap.notTiles'],
  ])('%s: %s', async (name, expected) => {
    const path = sharedDataPath(`tiles/${name}`);
    if (!path) return;
    const format = name.endsWith('mbtiles') ? 'mbtiles' : 'pmtiles';
    expect(await verdict(new Uint8Array(readFileSync(path)), format)).toBe(expected);
  });

  it('give the very tiles that another reader finds', async () => {
    const path = sharedDataPath('tiles/stamen_toner(raster)CC-BY+ODbL_z3.pmtiles');
    if (!path) return;
    const bytes = new Uint8Array(readFileSync(path));
    const [file, other] = [keep(bytes, 'pmtiles'), libraryOn(bytes)];
    let seen = 0;
    for (let z = 0; z <= 4; z += 1)
      for (let x = 0; x < 2 ** z; x += 1)
        for (let y = 0; y < 2 ** z; y += 1) {
          const [ours, theirs] = [await port.tile(file, 'pmtiles', z, x, y), await other.getZxy(z, x, y)];
          expect(ours?.bytes.length).toBe(theirs?.data.byteLength);
          if (theirs && ours) {
            expect(Buffer.from(ours.bytes).equals(Buffer.from(theirs.data))).toBe(true);
            seen += 1;
          }
        }
    expect(seen).toBe(85);
  });
});

describe('damage by chance', () => {
  const originals: readonly NamedFile[] = [
    { file: 'a.mbtiles', bytes: mbtilesBytes({ metadata: { name: '图', bounds: '121,29,122,30' } }) },
    { file: 'b.mbtiles', bytes: mbtilesBytes({ tile: new Uint8Array(gzipSync(MVT)) }) },
    { file: 'c.pmtiles', bytes: smallPmtiles({ name: '图' }) },
  ];

  it('never hangs or ends the reader: 500 copies of each format, some with a sound head', async () => {
    const outcomes: Record<string, number> = {};
    const reader = makePort();
    processes = 0;
    for (const { file: name, bytes } of mutations(originals, 500, 20_261_126)) {
      const format = name.endsWith('mbtiles') ? 'mbtiles' : 'pmtiles';
      const file = keep(bytes, format);
      const outcome = await reader.inspect(file, format).then(
        (found) => found.content,
        (error: AppError) => error.code,
      );
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      for (const [z, x, y] of TILES_ASKED)
        await reader.tile(file, format, z, x, y).catch((error: AppError) => {
          outcomes[error.code] = (outcomes[error.code] ?? 0) + 1;
        });
      await reader.release(file);
      rmSync(file, { force: true });
    }
    expect(processes).toBe(2);
    expect(outcomes['basemap.timeout'] ?? 0).toBe(0);
    expect(
      Object.keys(outcomes).every(
        (code) => code === 'raster' || code === 'vector' || code.startsWith('basemap.'),
      ),
    ).toBe(true);
    expect(outcomes['basemap.damaged']).toBeGreaterThan(100);
    expect(outcomes.raster).toBeGreaterThan(50);
  });
});
