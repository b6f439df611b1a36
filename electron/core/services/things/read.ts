import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { liveRow } from '../../records/liveRow.ts';
import type { MapSession } from '../../session.ts';
import { packUuid } from '../../store/markerCache.ts';
import type { ThingRow } from '../../store/schema.ts';
import { allThingIds, type ThingCondition, thingCounter } from '../../store/sqlite/queries/things.ts';
import { shownThings } from '../fields/names.ts';
import { mayFilter, thingCondition } from './filter.ts';
import { maySort, orderedIds } from './order.ts';

/** One live thing's row. Throws `notFound`. */
export const thingRow = (ctx: Ctx, id: string): Promise<ThingRow> => liveRow(ctx, 'things', id);

export async function listThings(
  ctx: Ctx,
  input: ParsedInputOf<'things.list'>,
): Promise<OutputOf<'things.list'>> {
  const session = ctx.session();
  mayFilter(ctx, input.filter);
  const condition = thingCondition(session, input.filter);
  const total = countThings(session, condition);
  maySort(ctx, input.sort);
  const ids = await orderedIds(session, { condition, filter: input.filter, total }, input.sort, input);
  const rows = await session.store.read.selectFrom('things').selectAll().where('id', 'in', ids).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  return { rows: await shownThings(ctx, found), total };
}

/** The latest count of each map: turning pages must not count again. */
const lastCounts = new WeakMap<MapSession, { key: string; total: number }>();

export function countThings(session: MapSession, condition: ThingCondition): number {
  const { key, count } = thingCounter(session.store, condition);
  const known = lastCounts.get(session);
  if (known?.key === key) return known.total;
  const total = count();
  lastCounts.set(session, { key, total });
  return total;
}

export async function thingIds(
  ctx: Ctx,
  input: ParsedInputOf<'things.ids'>,
): Promise<OutputOf<'things.ids'>> {
  const session = ctx.session();
  mayFilter(ctx, input.filter);
  const found = allThingIds(session.store, thingCondition(session, input.filter));
  const ids = new Uint8Array(found.length * 16);
  for (const [i, id] of found.entries()) packUuid(id, ids, i * 16);
  return { ids, total: found.length };
}
