import { type SqlBool, sql } from 'kysely';
import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { ThingFilter } from '#shared/contract/things';
import type { Ctx } from '../../context.ts';
import { toThing } from '../../records/things.ts';
import type { MapSession } from '../../session.ts';
import { packUuid } from '../../store/markerCache.ts';
import type { ThingRow } from '../../store/schema.ts';
import { thingCondition } from './filter.ts';

/** The table's column behind each sort key. */
export const SORT_COLUMNS = {
  name: 'name',
  kind: 'kind',
  categoryId: 'category_id',
  address: 'address',
  cell: 'cell_id',
  level: 'level',
  recheckOn: 'recheck_on',
  updatedAtMs: 'updated_at_ms',
} as const;

/** One live thing's row. Throws `notFound`. */
export async function thingRow(ctx: Ctx, id: string): Promise<ThingRow> {
  const row = await ctx
    .session()
    .store.read.selectFrom('things')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at_ms', 'is', null)
    .executeTakeFirst();
  if (!row) throw new AppError('notFound');
  return row;
}

export async function listThings(
  ctx: Ctx,
  input: ParsedInputOf<'things.list'>,
): Promise<OutputOf<'things.list'>> {
  const session = ctx.session();
  const { read } = session.store;
  const condition = thingCondition(session, input.filter);
  const total = countThings(session, input.filter);
  const direction = input.sort?.descending ? 'desc' : 'asc';
  const column = SORT_COLUMNS[input.sort?.key ?? 'name'];
  const hits = read
    .with(
      (cte) => cte('hits').materialized(),
      (db) => db.selectFrom('things').select(sql<number>`rowid`.as('r')).where(condition),
    )
    .selectFrom('things')
    .select('id')
    .where('deleted_at_ms', 'is', null);
  // The plus sign keeps an index out: few hits are fetched and sorted, many are met on a walk along the sorted index.
  // Either way no row of the table is read before the page is known.
  const page = isEveryThing(input.filter)
    ? read.selectFrom('things').select('id').where(condition).orderBy(column, direction)
    : total <= FEW
      ? hits.where(sql<SqlBool>`rowid IN hits`).orderBy(sql`+${sql.ref(column)}`, direction)
      : hits.where(sql<SqlBool>`+rowid IN hits`).orderBy(column, direction);
  const ids = await page.orderBy('id', direction).limit(input.limit).offset(input.offset).execute();
  const rows = await read
    .selectFrom('things')
    .selectAll()
    .where(
      'id',
      'in',
      ids.map((row) => row.id),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { rows: ids.flatMap(({ id }) => byId.get(id) ?? []).map(toThing), total };
}

/** So many hits are sorted at once rather than looked for along an index. */
const FEW = 2000;

const isEveryThing = (filter: ThingFilter): boolean =>
  Object.values(filter).every(
    (part) => part === undefined || part === '' || (Array.isArray(part) && part.length === 0),
  );

/** The latest count of each map: turning pages must not count again. */
const lastCounts = new WeakMap<MapSession, { key: string; total: number }>();

function countThings(session: MapSession, filter: ThingFilter): number {
  const { sql: text, parameters } = session.store.read
    .selectFrom('things')
    .where(thingCondition(session, filter))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .compile();
  const key = JSON.stringify([session.store.changeSeq(), text, parameters]);
  const known = lastCounts.get(session);
  if (known?.key === key) return known.total;
  const total = Number(session.store.rawRows(text, ...parameters)[0]?.[0] ?? 0);
  lastCounts.set(session, { key, total });
  return total;
}

export async function thingIds(
  ctx: Ctx,
  input: ParsedInputOf<'things.ids'>,
): Promise<OutputOf<'things.ids'>> {
  const session = ctx.session();
  const { sql: text, parameters } = session.store.read
    .selectFrom('things')
    .select('id')
    .where(thingCondition(session, input.filter))
    .compile();
  const rows = session.store.rawRows(text, ...parameters) as [string][];
  const ids = new Uint8Array(rows.length * 16);
  for (const [i, [id]] of rows.entries()) packUuid(id, ids, i * 16);
  return { ids, total: rows.length };
}
