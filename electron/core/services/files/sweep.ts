import { join } from 'node:path';
import { namedHashes, namedInBackup } from '../../store/sqlite/queries/files.ts';
import type { Store } from '../../store/store.ts';
import { backupsFolder, listBackups } from '../backups/keeper.ts';
import { dropContent, dropParts, keptHashes } from './vault.ts';

/**
 * Takes away contents that nothing names any more: no row, no recorded change, and no backup that may be restored.
 * (A step that failed after its content was written leaves one; so does erasing a person, once the backups that knew
 * the person are gone.) Where a backup cannot be read, everything stays.
 */
export function sweepContents(folder: string, store: Store): number {
  dropParts(folder);
  const kept = keptHashes(folder);
  if (kept.length === 0) return 0;
  const needed = namedHashes(store);
  let orphans = kept.filter((hash) => !needed.has(hash));
  if (orphans.length === 0) return 0;
  for (const { id } of listBackups(folder)) {
    const named = namedInBackup(join(backupsFolder(folder), id));
    if (!named) return 0;
    orphans = orphans.filter((hash) => !named.has(hash));
  }
  for (const hash of orphans) dropContent(folder, hash);
  return orphans.length;
}
