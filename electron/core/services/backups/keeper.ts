import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { AppError } from '#shared/contract/errors';
import type { OutputOf } from '#shared/contract/index';
import type { CorePorts } from '../../ports.ts';
import { storageError } from '../../store/sqlite/errors.ts';
import { vacuumInto } from '../../store/sqlite/helperThread.ts';
import { lastChangeMs } from '../../store/sqlite/queries/changes.ts';
import type { Store } from '../../store/store.ts';
import { makeTurns } from '../../turns.ts';
import { type BackupReason, backupFileName, backupsToDelete, parseBackupName } from './rotation.ts';

type Backup = OutputOf<'backups.now'>;

const EVERY_MS = 15 * 60_000;

/** Makes, lists and rotates the backups of one open map. */
export type BackupKeeper = {
  readonly list: () => readonly Backup[];
  /** `protect`: a backup that rotation must leave alone this time. */
  readonly make: (reason: BackupReason, protect?: string) => Promise<Backup>;
  /** Called after a backup that nobody asked for. */
  readonly onAuto: (listener: () => void) => void;
  /** Stops the clock; a last backup if something changed. */
  readonly close: () => Promise<void>;
};

export const backupsFolder = (folder: string): string => join(folder, 'backups');

/** The backups in a map's folder, newest first. */
export function listBackups(folder: string): readonly Backup[] {
  const home = backupsFolder(folder);
  if (!existsSync(home)) return [];
  return readdirSync(home)
    .map(parseBackupName)
    .filter((name) => name !== null)
    .map((name) => ({ ...name, sizeBytes: statSync(join(home, name.id)).size }))
    .sort((a, b) => b.atMs - a.atMs);
}

function backupError(part: string, error: unknown): unknown {
  rmSync(part, { force: true });
  const told = storageError(error);
  return told instanceof AppError ? told : new AppError('backup.failed', {}, { cause: error });
}

/** Writes a copy beside its final name first: a backup that is listed is a whole one. */
async function writeBackup(
  folder: string,
  atMs: number,
  reason: BackupReason,
  copy: (file: string) => Promise<void>,
): Promise<Backup> {
  const home = backupsFolder(folder);
  const id = backupFileName(atMs, reason);
  const part = join(home, `${id}.part`);
  try {
    mkdirSync(home, { recursive: true });
    rmSync(part, { force: true });
    await copy(part);
    renameSync(part, join(home, id));
  } catch (error) {
    throw backupError(part, error);
  }
  return { id, atMs, reason, sizeBytes: statSync(join(home, id)).size };
}

/** Before a migration the map is not open yet; the copy is made on the bare connection. */
export function backupBeforeMigration(
  database: Sqlite.Database,
  folder: string,
  _from: number,
  nowMs: number,
): void {
  const home = backupsFolder(folder);
  const id = backupFileName(nowMs, 'migration');
  const part = join(home, `${id}.part`);
  try {
    mkdirSync(home, { recursive: true });
    rmSync(part, { force: true });
    vacuumInto(database, part);
    renameSync(part, join(home, id));
  } catch (error) {
    throw backupError(part, error);
  }
}

export function makeBackupKeeper(store: Store, folder: string, ports: CorePorts): BackupKeeper {
  // Changes since the last backup count also when they were made before this opening (a crash, a power cut).
  let savedSeq = lastChangeMs(store) > (listBackups(folder)[0]?.atMs ?? 0) ? -1 : store.changeSeq();
  let listener: () => void = () => {};

  const turns = makeTurns();
  const makeNow = async (reason: BackupReason, protect?: string): Promise<Backup> => {
    // Read before: what is saved while the copy is being made counts as not in it.
    const seq = store.changeSeq();
    const made = await writeBackup(folder, ports.now(), reason, store.copyInto);
    savedSeq = seq;
    for (const old of backupsToDelete(listBackups(folder), ports.now()))
      if (old.id !== made.id && old.id !== protect)
        rmSync(join(backupsFolder(folder), old.id), { force: true });
    return made;
  };
  /** One after another: two of the same instant would share a name. */
  const make = (reason: BackupReason, protect?: string): Promise<Backup> =>
    turns.run(() => makeNow(reason, protect));
  const makeIfChanged = async (reason: BackupReason): Promise<boolean> => {
    if (store.changeSeq() === Math.max(savedSeq, 0)) return false;
    try {
      await make(reason);
      return true;
    } catch {
      // Tried again at the next turn; the status bar shows the age of the last one.
      return false;
    }
  };
  const timer = setInterval(() => {
    void makeIfChanged('auto').then((made) => made && listener());
  }, EVERY_MS);
  timer.unref();

  return {
    list: () => listBackups(folder),
    make,
    onAuto: (next) => {
      listener = next;
    },
    close: async () => {
      clearInterval(timer);
      await turns.idle();
      await makeIfChanged('close');
    },
  };
}
