import Sqlite from 'better-sqlite3';
import { AppError } from '#shared/contract/errors';
import { storageError } from './errors.ts';
import { checkIsMap } from './open.ts';

/**
 * Reads a whole map file that nobody has open and makes sure that this program can use it.
 * Errors: map.notAMap, map.fromFuture, map.damaged.
 */
export function checkWholeMap(file: string): void {
  try {
    checkIsMap(file);
    const copy = new Sqlite(file, { readonly: true });
    try {
      if (copy.pragma('quick_check', { simple: true }) !== 'ok') throw new AppError('map.damaged');
    } finally {
      copy.close();
    }
  } catch (error) {
    throw storageError(error);
  }
}
