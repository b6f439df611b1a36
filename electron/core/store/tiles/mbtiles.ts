import Sqlite from 'better-sqlite3';
import { AppError } from '#shared/contract/errors';
import { checkPlan, checkTileSchema } from './tileSchema.ts';

/** Opened tiles in SQLite, as MBTiles 1.3 lays them down; rows are those of the file (TMS: from the south). */
export type MbtilesFile = {
  /** All texts of `metadata` by name; '' and numbers as text. */
  readonly metadata: ReadonlyMap<string, string>;
  /** The tile's bytes as they stand; null where there is none. */
  readonly tile: (zoom: number, column: number, row: number) => Uint8Array | null;
  /** Lowest and highest zoom that has tiles; null for none. */
  readonly zooms: () => readonly [min: number, max: number] | null;
  /** Columns and rows that a zoom reaches. */
  readonly reach: (zoom: number) => { minX: number; maxX: number; minRow: number; maxRow: number };
  /** Whether a zoom has no more than so many tiles; counts no further. */
  readonly hasAtMost: (zoom: number, tiles: number) => boolean;
  /** Any tile of a zoom. */
  readonly sample: (zoom: number) => { column: number; row: number } | null;
  readonly close: () => void;
};

const damaged = (cause?: unknown): AppError => new AppError('basemap.damaged', {}, { cause });

const WHERE = 'WHERE zoom_level = ? AND tile_column = ? AND tile_row = ? LIMIT 1';
/** The length is known without reading a row's long part. */
const TILE = `
SELECT typeof(tile_data), length(tile_data), CASE WHEN length(tile_data) <= ? THEN tile_data END FROM tiles ${WHERE}`;
const METADATA_AT_MOST = 1_000;
const TEXT_AT_MOST = 200_000;

function readMetadata(database: Sqlite.Database): Map<string, string> {
  const has = database.prepare("SELECT 1 FROM sqlite_master WHERE lower(name) = 'metadata'").get();
  if (!has) return new Map();
  const sql = 'SELECT name, value FROM metadata WHERE length(value) <= ? LIMIT ?';
  checkPlan(database, sql.replaceAll('?', '1'));
  const rows = database.prepare(sql).raw().all(TEXT_AT_MOST, METADATA_AT_MOST) as [unknown, unknown][];
  return new Map(
    rows.flatMap(([name, value]) =>
      typeof name === 'string' && (typeof value === 'string' || typeof value === 'number')
        ? [[name.toLowerCase(), String(value)] as const]
        : [],
    ),
  );
}

/** What SQLite says of a broken file is damage; errors of ours stay. */
function asDamage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error);
  }
}

const whole = (value: unknown): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw damaged();
  return value;
};

function prepareSafely(database: Sqlite.Database): void {
  database.pragma('query_only = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('mmap_size = 0');
  database.pragma('cache_size = -8192');
  database.pragma('temp_store = MEMORY');
}

/**
 * Opens a file of tiles for reading only. Everything in it is somebody else's: call it where it can be killed.
 * Errors: basemap.notTiles, basemap.damaged.
 */
export function openMbtilesFile(file: string, tileMaxBytes: number): MbtilesFile {
  return asDamage(() => {
    const database = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 1000 });
    try {
      prepareSafely(database);
      checkTileSchema(database);
      checkPlan(database, TILE.replaceAll('?', '1'));
      return opened(database, tileMaxBytes);
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

function opened(database: Sqlite.Database, tileMaxBytes: number): MbtilesFile {
  const metadata = readMetadata(database);
  const tile = database.prepare(TILE).raw();
  const sample = database
    .prepare('SELECT tile_column, tile_row FROM tiles WHERE zoom_level = ? LIMIT 1')
    .raw();
  const count = database
    .prepare('SELECT count(*) FROM (SELECT 1 FROM tiles WHERE zoom_level = ? LIMIT ?)')
    .pluck();
  const min = database.prepare('SELECT min(zoom_level) FROM tiles').pluck();
  const max = database.prepare('SELECT max(zoom_level) FROM tiles').pluck();
  const reach = database
    .prepare(
      'SELECT min(tile_column), max(tile_column), min(tile_row), max(tile_row) FROM tiles WHERE zoom_level = ?',
    )
    .raw();
  return {
    metadata,
    tile: (zoom, column, row) =>
      asDamage(() => {
        const found = tile.get(tileMaxBytes, zoom, column, row) as [string, number, unknown] | undefined;
        if (!found || found[0] === 'null') return null;
        if (found[0] !== 'blob' || !(found[2] instanceof Uint8Array)) throw damaged();
        return new Uint8Array(found[2]);
      }),
    zooms: () =>
      asDamage(() => {
        const [low, high] = [min.get(), max.get()];
        return low === null || low === undefined ? null : [whole(low), whole(high)];
      }),
    reach: (zoom) =>
      asDamage(() => {
        const [minX, maxX, minRow, maxRow] = (reach.get(zoom) as unknown[]).map(whole);
        if (minX === undefined || maxX === undefined || minRow === undefined || maxRow === undefined)
          throw damaged();
        return { minX, maxX, minRow, maxRow };
      }),
    hasAtMost: (zoom, tiles) => asDamage(() => (count.get(zoom, tiles + 1) as number) <= tiles),
    sample: (zoom) =>
      asDamage(() => {
        const found = sample.get(zoom) as [unknown, unknown] | undefined;
        return found ? { column: whole(found[0]), row: whole(found[1]) } : null;
      }),
    close: () => database.close(),
  };
}
