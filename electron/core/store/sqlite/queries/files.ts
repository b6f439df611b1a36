import Sqlite from 'better-sqlite3';
import type { Store } from '../../store.ts';

/** Every content that a row of files or any recorded change of one names: what an undo may bring back is among them. */
const NAMED = `
SELECT hash FROM files
UNION SELECT json_extract(before, '$.hash') FROM changes WHERE entity = 'files' AND before IS NOT NULL
UNION SELECT json_extract(after, '$.hash') FROM changes WHERE entity = 'files' AND after IS NOT NULL`;

/** Hashes that the open map needs. */
export const namedHashes = (store: Store): ReadonlySet<string> =>
  new Set((store.rawRows(NAMED) as [string | null][]).flatMap(([hash]) => hash ?? []));

/** Hashes that a backup needs; null when that cannot be told. */
export function namedInBackup(file: string): ReadonlySet<string> | null {
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(file, { readonly: true, fileMustExist: true });
    const has = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'files'").get();
    // A backup from before there were files needs none.
    if (!has) return new Set();
    return new Set(database.prepare(NAMED).pluck().all() as string[]);
  } catch {
    return null;
  } finally {
    database?.close();
  }
}
