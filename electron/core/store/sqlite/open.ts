import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '#shared/contract/errors';
import { APPLICATION_ID, MIGRATIONS } from '../migrations/index.ts';
import { storageError } from './errors.ts';
import { registerFunctions } from './functions.ts';

export const MAP_FILE = 'map.sqlite';
const LOCK_FILE = 'map.lock';
const LOCK_NOTE = 'map.lock.json';

/** Both connections of an open map and the lock that keeps other programs out. */
export type OpenDatabase = {
  readonly writer: Sqlite.Database;
  readonly reader: Sqlite.Database;
  readonly close: () => void;
};

/** Settings that a connection forgets on closing; FULL because NORMAL in WAL loses acknowledged rows at a power cut. */
function prepareConnection(database: Sqlite.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  database.pragma('busy_timeout = 5000');
  database.pragma('cache_size = -65536');
  database.pragma('temp_store = MEMORY');
}

/**
 * Takes the map for this program until closed. An exclusive transaction on a file of its own is let go by the
 * operating system however the program ends, so a crash leaves no lock behind. Throws `map.busy`.
 */
function lockMap(folder: string, nowMs: number): () => void {
  const note = join(folder, LOCK_NOTE);
  const lock = new Sqlite(join(folder, LOCK_FILE), { timeout: 200 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    let who = '';
    try {
      who = String((JSON.parse(readFileSync(note, 'utf8')) as { who?: unknown }).who ?? '');
    } catch {
      // The note only helps the message; the lock itself is what counts.
    }
    const told = storageError(error);
    throw told instanceof AppError && told.code === 'map.busy' ? new AppError('map.busy', { who }) : told;
  }
  try {
    writeFileSync(note, JSON.stringify({ who: hostname(), pid: process.pid, sinceMs: nowMs }));
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => {
    lock.close();
    rmSync(note, { force: true });
  };
}

/** Brings the tables to this program's version, each step in a transaction of its own. */
function migrate(
  database: Sqlite.Database,
  migrations: readonly string[],
  beforeMigration: (from: number) => void,
): void {
  const from = database.pragma('user_version', { simple: true }) as number;
  if (from > 0 && from < migrations.length) beforeMigration(from);
  for (const [index, up] of migrations.entries()) {
    const version = index + 1;
    if (version <= from) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(up);
      database.pragma(`user_version = ${version}`);
      database.pragma(`application_id = ${APPLICATION_ID}`);
      database.exec('COMMIT');
    } catch (error) {
      // A full disk makes SQLite roll back by itself; a second rollback would hide the reason.
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** Refuses what is not a map of this program's version or an older one, before anything is written to it. */
export function checkIsMap(file: string, supported: number = MIGRATIONS.length): void {
  if (statSync(file).size === 0) throw new AppError('map.damaged');
  const probe = new Sqlite(file, { readonly: true });
  try {
    const version = probe.pragma('user_version', { simple: true }) as number;
    const application = probe.pragma('application_id', { simple: true }) as number;
    if (application !== APPLICATION_ID) throw new AppError('map.notAMap');
    if (version > supported) throw new AppError('map.fromFuture', { found: version, supported });
    // Reads the roots of all tables: most damage shows here, and the full check stays off the way to the window.
    for (const { name } of probe.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
      name: string;
    }[])
      probe.prepare(`SELECT * FROM "${name}" LIMIT 1`).get();
  } finally {
    probe.close();
  }
}

/**
 * Opens (or with `create` makes) the map of a folder.
 * Errors: map.exists, map.notFound, map.notAMap, map.damaged, map.fromFuture, map.busy, map.readOnly, disk.*.
 */
export function openDatabase(
  folder: string,
  options: {
    create: boolean;
    nowMs: number;
    beforeMigration: (writer: Sqlite.Database, from: number) => void;
    /** Other steps than this program's own: for tests of the machinery itself. */
    migrations?: readonly string[];
  },
): OpenDatabase {
  const migrations = options.migrations ?? MIGRATIONS;
  const file = join(folder, MAP_FILE);
  let unlock: (() => void) | undefined;
  let writer: Sqlite.Database | undefined;
  try {
    if (options.create) {
      if (existsSync(file)) throw new AppError('map.exists');
      mkdirSync(folder, { recursive: true });
    } else {
      if (!existsSync(folder)) throw new AppError('map.notFound');
      if (!existsSync(file)) throw new AppError('map.notAMap');
    }
    unlock = lockMap(folder, options.nowMs);
    if (!options.create) checkIsMap(file, migrations.length);
    const opened = new Sqlite(file);
    writer = opened;
    prepareConnection(opened);
    migrate(opened, migrations, (from) => options.beforeMigration(opened, from));
    // From here on the log is put into the database apart from the core (helperThread.ts).
    opened.pragma('wal_autocheckpoint = 0');
    const reader = new Sqlite(file, { readonly: true });
    prepareReader(reader);
    registerFunctions(opened);
    registerFunctions(reader);
    const release = unlock;
    return {
      writer: opened,
      reader,
      close: () => {
        reader.close();
        opened.close();
        release();
      },
    };
  } catch (error) {
    writer?.close();
    unlock?.();
    throw storageError(error);
  }
}

function prepareReader(reader: Sqlite.Database): void {
  reader.pragma('busy_timeout = 5000');
  reader.pragma('cache_size = -65536');
  reader.pragma('temp_store = MEMORY');
}
