import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { basemapFilesInBackup, namedBasemapFiles } from '../../store/sqlite/queries/basemaps.ts';
import type { Store } from '../../store/store.ts';
import { backupsFolder, listBackups } from '../backups/keeper.ts';
import { basemapsFolder, dropParts, keptNames } from './places.ts';

/**
 * Takes away basemap files that nothing names any more: no row, no recorded change, and no backup that may be restored (a
 * step that failed after its file was kept leaves one). Where a backup cannot be read, everything stays.
 */
export function sweepBasemaps(folder: string, store: Store): number {
  dropParts(folder);
  const kept = keptNames(folder);
  if (kept.length === 0) return 0;
  const needed = namedBasemapFiles(store);
  let orphans = kept.filter((name) => !needed.has(name));
  if (orphans.length === 0) return 0;
  for (const { id } of listBackups(folder)) {
    const named = basemapFilesInBackup(join(backupsFolder(folder), id));
    if (!named) return 0;
    orphans = orphans.filter((name) => !named.has(name));
  }
  for (const name of orphans) rmSync(join(basemapsFolder(folder), name), { force: true });
  return orphans.length;
}
