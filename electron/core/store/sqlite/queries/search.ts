import { type Expression, type SqlBool, sql } from 'kysely';
import type { Store } from '../../store.ts';

/** What the search index takes of a thing; `row` is SQLite's number of it. */
export type SearchColumns = readonly [row: number, id: string, cellId: string | null, text: string];
const COLUMNS = 'rowid, id, cell_id, search_text';

/** The next live things after an id, in the order of ids. */
export const searchColumnsAfter = (store: Store, id: string, limit: number): readonly SearchColumns[] =>
  store.rawRows(
    `SELECT ${COLUMNS} FROM things WHERE deleted_at_ms IS NULL AND id > ? ORDER BY id LIMIT ?`,
    id,
    limit,
  ) as unknown as SearchColumns[];

/** The live ones among the things with these ids. */
export const searchColumnsOf = (store: Store, ids: readonly string[]): readonly SearchColumns[] =>
  store.rawRows(
    `SELECT ${COLUMNS} FROM things WHERE deleted_at_ms IS NULL AND id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  ) as unknown as SearchColumns[];

/** Things by SQLite's numbers of them, however many. */
export const rowIsOneOf = (rows: readonly number[]): Expression<SqlBool> =>
  sql<SqlBool>`things.rowid IN (SELECT value FROM json_each(${`[${rows.join(',')}]`}))`;
