import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#shared/contract/errors';
import type { ThingFilter, ThingSort } from '#shared/contract/things';
import { customId } from '#shared/domain/fields/index';
import { isSensitiveField } from '#shared/domain/filter/index';
import { ROLES } from '../../actor.ts';
import type { Ctx } from '../../context.ts';
import type { MapSession } from '../../session.ts';
import {
  allThingIds,
  pageOfThingIds,
  sortRows,
  type ThingCondition,
} from '../../store/sqlite/queries/things.ts';
import { sortInTurns } from './sortInTurns.ts';
import { compareValues, type SortValue, sortReaders } from './sortValues.ts';

/** Sorts that walk along an index of the table; all others keep their order in memory until something changes. */
const INDEXED = { name: 'name_key', updatedAtMs: 'updated_at_ms' } as const;
/** Rows read at once: a few milliseconds. */
const ROWS_PER_TURN = 500;

const BY_NAME: ThingSort = { key: 'name', descending: false };

type Asked = { readonly condition: ThingCondition; readonly filter: ThingFilter; readonly total: number };

/** Whether nothing but the bin is left out. */
export const isEveryThing = (filter: ThingFilter): boolean =>
  Object.values(filter).every(
    (part) => part === undefined || part === '' || (Array.isArray(part) && part.length === 0),
  );

/** An order tells what its masks hide: only those who may see the values may sort by them. Throws permission.denied. */
export function maySort(ctx: Ctx, sort: ThingSort | undefined): void {
  if (!sort || ROLES[ctx.actor.roleId].has('person.reveal')) return;
  const { office } = ctx.session().fields();
  for (const { key } of [sort, ...(sort.next ?? [])])
    if (isSensitiveField(key) || office.some(({ id, privacy }) => id === customId(key) && privacy !== 'open'))
      throw new AppError('permission.denied');
}

type Known = { readonly key: string; readonly ids: Promise<readonly string[]> };
/** The latest order of each map: turning pages must not sort again. */
const lastOrders = new WeakMap<MapSession, Known>();

type Keyed = { readonly id: string; readonly values: readonly SortValue[] };

async function sortAll(
  session: MapSession,
  condition: ThingCondition,
  sort: ThingSort,
): Promise<readonly string[]> {
  const readers = sortReaders(session, sort);
  const ways = [sort, ...(sort.next ?? [])].map(({ descending }) => descending);
  const keyed: Keyed[] = [];
  const ids = allThingIds(session.store, condition);
  for (let at = 0; at < ids.length; at += ROWS_PER_TURN) {
    if (at > 0) await nextTurn();
    for (const row of sortRows(session.store, ids.slice(at, at + ROWS_PER_TURN)))
      keyed.push({ id: row[0], values: readers.map((read) => read(row)) });
  }
  const compare = (a: Keyed, b: Keyed): number => {
    for (const [index, descending] of ways.entries()) {
      const order = compareValues(a.values[index] ?? null, b.values[index] ?? null, descending);
      if (order !== 0) return order;
    }
    return a.id < b.id ? -1 : 1;
  };
  const sorted = await sortInTurns(keyed, compare, async () => nextTurn());
  return sorted.map(({ id }) => id);
}

function keptOrder(session: MapSession, asked: Asked, sort: ThingSort): Promise<readonly string[]> {
  const key = JSON.stringify([session.store.changeSeq(), asked.filter, sort]);
  const known = lastOrders.get(session);
  if (known?.key === key) return known.ids;
  const ids = sortAll(session, asked.condition, sort);
  lastOrders.set(session, { key, ids });
  ids.catch(() => lastOrders.delete(session));
  return ids;
}

/** Ids of a stretch of a filter's things in the order of a sort (by name when none is given). */
export async function orderedIds(
  session: MapSession,
  asked: Asked,
  sort: ThingSort = BY_NAME,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly string[]> {
  const column = sort.next?.length ? undefined : INDEXED[sort.key as keyof typeof INDEXED];
  if (!column) return (await keptOrder(session, asked, sort)).slice(offset, offset + limit);
  const page = { column, direction: sort.descending ? 'desc' : 'asc', limit, offset } as const;
  return pageOfThingIds(session.store, asked.condition, page, asked.total, isEveryThing(asked.filter));
}
