import type { NotedGap, NotedShortage } from '#shared/contract/shortages';
import { SHORTAGE_REASONS } from '#shared/domain/matching/index';
import type { Ctx } from '../../context.ts';
import type { CellBook } from '../../session.ts';
import type { Batch } from '../../store/batch.ts';

/** Gaps are noted by whole cells: nobody recruits for one micro cell. Null stays null. */
export function wholeCellOf(cells: CellBook, cellId: string | null): string | null {
  const cell = cellId === null ? undefined : cells.byId.get(cellId);
  if (cell === undefined || cell.tier === 'community') return null;
  return cell.tier === 'micro' ? (cell.parent_id ?? cell.id) : cell.id;
}

/** The noted gaps that are not removed, open or solved ones; a gap's problem by its number, where there still is one. */
export async function readGaps(ctx: Ctx, solved: boolean): Promise<NotedGap[]> {
  const rows = await ctx
    .session()
    .store.read.selectFrom('shortages')
    .leftJoin('problems', (join) =>
      join.onRef('problems.id', '=', 'shortages.problem_id').on('problems.deleted_at_ms', 'is', null),
    )
    .selectAll('shortages')
    .select('problems.number as problem_number')
    .where('shortages.deleted_at_ms', 'is', null)
    .where('shortages.solved_at_ms', solved ? 'is not' : 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    need: row.need,
    categoryId: row.category_id,
    cellId: row.cell_id,
    problemId: row.problem_number === null ? null : row.problem_id,
    problemNumber: row.problem_number,
    reason: SHORTAGE_REASONS.find((reason) => reason === row.reason) ?? 'nobody',
    count: row.count,
    wantedAtMs: row.wanted_at_ms,
    notedAtMs: row.noted_at_ms,
    solvedAtMs: row.solved_at_ms,
    note: row.note,
    version: row.version,
  }));
}

/** What a gap is noted with besides the need itself. */
export type GapPlace = {
  readonly problemId: string | null;
  readonly categoryId: string | null;
  readonly cellId: string | null;
};

/** One a need, with the most that lack of it. */
function byNeed(noted: readonly NotedShortage[]): NotedShortage[] {
  const gaps = new Map<string, NotedShortage>();
  for (const one of noted) {
    const before = gaps.get(one.need);
    gaps.set(one.need, before ? { ...before, count: Math.max(before.count, one.count) } : one);
  }
  return [...gaps.values()];
}

/** Notes the gaps of a new problem in the step that registers it: one a need. */
export async function noteGaps(
  batch: Batch,
  ctx: Ctx,
  noted: readonly NotedShortage[],
  place: GapPlace,
): Promise<void> {
  for (const { need, reason, wantedAtMs, count } of byNeed(noted))
    await batch.insert('shortages', {
      id: ctx.ports.newId(),
      need,
      category_id: place.categoryId,
      cell_id: wholeCellOf(ctx.session().cells(), place.cellId),
      problem_id: place.problemId,
      reason,
      count,
      wanted_at_ms: wantedAtMs,
      noted_at_ms: ctx.ports.now(),
      solved_at_ms: null,
      note: null,
    });
}
