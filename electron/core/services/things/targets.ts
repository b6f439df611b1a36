import type { Kysely } from 'kysely';
import type { Targets } from '#shared/contract/bulk';
import type { Ctx, Job } from '../../context.ts';
import type { Schema, ThingRow } from '../../store/schema.ts';
import { allThingIds } from '../../store/sqlite/queries/things.ts';
import { mayFilter, thingCondition } from './filter.ts';

/** Records between two breaths: about ten milliseconds of work. */
export const ROWS_PER_TURN = 40;

/** Ids of the live things meant, each once. */
export function targetIds(ctx: Ctx, targets: Targets): readonly string[] {
  const filter = 'ids' in targets ? { ids: targets.ids } : targets.filter;
  mayFilter(ctx, filter);
  const session = ctx.session();
  return allThingIds(session.store, thingCondition(session, filter));
}

/** The rows of ids in small portions, others having their turn between; reports how far it is. */
export async function* portions(
  ids: readonly string[],
  db: Kysely<Schema>,
  job: Job,
  stage: string,
): AsyncGenerator<readonly ThingRow[]> {
  for (let at = 0; at < ids.length; at += ROWS_PER_TURN) {
    job.progress(stage, at, ids.length);
    await job.breathe();
    yield await db
      .selectFrom('things')
      .selectAll()
      .where('id', 'in', ids.slice(at, at + ROWS_PER_TURN))
      .where('deleted_at_ms', 'is', null)
      .execute();
  }
  job.progress(stage, ids.length, ids.length);
}
