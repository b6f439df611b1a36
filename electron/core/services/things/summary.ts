import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { isBlank, valueIn } from '#shared/domain/fields/index';
import type { KindId } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import type { MapSession } from '../../session.ts';
import { type SortRow, sortRows } from '../../store/sqlite/queries/things.ts';
import { mayFilter, thingCondition } from './filter.ts';
import { maySort, orderedIds } from './order.ts';
import { countThings } from './read.ts';

const ROWS_PER_TURN = 500;

/** What each asked column holds in a row; a number only where it is no secret. */
function valuesOf(session: MapSession, row: SortRow, keys: readonly string[]): unknown[] {
  const [, kind, name, , categoryId, address, phone, note, level, recheckOn, cellId, attrs, custom] = row;
  const holder = {
    ...{ name, categoryId, address, phone, note, level, recheckOn },
    attrs: parseJson(attrs).value,
    custom: parseJson(custom).value,
  };
  const plain: Readonly<Record<string, unknown>> = { kind, cell: cellId, updatedAtMs: 'time' };
  return keys.map((key) => {
    if (Object.hasOwn(plain, key)) return plain[key];
    const field = session.fields().field(kind as KindId, key);
    const value = field && valueIn(holder, key);
    return typeof value === 'number' && (field?.privacy !== 'open' || field.type !== 'number')
      ? String(value)
      : value;
  });
}

/** Count, sum and bounds of a stretch of the sorted list. */
export async function summary(
  ctx: Ctx,
  input: ParsedInputOf<'things.summary'>,
): Promise<OutputOf<'things.summary'>> {
  mayFilter(ctx, input.filter);
  maySort(ctx, input.sort);
  const session = ctx.session();
  const condition = thingCondition(session, input.filter);
  const asked = { condition, filter: input.filter, total: countThings(session, condition) };
  const ids = await orderedIds(session, asked, input.sort, input);
  let [filled, numbers, sum] = [0, 0, 0];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < ids.length; at += ROWS_PER_TURN) {
    if (at > 0) await nextTurn();
    for (const row of sortRows(session.store, ids.slice(at, at + ROWS_PER_TURN)))
      for (const value of valuesOf(session, row, input.keys)) {
        if (!isBlank(value)) filled += 1;
        if (typeof value !== 'number') continue;
        numbers += 1;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
  }
  return { filled, numbers, sum, min: numbers > 0 ? min : null, max: numbers > 0 ? max : null };
}
