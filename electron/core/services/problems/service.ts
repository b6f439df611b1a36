import type { dispatchSlip } from '#shared/contract/dispatchSlip';
import { AppError } from '#shared/contract/errors';
import type { Handlers, ParsedInputOf } from '#shared/contract/index';
import type { Problem, ProblemFilter } from '#shared/contract/problems';
import { cstDate } from '#shared/domain/workflow/calendar';
import { dueOrWanted } from '#shared/domain/workflow/deadline';
import { type AssignmentState, canAssignmentGo } from '#shared/domain/workflow/states';
import type { Ctx } from '../../context.ts';
import type { Batch } from '../../store/batch.ts';
import type { AssignmentRow, NewRow } from '../../store/schema.ts';
import { anyContains } from '../../store/sqlite/queries/text.ts';
import { noteChoice } from '../matching/weights.ts';
import { noteGaps } from '../shortages/rows.ts';
import { namePlace } from './placeName.ts';
import { problemDetail, toProblem } from './rows.ts';
import { addEvent, assign, currentProblem, transition } from './transition.ts';

const SORT_COLUMNS = {
  reportedAtMs: 'reported_at_ms',
  dueAtMs: 'due_at_ms',
  state: 'state',
  level: 'level',
  number: 'number',
} as const;

/** The live problems that a filter takes. */
export function problemsMatching(ctx: Ctx, filter: ProblemFilter) {
  const session = ctx.session();
  let base = session.store.read.selectFrom('problems').where('deleted_at_ms', 'is', null);
  if (filter.states?.length) base = base.where('state', 'in', filter.states);
  if (filter.cellIds?.length)
    base = base.where('cell_id', 'in', session.cells().withDescendants(filter.cellIds));
  if (filter.categoryIds?.length) base = base.where('category_id', 'in', filter.categoryIds);
  if (filter.ids) base = base.where('id', 'in', filter.ids.length > 0 ? filter.ids : ['']);
  if (filter.overdue) base = base.where('state', '!=', 'closed').where('due_at_ms', '<', ctx.ports.now());
  for (const word of (filter.text ?? '').split(/\s+/).filter(Boolean))
    base = base.where(anyContains(['text', 'number', 'place_text'], word));
  return base;
}

async function listProblems(ctx: Ctx, input: ParsedInputOf<'problems.list'>) {
  const base = problemsMatching(ctx, input.filter);
  const { total } = await base.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await base
    .selectAll()
    .orderBy(
      SORT_COLUMNS[input.sort?.key ?? 'reportedAtMs'],
      input.sort?.descending === false ? 'asc' : 'desc',
    )
    .orderBy('id', 'desc')
    .limit(input.limit)
    .offset(input.offset)
    .execute();
  return { rows: rows.map((row) => toProblem(row, ctx.ports.now())), total };
}

/** Running number of a day: 20260802-003. */
async function nextNumber(batch: Batch, reportedAtMs: number): Promise<string> {
  const day = cstDate(reportedAtMs).replaceAll('-', '');
  // The longest first: as texts, 999 comes after 1000. A range, since LIKE would go through every problem.
  const last = await batch.trx
    .selectFrom('problems')
    .select('number')
    .where('number', '>=', `${day}-`)
    .where('number', '<', `${day}.`)
    .orderBy((eb) => eb.fn<number>('length', ['number']), 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return `${day}-${String(Number(last?.number.slice(9) ?? 0) + 1).padStart(3, '0')}`;
}

function newProblemRow(
  ctx: Ctx,
  input: ParsedInputOf<'problems.create'>,
  id: string,
  number: string,
): NewRow<'problems'> {
  const reportedAtMs = input.reportedAtMs ?? ctx.ports.now();
  const category = input.categoryId ? ctx.session().categories().get(input.categoryId) : undefined;
  const level = input.level ?? category?.defaultLevel ?? null;
  const { understood } = input;
  const hours = understood?.deadlineHours ?? category?.deadlineHours ?? null;
  const wantedAtMs = understood?.wantedAtMs ?? null;
  return {
    id,
    number,
    text: input.text,
    category_id: input.categoryId,
    level,
    state: 'reported',
    place_text: input.placeText,
    lng: input.anchor?.[0] ?? null,
    lat: input.anchor?.[1] ?? null,
    cell_id: null,
    reporter_name: input.reporterName,
    reporter_phone: input.reporterPhone,
    reported_at_ms: reportedAtMs,
    due_at_ms: input.dueAtMs ?? dueOrWanted(reportedAtMs, hours, level, wantedAtMs),
    closed_at_ms: null,
    result: null,
    rating: null,
    understood: understood && JSON.stringify(understood),
  };
}

/** Columns of a problem's patch; a masked text that comes back unchanged stays as it was. */
function patchColumns(patch: ParsedInputOf<'problems.update'>['patch'], shown: Problem) {
  const { anchor } = patch;
  return {
    ...(patch.text !== undefined && patch.text !== shown.text && { text: patch.text }),
    ...(patch.categoryId !== undefined && { category_id: patch.categoryId }),
    ...(patch.level !== undefined && { level: patch.level }),
    ...(patch.placeText !== undefined &&
      patch.placeText !== shown.placeText && { place_text: patch.placeText }),
    ...(anchor !== undefined && { lng: anchor?.[0] ?? null, lat: anchor?.[1] ?? null }),
    ...(patch.dueAtMs !== undefined && { due_at_ms: patch.dueAtMs }),
    ...(patch.rating !== undefined && { rating: patch.rating }),
  };
}

/** All but those of the slip: lists read problems from here, and the slip is made of lists. */
export const problemHandlers: Omit<Handlers<Ctx>['problems'], keyof typeof dispatchSlip> = {
  list: (input, ctx) => listProblems(ctx, input),
  get: (input, ctx) => problemDetail(ctx, input.id),
  create: async (input, ctx) => {
    const id = ctx.ports.newId();
    const label = input.picks.length > 0 ? 'problemDispatch' : 'problemCreate';
    await ctx.session().write({ label, actor: ctx.actor }, async (batch) => {
      const number = await nextNumber(batch, input.reportedAtMs ?? ctx.ports.now());
      await batch.insert('problems', newProblemRow(ctx, input, id, number));
      await addEvent(batch, ctx, { problemId: id, action: 'report', from: null, to: 'reported', note: null });
      const cellId = input.anchor === null ? null : ctx.session().cells().cellAt(input.anchor);
      await namePlace(batch, ctx, input);
      await noteGaps(batch, ctx, input.shortages, { problemId: id, categoryId: input.categoryId, cellId });
      if (input.picks.length === 0) return;
      await assign(batch, ctx, id, input.picks, input.dispatchNote);
      await noteChoice(batch, ctx, id, input.choice);
      await transition(batch, ctx, id, { action: 'dispatch', version: 1, note: input.dispatchNote });
    });
    return problemDetail(ctx, id);
  },
  update: async (input, ctx) => {
    await ctx.session().write({ label: 'problemUpdate', actor: ctx.actor }, async (batch) => {
      const before = await currentProblem(batch, input.id);
      const shown = toProblem(before, ctx.ports.now());
      await batch.update('problems', input.id, patchColumns(input.patch, shown), input.version);
    });
    return problemDetail(ctx, input.id);
  },
  dispatch: async (input, ctx) => {
    await ctx.session().write({ label: 'problemDispatch', actor: ctx.actor }, async (batch) => {
      await assign(batch, ctx, input.id, input.picks, input.note);
      await noteChoice(batch, ctx, input.id, input.choice);
      await transition(batch, ctx, input.id, {
        action: 'dispatch',
        version: input.version,
        note: input.note,
      });
    });
    return problemDetail(ctx, input.id);
  },
  transition: async (input, ctx) => {
    // Dispatching needs somebody to dispatch to; it has a method of its own.
    if (input.action === 'dispatch') throw new AppError('problem.noPicks');
    const { id, ...step } = input;
    await ctx
      .session()
      .write({ label: `problem.${input.action}`, actor: ctx.actor }, (batch) =>
        transition(batch, ctx, id, step),
      );
    return problemDetail(ctx, id);
  },
  setAssignment: async (input, ctx) => {
    const { result: problemId } = await ctx
      .session()
      .write({ label: 'assignment', actor: ctx.actor }, async (batch) => {
        const row = (await batch.current('assignments', input.id)) as unknown as AssignmentRow | undefined;
        if (!row || row.deleted_at_ms !== null) throw new AppError('notFound');
        await currentProblem(batch, row.problem_id);
        if (input.version !== row.version)
          throw new AppError('conflict', { yours: input.version, current: row.version });
        if (!canAssignmentGo(row.state as AssignmentState, input.state))
          throw new AppError('problem.stateInvalid', { state: row.state });
        await batch.update(
          'assignments',
          input.id,
          {
            state: input.state,
            note: input.note ?? row.note,
            done_at_ms: input.state === 'done' ? batch.nowMs : null,
          },
          input.version,
        );
        await addEvent(batch, ctx, {
          problemId: row.problem_id,
          action: `assignment.${input.state}`,
          from: null,
          to: null,
          note: input.note,
        });
        return row.problem_id;
      });
    return problemDetail(ctx, problemId);
  },
  remove: async (input, ctx) => {
    const { result } = await ctx
      .session()
      .write({ label: 'problemRemove', actor: ctx.actor }, async (batch) => {
        let removed = 0;
        for (const id of input.ids) if (await batch.remove('problems', id)) removed += 1;
        return removed;
      });
    return { removed: result };
  },
};
