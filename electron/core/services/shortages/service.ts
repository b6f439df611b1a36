import { AppError } from '#shared/contract/errors';
import type { Handlers, ParsedInputOf } from '#shared/contract/index';
import type { NotedGap, ShortageGroup } from '#shared/contract/shortages';
import { sumShortages } from '#shared/domain/shortages';
import type { Ctx } from '../../context.ts';
import type { Batch } from '../../store/batch.ts';
import { createdAfter } from '../../store/sqlite/queries/shortages.ts';
import { readGaps, wholeCellOf } from './rows.ts';

/** Of a need that nobody could do, everybody who can is new; of the others who was registered after it was noted. */
async function ableNow(ctx: Ctx, sums: readonly Pick<ShortageGroup, 'need' | 'reason' | 'lastAtMs'>[]) {
  const { matching, store } = ctx.session();
  const capable = await matching.capable([...new Set(sums.map(({ need }) => need))]);
  return sums.map(({ need, reason, lastAtMs }) => {
    const ids = capable.get(need) ?? [];
    return reason === 'nobody' ? ids.length : createdAfter(store, ids, lastAtMs);
  });
}

async function listGaps(
  ctx: Ctx,
  solved: boolean,
): Promise<{ groups: ShortageGroup[]; openCount: number; solvedCount: number }> {
  const [open, done] = [await readGaps(ctx, false), await readGaps(ctx, true)];
  const sums = sumShortages(solved ? done : open);
  const able = solved ? [] : await ableNow(ctx, sums);
  return {
    groups: sums.map((sum, i) => ({
      ...sum,
      times: sum.entries.length,
      parts: [...sum.parts],
      entries: [...sum.entries],
      able: able[i] ?? 0,
      solved,
    })),
    openCount: sumShortages(open).length,
    solvedCount: sumShortages(done).length,
  };
}

async function gapOf(ctx: Ctx, id: string): Promise<NotedGap> {
  const gap = [...(await readGaps(ctx, false)), ...(await readGaps(ctx, true))].find((one) => one.id === id);
  if (!gap) throw new AppError('notFound');
  return gap;
}

/** The gap that is noted already for this need and problem. */
const notedBefore = (batch: Batch, problemId: string, need: string) =>
  batch.trx
    .selectFrom('shortages')
    .select('id')
    .where('problem_id', '=', problemId)
    .where('need', '=', need)
    .where('deleted_at_ms', 'is', null)
    .executeTakeFirst();

/** Writes a gap; one of a problem takes category and cell from it and is noted once. The id of the gap. */
async function write(batch: Batch, ctx: Ctx, input: ParsedInputOf<'shortages.note'>): Promise<string> {
  const { need, reason, count, problemId } = input;
  const problem = problemId === null ? undefined : await batch.current('problems', problemId);
  if (problemId !== null && (!problem || problem.deleted_at_ms !== null)) throw new AppError('notFound');
  const before = problemId === null ? undefined : await notedBefore(batch, problemId, need);
  const said = {
    reason,
    count,
    wanted_at_ms: input.wantedAtMs,
    noted_at_ms: batch.nowMs,
    solved_at_ms: null,
    ...(input.note !== null && { note: input.note }),
  };
  if (before) {
    await batch.update('shortages', before.id, said);
    return before.id;
  }
  const made = ctx.ports.newId();
  const cellId = input.cellId ?? (problem?.cell_id as string | null | undefined) ?? null;
  await batch.insert('shortages', {
    id: made,
    need,
    category_id: input.categoryId ?? (problem?.category_id as string | null | undefined) ?? null,
    cell_id: wholeCellOf(ctx.session().cells(), cellId),
    problem_id: problemId,
    ...said,
    note: input.note,
  });
  return made;
}

/** Notes a gap by hand. */
async function note(ctx: Ctx, input: ParsedInputOf<'shortages.note'>): Promise<NotedGap> {
  const said = { label: 'shortageNote', actor: ctx.actor };
  const { result: id } = await ctx.session().write(said, (batch) => write(batch, ctx, input));
  return gapOf(ctx, id);
}

/** Notes gaps of several problems in one step. */
async function noteAll(ctx: Ctx, { gaps }: ParsedInputOf<'shortages.noteAll'>): Promise<number> {
  const said = { label: 'shortageNote', actor: ctx.actor };
  const { result } = await ctx.session().write(said, async (batch) => {
    const ids = new Set<string>();
    for (const gap of gaps)
      ids.add(await write(batch, ctx, { ...gap, categoryId: null, cellId: null, note: null }));
    return ids.size;
  });
  return result;
}

/** Writes every one of some live gaps in one step; how many. */
async function writeAll(
  ctx: Ctx,
  label: string,
  ids: readonly string[],
  body: (batch: Batch, id: string) => Promise<unknown>,
): Promise<number> {
  const { result } = await ctx.session().write({ label, actor: ctx.actor }, async (batch) => {
    let changed = 0;
    for (const id of ids) {
      const row = await batch.current('shortages', id);
      if (!row || row.deleted_at_ms !== null) continue;
      await body(batch, id);
      changed += 1;
    }
    if (changed === 0) throw new AppError('notFound');
    return changed;
  });
  return result;
}

export const shortageHandlers: Handlers<Ctx>['shortages'] = {
  list: ({ solved }, ctx) => listGaps(ctx, solved),
  note: (input, ctx) => note(ctx, input),
  noteAll: async (input, ctx) => ({ noted: await noteAll(ctx, input) }),
  update: async ({ ids, patch }, ctx) => {
    const { need, count, note: said, cellId } = patch;
    const versions = new Map(ids.map(({ id, version }) => [id, version]));
    const columns = {
      ...(need !== undefined && { need }),
      ...(count !== undefined && { count }),
      ...(said !== undefined && { note: said }),
      ...(cellId !== undefined && { cell_id: wholeCellOf(ctx.session().cells(), cellId) }),
    };
    const changed = await writeAll(ctx, 'shortageUpdate', [...versions.keys()], (batch, id) =>
      batch.update('shortages', id, columns, versions.get(id)),
    );
    return { changed };
  },
  solve: async ({ ids, solved }, ctx) => {
    const changed = await writeAll(ctx, solved ? 'shortageSolve' : 'shortageReopen', ids, (batch, id) =>
      batch.update('shortages', id, { solved_at_ms: solved ? batch.nowMs : null }),
    );
    return { changed };
  },
  remove: async ({ ids }, ctx) => ({
    removed: await writeAll(ctx, 'shortageRemove', ids, (batch, id) => batch.remove('shortages', id)),
  }),
};
