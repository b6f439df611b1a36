import type { Ctx } from '../../context.ts';
import type { ProblemRow } from '../../store/schema.ts';

const DAY_MS = 86_400_000;
const OPEN_ASSIGNMENTS = ['sent', 'accepted'] as const;
/** States in which somebody may still be sent. */
const WAITING = ['reported', 'accepted', 'dispatched', 'inProgress'] as const;
const NO_LEVEL = 9;

/**
 * The problems to be assigned, red first, then who waits longest: the asked ones, or all that wait. A problem that
 * somebody is working on already, or that is done, is not among them.
 */
export async function waitingProblems(ctx: Ctx, ids: readonly string[] | undefined): Promise<ProblemRow[]> {
  const { read } = ctx.session().store;
  let query = read
    .selectFrom('problems')
    .selectAll()
    .where('deleted_at_ms', 'is', null)
    .where('state', 'in', [...WAITING])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('assignments')
            .select('assignments.id')
            .whereRef('assignments.problem_id', '=', 'problems.id')
            .where('assignments.deleted_at_ms', 'is', null)
            .where('assignments.state', 'in', [...OPEN_ASSIGNMENTS]),
        ),
      ),
    );
  if (ids !== undefined) query = query.where('id', 'in', ids.length > 0 ? [...ids] : ['']);
  const rows: ProblemRow[] = await query.execute();
  const levelOf = (row: ProblemRow): number => row.level ?? NO_LEVEL;
  return rows.sort(
    (a, b) => levelOf(a) - levelOf(b) || a.reported_at_ms - b.reported_at_ms || (a.id < b.id ? -1 : 1),
  );
}

/** How many problems each thing was sent to within a day and has not finished: so many of its places are taken. */
export async function busyNow(ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx
    .session()
    .store.read.selectFrom('assignments')
    .innerJoin('problems', 'problems.id', 'assignments.problem_id')
    .select(['assignments.thing_id as id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('assignments.deleted_at_ms', 'is', null)
    .where('problems.deleted_at_ms', 'is', null)
    .where('problems.state', '!=', 'closed')
    .where('assignments.state', 'in', [...OPEN_ASSIGNMENTS])
    .where('assignments.sent_at_ms', '>', ctx.ports.now() - DAY_MS)
    .groupBy('assignments.thing_id')
    .execute();
  return new Map(rows.map(({ id, count }) => [id, count]));
}
