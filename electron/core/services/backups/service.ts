import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { openSession } from '../../openSession.ts';
import { storageError } from '../../store/sqlite/errors.ts';
import { MAP_FILE } from '../../store/sqlite/open.ts';
import { backupsFolder } from './keeper.ts';

/** A backup is checked whole before it takes the present map's place. */
function checkBackup(file: string): void {
  const copy = new Sqlite(file, { readonly: true });
  try {
    if (copy.pragma('quick_check', { simple: true }) !== 'ok') throw new AppError('map.damaged');
  } catch (error) {
    throw storageError(error);
  } finally {
    copy.close();
  }
}

/** Puts a checked backup in the place of a closed map's file. */
function putInPlace(folder: string, backup: string): void {
  const file = join(folder, MAP_FILE);
  const aside = mkdtempSync(join(folder, 'restore-'));
  try {
    const next = join(aside, MAP_FILE);
    copyFileSync(backup, next);
    // The old log belongs to the old file; with the new one it would be damage.
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    renameSync(next, file);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

export const backupHandlers: Handlers<Ctx>['backups'] = {
  list: (_input, ctx) => ({ backups: [...ctx.session().backups.list()] }),
  now: (_input, ctx) => ctx.session().backups.make('manual'),
  restore: async (input, ctx) => {
    const session = ctx.session();
    const { folder } = session;
    // Only a name from the list: never a path.
    const file = join(backupsFolder(folder), basename(input.id));
    if (!session.backups.list().some((backup) => backup.id === input.id) || !existsSync(file))
      throw new AppError('backup.notFound');
    checkBackup(file);
    session.backups.make('beforeRestore', input.id);
    await ctx.maps.replace(null);
    try {
      putInPlace(folder, file);
    } catch (error) {
      await ctx.maps.replace(() => openSession(ctx.ports, folder, null));
      throw error;
    }
    const restored = await ctx.maps.replace(() => openSession(ctx.ports, folder, null));
    if (!restored) throw new AppError('map.notOpen');
    return { id: restored.id, name: restored.name, createdAtMs: restored.createdAtMs };
  },
};
