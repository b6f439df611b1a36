import type Sqlite from 'better-sqlite3';
import { AppError } from '#shared/contract/errors';

type Item = { readonly type: string; readonly name: string; readonly sql: string };

const damaged = (): AppError => new AppError('basemap.damaged');

/** Words before a bracket that call nothing, and the functions that real packages use. */
const HARMLESS = new Set(
  'as and or not in on using where from join select by having limit values cast coalesce ifnull abs pow power tiles metadata'.split(
    ' ',
  ),
);

/** SQL without what it quotes; quoted names stand as they are. */
const bare = (sql: string): string =>
  sql
    .replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, ' ')
    .replace(/'(?:[^']|'')*'/g, " '' ")
    .replace(/["`[\]]/g, ' ')
    .toLowerCase();

/** A view must only join, filter and rename. */
function checkView(sql: string): void {
  const text = bare(sql);
  if (/\b(with|recursive|union|intersect|except)\b/.test(text)) throw damaged();
  for (const [, word = ''] of text.matchAll(/([\p{L}_$][\p{L}\d_$]*)\s*\(/gu))
    if (!HARMLESS.has(word)) throw damaged();
}

function checkTable(database: Sqlite.Database, { name, sql }: Item): void {
  if (/^\s*create\s+virtual/i.test(sql)) throw damaged();
  // Columns that are calculated when read.
  const hidden = database.prepare('SELECT hidden FROM pragma_table_xinfo(?)').pluck().all(name) as number[];
  if (hidden.some((kind) => kind > 1)) throw damaged();
}

const VIEWS_AT_MOST = 20;

/**
 * Makes sure that reading `tiles` and `metadata` is reading of rows and nothing else: tables, or views that join tables.
 * A view may be a program (a recursive one never ends), a virtual table runs code of its own, a function makes a gigabyte
 * out of nothing. Errors: basemap.notTiles when there is no `tiles`, basemap.damaged.
 */
export function checkTileSchema(database: Sqlite.Database): void {
  const items = database
    .prepare(`
    SELECT type, name, coalesce(sql, '') AS sql FROM sqlite_master WHERE type IN ('table', 'view')`)
    .all() as Item[];
  const byName = new Map(items.map((item) => [item.name.toLowerCase(), item]));
  if (!byName.has('tiles')) throw new AppError('basemap.notTiles');
  const reached = new Set(['tiles', 'metadata']);
  for (const name of reached) {
    const item = byName.get(name);
    if (!item) continue;
    if (item.type === 'table') {
      checkTable(database, item);
      continue;
    }
    checkView(item.sql);
    const words = new Set(bare(item.sql).match(/[\p{L}_$][\p{L}\d_$]*/gu));
    for (const other of byName.keys()) if (words.has(other) || /\W/.test(other)) reached.add(other);
    if (reached.size > VIEWS_AT_MOST * 10) throw damaged();
  }
}

/** Steps of a plan that walk rows of tables; all others make rows by themselves. */
const PLAIN_STEP =
  /^(?:SCAN|SEARCH) (?!.*(?:VIRTUAL TABLE|CONSTANT ROW|SUBQUERY))|^BLOOM FILTER ON |^LEFT-MOST|^USE TEMP B-TREE FOR/;

/** Makes sure by SQLite's own plan that a query walks tables and nothing else. Errors: basemap.damaged. */
export function checkPlan(database: Sqlite.Database, sql: string): void {
  const steps = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
  if (!steps.every(({ detail }) => PLAIN_STEP.test(detail))) throw damaged();
}
