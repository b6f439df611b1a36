import { join } from 'node:path';
import Database from 'better-sqlite3';

type Logged = { action: string; purpose: string; count: number };

/** What the access log of a map's folder holds, the oldest first. */
export function accessLog(folder: string): Logged[] {
  const database = new Database(join(folder, 'map.sqlite'), { readonly: true });
  try {
    return database
      .prepare<[], Logged>('SELECT action, purpose, count FROM access_log ORDER BY at_ms, id')
      .all();
  } finally {
    database.close();
  }
}
