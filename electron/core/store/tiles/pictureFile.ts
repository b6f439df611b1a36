import Sqlite from 'better-sqlite3';

export type InnerTile = {
  readonly level: number;
  readonly x: number;
  readonly y: number;
  readonly bytes: Uint8Array;
};

/** A new file of a picture's inner tiles. */
export type PictureFile = {
  /** Writes them all or none; one that came before is replaced. */
  readonly put: (tiles: readonly InnerTile[]) => void;
  /** How many tiles of a level there are. */
  readonly count: (level: number) => number;
  readonly close: () => void;
};

/** Makes the file: tables as MBTiles names them, so that one reader reads both. Throws SQLite's errors. */
export function createPictureFile(path: string): PictureFile {
  const database = new Sqlite(path);
  try {
    // A file that was not finished is thrown away; a finished one is written to the disk before it gets its name.
    database.pragma('journal_mode = MEMORY');
    database.pragma('synchronous = OFF');
    database.exec(`
      CREATE TABLE metadata (name TEXT NOT NULL, value TEXT NOT NULL) STRICT;
      CREATE TABLE tiles (
        zoom_level INTEGER NOT NULL, tile_column INTEGER NOT NULL, tile_row INTEGER NOT NULL, tile_data BLOB NOT NULL,
        UNIQUE (zoom_level, tile_column, tile_row)
      ) STRICT;
      INSERT INTO metadata VALUES ('format', 'living-map-picture');`);
    const insert = database.prepare('INSERT OR REPLACE INTO tiles VALUES (?, ?, ?, ?)');
    const count = database.prepare('SELECT count(*) FROM tiles WHERE zoom_level = ?').pluck();
    const put = database.transaction((tiles: readonly InnerTile[]) => {
      for (const { level, x, y, bytes } of tiles) insert.run(level, x, y, bytes);
    });
    return { put, count: (level) => count.get(level) as number, close: () => database.close() };
  } catch (error) {
    database.close();
    throw error;
  }
}
