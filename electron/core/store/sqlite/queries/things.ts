import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../schema.ts';
import type { Store } from '../../store.ts';

/** Which things: what a filter becomes. */
export type ThingCondition = (eb: ExpressionBuilder<Schema, 'things'>) => Expression<SqlBool>;

/** Where a page lies: sorted by a column, then by id in the same direction. */
export type ThingPage = {
  readonly column: 'name_key' | 'updated_at_ms';
  readonly direction: 'asc' | 'desc';
  readonly limit: number;
  readonly offset: number;
};

/** So many hits are sorted at once rather than looked for along an index. */
const FEW = 2000;

/**
 * Ids of one page, in order. `total` is how many things the condition takes, `every` that it takes all live ones.
 * The plus sign keeps an index out: few hits are fetched and sorted, many are met on a walk along the sorted index.
 * Either way no row of the table is read before the page is known.
 */
export async function pageOfThingIds(
  store: Store,
  condition: ThingCondition,
  page: ThingPage,
  total: number,
  every: boolean,
): Promise<readonly string[]> {
  const { column, direction } = page;
  const hits = store.read
    .with(
      (cte) => cte('hits').materialized(),
      (db) => db.selectFrom('things').select(sql<number>`rowid`.as('r')).where(condition),
    )
    .selectFrom('things')
    .select('id')
    .where('deleted_at_ms', 'is', null);
  const sorted = every
    ? store.read.selectFrom('things').select('id').where(condition).orderBy(column, direction)
    : total <= FEW
      ? hits.where(sql<SqlBool>`rowid IN hits`).orderBy(sql`+${sql.ref(column)}`, direction)
      : hits.where(sql<SqlBool>`+rowid IN hits`).orderBy(column, direction);
  const rows = await sorted.orderBy('id', direction).limit(page.limit).offset(page.offset).execute();
  return rows.map((row) => row.id);
}

/** How many things a condition takes; `key` tells one question from another, for remembering the answer. */
export function thingCounter(store: Store, condition: ThingCondition): { key: string; count: () => number } {
  const { sql: text, parameters } = store.read
    .selectFrom('things')
    .where(condition)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .compile();
  return {
    key: JSON.stringify([store.changeSeq(), text, parameters]),
    count: () => Number(store.rawRows(text, ...parameters)[0]?.[0] ?? 0),
  };
}

/** One of some ids, of which there may be more than a statement has places for parameters. */
export const idAmong = (ids: readonly string[]): Expression<SqlBool> =>
  sql<SqlBool>`id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** What a sort by any field reads of a thing. */
export type SortRow = readonly [
  id: string,
  kind: string,
  name: string,
  nameKey: string,
  categoryId: string | null,
  address: string | null,
  phone: string | null,
  note: string | null,
  level: number | null,
  recheckOn: string | null,
  cellId: string | null,
  attrs: string,
  custom: string,
  updatedAtMs: number,
];

/** What sorting reads of some things. */
export function sortRows(store: Store, ids: readonly string[]): readonly SortRow[] {
  return store.rawRows(
    `SELECT id, kind, name, name_key, category_id, address, phone, note, level, recheck_on, cell_id, attrs, custom,
       updated_at_ms FROM things WHERE id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  ) as unknown as readonly SortRow[];
}

/** Ids of all things that a condition takes, in no order. */
export function allThingIds(store: Store, condition: ThingCondition): readonly string[] {
  const { sql: text, parameters } = store.read.selectFrom('things').select('id').where(condition).compile();
  return (store.rawRows(text, ...parameters) as [string][]).map(([id]) => id);
}

/** What records are told apart by; positions WGS-84. */
export type KnownRecord = readonly [
  id: string,
  name: string,
  estate: unknown,
  address: string | null,
  phone: string | null,
  lng: number | null,
  lat: number | null,
];

/** The next live things of a kind in the order of ids, for finding the records that rows of a file stand for. */
export function knownRecordsAfter(
  store: Store,
  kind: string,
  after: string,
  limit: number,
): readonly KnownRecord[] {
  return store.rawRows(
    `SELECT id, name, CASE WHEN json_valid(attrs) THEN json_extract(attrs, '$.estate') END, address, phone, lng, lat
     FROM things WHERE id > ? AND kind = ? AND deleted_at_ms IS NULL ORDER BY id LIMIT ?`,
    after,
    kind,
    limit,
  ) as unknown as KnownRecord[];
}
