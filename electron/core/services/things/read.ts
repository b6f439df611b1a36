import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { toThing } from '../../records/things.ts';
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
  const base = session.store.read.selectFrom('things').where(thingCondition(session, input.filter));
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const direction = input.sort?.descending ? 'desc' : 'asc';
  const rows = await base
    .selectAll()
    .orderBy(SORT_COLUMNS[input.sort?.key ?? 'name'], direction)
    .orderBy('id')
    .limit(input.limit)
    .offset(input.offset)
    .execute();
  return { rows: rows.map(toThing), total };
}

export async function thingIds(
  ctx: Ctx,
  input: ParsedInputOf<'things.ids'>,
): Promise<OutputOf<'things.ids'>> {
  const session = ctx.session();
  const rows = await session.store.read
    .selectFrom('things')
    .select('id')
    .where(thingCondition(session, input.filter))
    .execute();
  const ids = new Uint8Array(rows.length * 16);
  for (const [i, row] of rows.entries()) packUuid(row.id, ids, i * 16);
  return { ids, total: rows.length };
}
