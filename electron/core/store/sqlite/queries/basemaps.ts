import Sqlite from 'better-sqlite3';
import type { Store } from '../../store.ts';

/** Every file that a row of basemaps or any recorded change of one names: what an undo may bring back is among them. */
const NAMED = `
SELECT file FROM basemaps
UNION SELECT json_extract(before, '$.file') FROM changes WHERE entity = 'basemaps' AND before IS NOT NULL
UNION SELECT json_extract(after, '$.file') FROM changes WHERE entity = 'basemaps' AND after IS NOT NULL`;

/** Names of the basemap files that the open map needs. */
export const namedBasemapFiles = (store: Store): ReadonlySet<string> =>
  new Set((store.rawRows(NAMED) as [string | null][]).flatMap(([file]) => file ?? []));

/** Names that a backup needs; null when that cannot be told. */
export function basemapFilesInBackup(file: string): ReadonlySet<string> | null {
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(file, { readonly: true, fileMustExist: true });
    const has = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'basemaps'").get();
    // A backup from before there were basemaps needs none.
    if (!has) return new Set();
    return new Set(
      (database.prepare(NAMED).pluck().all() as (string | null)[]).flatMap((name) => name ?? []),
    );
  } catch {
    return null;
  } finally {
    database?.close();
  }
}
