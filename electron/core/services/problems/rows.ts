import { AppError } from '#shared/contract/errors';
import type { Assignment, Problem, ProblemDetail, Reason } from '#shared/contract/problems';
import { type SavedUnderstood, savedUnderstoodSchema } from '#shared/contract/understood';
import { maskFreeText, maskName, maskPhone } from '#shared/domain/privacy';
import { isOverdue } from '#shared/domain/workflow/deadline';
import { type AssignmentState, actionsFor, type ProblemState } from '#shared/domain/workflow/states';
import type { Ctx } from '../../context.ts';
import { parseJson, parseList } from '../../records/json.ts';
import { anchorOfRow, toThing } from '../../records/things.ts';
import type { AssignmentRow, ProblemRow, ThingRow } from '../../store/schema.ts';

/** A stored problem as it leaves the core: the reporter masked, numbers inside running text hidden. */
export function toProblem(row: ProblemRow, nowMs: number): Problem {
  const state = row.state as ProblemState;
  return {
    id: row.id,
    number: row.number,
    text: maskFreeText(row.text),
    categoryId: row.category_id,
    level: row.level,
    state,
    placeText: row.place_text && maskFreeText(row.place_text),
    anchor: anchorOfRow(row),
    cellId: row.cell_id,
    reporterName: row.reporter_name && maskName(row.reporter_name),
    reporterPhone: row.reporter_phone && maskPhone(row.reporter_phone),
    reportedAtMs: row.reported_at_ms,
    dueAtMs: row.due_at_ms,
    closedAtMs: row.closed_at_ms,
    overdue: isOverdue({ state, dueAtMs: row.due_at_ms }, nowMs),
    result: row.result && maskFreeText(row.result),
    rating: row.rating,
    actions: [...actionsFor(state)],
    version: row.version,
  };
}

function toAssignment(row: AssignmentRow, thing: ThingRow | undefined): Assignment {
  const shown = thing && toThing(thing);
  return {
    id: row.id,
    problemId: row.problem_id,
    thingId: row.thing_id,
    kind: shown?.kind ?? 'person',
    name: shown?.name ?? '',
    anchor: shown?.anchor ?? null,
    state: row.state as AssignmentState,
    reasons: parseList<Reason>(row.reasons),
    note: row.note && maskFreeText(row.note),
    sentAtMs: row.sent_at_ms,
    doneAtMs: row.done_at_ms,
    version: row.version,
  };
}

/** What was understood of a problem when it was registered; of a damaged row nothing. */
export function readUnderstood(json: string | null): SavedUnderstood | null {
  if (json === null) return null;
  const parsed = savedUnderstoodSchema.safeParse(parseJson(json).value);
  return parsed.success ? parsed.data : null;
}

/** A problem with whom it was given to and what happened. Throws `notFound`. */
export async function problemDetail(ctx: Ctx, id: string): Promise<ProblemDetail> {
  const { read } = ctx.session().store;
  const row = await read
    .selectFrom('problems')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at_ms', 'is', null)
    .executeTakeFirst();
  if (!row) throw new AppError('notFound');
  const assignments = await read
    .selectFrom('assignments')
    .selectAll()
    .where('problem_id', '=', id)
    .where('deleted_at_ms', 'is', null)
    .orderBy('sent_at_ms')
    .orderBy('id')
    .execute();
  const thingIds = assignments.map((assignment) => assignment.thing_id);
  const things = thingIds.length
    ? await read.selectFrom('things').selectAll().where('id', 'in', thingIds).execute()
    : [];
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const events = await read
    .selectFrom('problem_events')
    .selectAll()
    .where('problem_id', '=', id)
    .where('deleted_at_ms', 'is', null)
    .orderBy('at_ms')
    .orderBy('id')
    .execute();
  return {
    ...toProblem(row, ctx.ports.now()),
    understood: readUnderstood(row.understood),
    assignments: assignments.map((assignment) => toAssignment(assignment, byId.get(assignment.thing_id))),
    events: events.map((event) => ({
      id: event.id,
      atMs: event.at_ms,
      action: event.action,
      fromState: event.from_state as ProblemState | null,
      toState: event.to_state as ProblemState | null,
      note: event.note && maskFreeText(event.note),
      actorName: event.actor_id,
    })),
  };
}
