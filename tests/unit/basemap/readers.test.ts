/** The readers of sound packages, in this process: every tile where it belongs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { PMTiles, type Source, zxyToTileId } from 'pmtiles';
import { afterAll, describe, expect, it } from 'vitest';
import { openMbtiles, openPicture } from '#core/services/basemaps/reader/mbtiles';
import { openPmtiles } from '#core/services/basemaps/reader/pmtiles';
import { pmtilesId, pmtilesZoom } from '#core/services/basemaps/reader/tileIds';
import type { TileSource } from '#core/services/basemaps/reader/tileProtocol';
import { createPictureFile } from '#core/store/tiles/pictureFile';
import {
  directoryBytes,
  type Entry,
  PNG,
  pmtilesBytes,
  sqliteBytes,
} from '#tests/fixtures/basemaps/packages';

const home = mkdtempSync(join(tmpdir(), 'living-map-readers-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
let last = 0;
function opened(bytes: Uint8Array, open: (file: string) => TileSource): TileSource {
  last += 1;
  const file = join(home, String(last));
  writeFileSync(file, bytes);
  return open(file);
}
/** A picture that says which tile it is. */
const marked = (...numbers: number[]): Uint8Array => new Uint8Array([...PNG, ...numbers]);
const markOf = (source: TileSource, z: number, x: number, y: number) => {
  const tile = source.tile(z, x, y);
  return tile && [...tile.bytes.subarray(PNG.length)];
};

describe('the number of a tile in PMTiles', () => {
  it('is that of its own library, at every zoom', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 24 }), fc.nat(), fc.nat(), (z, a, b) => {
        const [x, y] = [a % 2 ** z, b % 2 ** z];
        expect(pmtilesId(z, x, y)).toBe(zxyToTileId(z, x, y));
        expect(pmtilesZoom(pmtilesId(z, x, y))).toBe(z);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('PMTiles with leaves', () => {
  const libraryOn = (bytes: Uint8Array): PMTiles => {
    const source: Source = {
      getKey: () => 'memory',
      getBytes: async (offset, length) => ({
        data: bytes.slice(offset, offset + length).buffer as ArrayBuffer,
      }),
    };
    return new PMTiles(source);
  };

  it('give what their own library gives, whatever is missing or the same', async () => {
    // Steps from one entry to the next, how many tiles have its content, and which content that is.
    const steps = fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 5 }),
      ),
      { minLength: 1, maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 20 }), async (given, leafSize) => {
        const contents = Array.from({ length: 6 }, (_, i) => marked(i));
        const size = contents[0]?.length ?? 0;
        let next = 0;
        const entries: Entry[] = given.map(([gap, run, content]) => {
          const entry = { id: next + gap, run, offset: content * size, length: size };
          next = entry.id + run;
          return entry;
        });
        const leaves: Uint8Array[] = [];
        const root: Entry[] = [];
        for (let at = 0; at < entries.length; at += leafSize) {
          const part = entries.slice(at, at + leafSize);
          const leaf = gzipSync(directoryBytes(part));
          const offset = leaves.reduce((sum, { length }) => sum + length, 0);
          root.push({ id: part[0]?.id ?? 0, run: 0, offset, length: leaf.length });
          leaves.push(leaf);
        }
        const bytes = pmtilesBytes({
          root: gzipSync(directoryBytes(root)),
          leaves: new Uint8Array(Buffer.concat(leaves)),
          tiles: new Uint8Array(Buffer.concat(contents)),
          zooms: [0, 5],
        });
        const [ours, theirs] = [opened(bytes, openPmtiles), libraryOn(bytes)];
        for (let z = 0; z <= 4; z += 1)
          for (let x = 0; x < 2 ** z; x += 1)
            for (let y = 0; y < 2 ** z; y += 1) {
              const other = await theirs.getZxy(z, x, y);
              const expected = other ? [...new Uint8Array(other.data).subarray(PNG.length)] : null;
              expect(markOf(ours, z, x, y)).toEqual(expected);
            }
        ours.close();
      }),
      { numRuns: 25 },
    );
  });
});

describe('MBTiles', () => {
  const bytes = sqliteBytes((database) => {
    database.exec(
      'CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB); CREATE UNIQUE INDEX i ON tiles (zoom_level, tile_column, tile_row);',
    );
    const insert = database.prepare('INSERT INTO tiles VALUES (?, ?, ?, ?)');
    for (let x = 4; x < 6; x += 1)
      for (let row = 5; row < 8; row += 1) insert.run(3, x, row, marked(3, x, row));
  });

  it('count rows from the south, the map from the north', () => {
    const source = opened(bytes, openMbtiles);
    expect(markOf(source, 3, 4, 0)).toEqual([3, 4, 7]);
    expect(markOf(source, 3, 5, 2)).toEqual([3, 5, 5]);
    expect(markOf(source, 3, 5, 3)).toBeNull();
    source.close();
  });

  it('say where they lie by their tiles, when nothing else does', () => {
    const source = opened(bytes, openMbtiles);
    const { bbox, minZoom, maxZoom, name } = source.inspect();
    expect([minZoom, maxZoom, name]).toEqual([3, 3, '']);
    expect(bbox?.[0]).toBe(0);
    expect(bbox?.[2]).toBe(90);
    expect(bbox?.[1]).toBeCloseTo(40.9799, 3);
    expect(bbox?.[3]).toBeCloseTo(85.0511, 3);
    source.close();
  });
});

describe('a picture’s inner tiles', () => {
  it('are counted from above, and the last one put stands', () => {
    const file = join(home, 'picture');
    const made = createPictureFile(file);
    made.put([
      { level: 0, x: 0, y: 1, bytes: marked(1) },
      { level: 1, x: 0, y: 0, bytes: marked(2) },
    ]);
    made.put([{ level: 0, x: 0, y: 1, bytes: marked(3) }]);
    expect([made.count(0), made.count(1), made.count(2)]).toEqual([1, 1, 0]);
    made.close();
    const source = openPicture(file);
    expect(markOf(source, 0, 0, 1)).toEqual([3]);
    expect(markOf(source, 1, 0, 0)).toEqual([2]);
    expect(markOf(source, 0, 0, 0)).toBeNull();
    source.close();
  });
});
