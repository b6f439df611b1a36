import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '#shared/contract/errors';
import type { Handlers } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { openSession } from '../../openSession.ts';
import type { MapSession } from '../../session.ts';
import { checkWholeMap } from '../../store/sqlite/check.ts';
import { storageError } from '../../store/sqlite/errors.ts';
import { MAP_FILE } from '../../store/sqlite/open.ts';
import { backupsFolder } from './keeper.ts';

/** Puts `next` in the place of a closed map's file and opens it; if it will not open, the present one is put back. */
async function openInstead(ctx: Ctx, folder: string, aside: string, next: string): Promise<MapSession> {
  const file = join(folder, MAP_FILE);
  const present = join(aside, 'present.sqlite');
  // The old log belongs to the old file; with the new one it would be damage. Closing has emptied it.
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
  // A copy, so that at every moment there is a whole map in its place, also when the power fails.
  copyFileSync(file, present);
  try {
    renameSync(next, file);
    return await openSession(ctx.ports, folder, null);
  } catch (error) {
    for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
    renameSync(present, file);
    throw error;
  }
}

async function restore(ctx: Ctx, id: string): Promise<MapSession> {
  const session = ctx.session();
  const { folder } = session;
  // Only a name from the list: never a path.
  const file = join(backupsFolder(folder), basename(id));
  if (!session.backups.list().some((backup) => backup.id === id) || !existsSync(file))
    throw new AppError('backup.notFound');
  const aside = mkdtempSync(join(folder, 'restore-'));
  try {
    // A copy of its own: the backups made on the way may rotate the chosen one out.
    const next = join(aside, MAP_FILE);
    copyFileSync(file, next);
    checkWholeMap(next);
    await session.backups.make('beforeRestore', id);
    return await ctx.maps.reopen(session, () => openInstead(ctx, folder, aside, next));
  } catch (error) {
    throw storageError(error);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

export const backupHandlers: Handlers<Ctx>['backups'] = {
  list: (_input, ctx) => ({ backups: [...ctx.session().backups.list()] }),
  now: (_input, ctx) => ctx.session().backups.make('manual'),
  restore: async (input, ctx) => {
    const restored = await restore(ctx, input.id);
    return { id: restored.id, name: restored.name, createdAtMs: restored.createdAtMs };
  },
};
