import { AppError } from '#shared/contract/errors';
import type { Reason } from '#shared/contract/problems';
import type { KindId } from '#shared/domain/kinds/index';
import {
  isAssignmentOpen,
  nextState,
  type ProblemAction,
  type ProblemState,
} from '#shared/domain/workflow/states';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import type { Batch } from '../../store/batch.ts';
import type { AssignmentRow, ProblemRow } from '../../store/schema.ts';
import { demandConsent } from '../things/consentGate.ts';

export type Step = {
  readonly action: ProblemAction;
  readonly version: number;
  readonly note: string | null;
  readonly result?: string | null;
  readonly rating?: number | null;
};

/** The row of a live problem inside a batch. Throws `notFound`. */
export async function currentProblem(batch: Batch, id: string): Promise<ProblemRow> {
  const row = (await batch.current('problems', id)) as unknown as ProblemRow | undefined;
  if (!row || row.deleted_at_ms !== null) throw new AppError('notFound');
  return row;
}

/** Writes one line of a problem's life. */
export async function addEvent(
  batch: Batch,
  ctx: Ctx,
  event: { problemId: string; action: string; from: string | null; to: string | null; note: string | null },
): Promise<void> {
  await batch.insert('problem_events', {
    id: ctx.ports.newId(),
    problem_id: event.problemId,
    at_ms: batch.nowMs,
    action: event.action,
    from_state: event.from,
    to_state: event.to,
    note: event.note,
    actor_id: batch.actorId,
  });
}

/** What closing and reopening do to the problem besides its state. */
function closingColumns(step: Step, before: ProblemRow, nowMs: number): Partial<ProblemRow> {
  if (step.action === 'reopen') return { closed_at_ms: null };
  if (step.action !== 'close') return step.result ? { result: step.result } : {};
  const result = step.result?.trim() || before.result;
  if (!result) throw new AppError('problem.resultMissing');
  return { closed_at_ms: nowMs, result, rating: step.rating ?? before.rating };
}

/** A closed problem leaves nobody waiting: what was still open counts as done. */
async function finishAssignments(batch: Batch, problemId: string): Promise<void> {
  const rows: AssignmentRow[] = await batch.trx
    .selectFrom('assignments')
    .selectAll()
    .where('problem_id', '=', problemId)
    .where('deleted_at_ms', 'is', null)
    .execute();
  for (const row of rows)
    if (isAssignmentOpen(row.state as AssignmentRow['state'] as never))
      await batch.update('assignments', row.id, { state: 'done', done_at_ms: batch.nowMs });
}

/** The only code that writes a problem's state (DESIGN.md §10). Errors: problem.stateInvalid, problem.resultMissing, conflict. */
export async function transition(batch: Batch, ctx: Ctx, id: string, step: Step): Promise<void> {
  const before = await currentProblem(batch, id);
  if (before.version !== step.version)
    throw new AppError('conflict', { yours: step.version, current: before.version });
  const to = nextState(before.state as ProblemState, step.action);
  if (to === null) throw new AppError('problem.stateInvalid', { state: before.state });
  await batch.update('problems', id, { state: to, ...closingColumns(step, before, batch.nowMs) });
  if (step.action === 'close') await finishAssignments(batch, id);
  await addEvent(batch, ctx, { problemId: id, action: step.action, from: before.state, to, note: step.note });
}

/**
 * Asks things to solve a problem: one assignment each; who is already asked is not asked twice.
 * Errors: problem.noPicks, notFound, consent.missing, consent.withdrawn.
 */
export async function assign(
  batch: Batch,
  ctx: Ctx,
  problemId: string,
  picks: readonly { thingId: string; reasons: readonly Reason[] }[],
  note: string | null,
): Promise<void> {
  if (picks.length === 0) throw new AppError('problem.noPicks');
  const open = await batch.trx
    .selectFrom('assignments')
    .select('thing_id')
    .where('problem_id', '=', problemId)
    .where('deleted_at_ms', 'is', null)
    .where('state', 'in', ['sent', 'accepted'])
    .execute();
  const asked = new Set(open.map((row) => row.thing_id));
  for (const pick of picks) {
    if (asked.has(pick.thingId)) continue;
    asked.add(pick.thingId);
    const thing = await batch.current('things', pick.thingId);
    if (!thing || thing.deleted_at_ms !== null) throw new AppError('notFound');
    demandConsent(thing.kind as KindId, parseJson(String(thing.attrs)).value);
    await batch.insert('assignments', {
      id: ctx.ports.newId(),
      problem_id: problemId,
      thing_id: pick.thingId,
      state: 'sent',
      reasons: JSON.stringify(pick.reasons),
      note,
      sent_at_ms: batch.nowMs,
      done_at_ms: null,
    });
  }
}
