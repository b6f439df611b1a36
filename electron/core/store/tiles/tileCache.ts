import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

/** A tile that was seen. */
export type CachedTile = {
  readonly bytes: Uint8Array;
  readonly mime: string;
  /** Until then it need not be asked for again. */
  readonly freshUntilMs: number;
  /** What its server calls this state of it. */
  readonly etag: string | null;
};
export type TileKey = {
  readonly basemapId: string;
  readonly z: number;
  readonly x: number;
  readonly y: number;
};

/** Seen tiles on the disk, at most so many bytes; nothing in it is missed. */
export type TileCache = {
  readonly get: (key: TileKey) => CachedTile | null;
  readonly put: (key: TileKey, tile: CachedTile) => void;
  /** The same tile is good for longer. */
  readonly refresh: (key: TileKey, freshUntilMs: number) => void;
  readonly drop: (basemapId: string) => void;
  readonly bytes: () => number;
  readonly close: () => void;
};

const SCHEMA = `
CREATE TABLE IF NOT EXISTS tiles (
  basemap_id TEXT NOT NULL, z INTEGER NOT NULL, x INTEGER NOT NULL, y INTEGER NOT NULL, bytes BLOB NOT NULL,
  mime TEXT NOT NULL, etag TEXT, fresh_until_ms INTEGER NOT NULL, used_at_ms INTEGER NOT NULL,
  UNIQUE (basemap_id, z, x, y)
) STRICT;
CREATE INDEX IF NOT EXISTS tiles_used ON tiles (used_at_ms);`;
const WHERE = 'WHERE basemap_id = ? AND z = ? AND x = ? AND y = ?';
/** So often is written down that a tile was used. */
const USED_EVERY_MS = 3_600_000;
/** Tiles taken away at once. */
const EVICTED_AT_ONCE = 100;

const FILE = 'tiles.sqlite';

function openFile(folder: string): Sqlite.Database {
  mkdirSync(folder, { recursive: true });
  const database = new Sqlite(join(folder, FILE), { timeout: 1000 });
  try {
    database.pragma('journal_mode = WAL');
    // A power cut may lose the last tiles, never the file.
    database.pragma('synchronous = NORMAL');
    database.exec(SCHEMA);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens the cache of a folder; a damaged one is begun anew. Throws the file system's error when it cannot be had. */
export function openTileCache(folder: string, limits: { maxBytes: number; now: () => number }): TileCache {
  let database: Sqlite.Database;
  try {
    database = openFile(folder);
  } catch {
    for (const ending of ['', '-wal', '-shm']) rmSync(join(folder, FILE + ending), { force: true });
    database = openFile(folder);
  }
  return made(database, limits);
}

function made(
  database: Sqlite.Database,
  { maxBytes, now }: { maxBytes: number; now: () => number },
): TileCache {
  const read = database.prepare(`SELECT bytes, mime, etag, fresh_until_ms, used_at_ms FROM tiles ${WHERE}`);
  const write = database.prepare(`
    INSERT OR REPLACE INTO tiles (basemap_id, z, x, y, bytes, mime, etag, fresh_until_ms, used_at_ms)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const used = database.prepare(`UPDATE tiles SET used_at_ms = ? ${WHERE}`);
  const fresh = database.prepare(`UPDATE tiles SET fresh_until_ms = ?, used_at_ms = ? ${WHERE}`);
  const evict = database.prepare(
    'DELETE FROM tiles WHERE rowid IN (SELECT rowid FROM tiles ORDER BY used_at_ms LIMIT ?) RETURNING length(bytes)',
  );
  const remove = database.prepare('DELETE FROM tiles WHERE basemap_id = ?');
  const total = database.prepare('SELECT coalesce(sum(length(bytes)), 0) FROM tiles').pluck();
  const sizeOf = database.prepare(`SELECT length(bytes) FROM tiles ${WHERE}`).pluck();
  let bytes = total.get() as number;
  const place = ({ basemapId, z, x, y }: TileKey) => [basemapId, z, x, y] as const;

  const makeRoom = (): void => {
    while (bytes > maxBytes) {
      const gone = evict.raw().all(EVICTED_AT_ONCE) as [number][];
      if (gone.length === 0) return;
      bytes -= gone.reduce((sum, [size]) => sum + size, 0);
    }
  };
  return {
    get: (key) => {
      type Row = {
        bytes: Buffer;
        mime: string;
        etag: string | null;
        fresh_until_ms: number;
        used_at_ms: number;
      };
      const row = read.get(...place(key)) as Row | undefined;
      if (!row) return null;
      if (now() - row.used_at_ms > USED_EVERY_MS) used.run(now(), ...place(key));
      const { mime, etag, fresh_until_ms: freshUntilMs } = row;
      return { bytes: new Uint8Array(row.bytes), mime, etag, freshUntilMs };
    },
    put: (key, tile) => {
      bytes += tile.bytes.length - ((sizeOf.get(...place(key)) as number | undefined) ?? 0);
      write.run(...place(key), tile.bytes, tile.mime, tile.etag, tile.freshUntilMs, now());
      makeRoom();
    },
    refresh: (key, freshUntilMs) => void fresh.run(freshUntilMs, now(), ...place(key)),
    drop: (basemapId) => {
      remove.run(basemapId);
      bytes = total.get() as number;
    },
    bytes: () => bytes,
    close: () => database.close(),
  };
}
