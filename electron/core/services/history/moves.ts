import type { OutputOf } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import type { CellMove } from '../../store/batch.ts';

type Moves = OutputOf<'history.of'>['entries'][number]['moved'];

/** What each step brought into and out of one cell; cells that are gone keep their names. */
export async function cellMoves(
  ctx: Ctx,
  cellId: string,
  steps: readonly { batch_id: string; moved: string | null }[],
): Promise<(batchId: string) => Moves> {
  const byBatch = new Map<string, Moves>();
  for (const step of steps)
    if (!byBatch.has(step.batch_id)) byBatch.set(step.batch_id, ofCell(cellId, parsed(step.moved)));
  const names = await namesOf(
    ctx,
    [...byBatch.values()].flat().flatMap(({ otherId }) => otherId ?? []),
  );
  return (batchId) =>
    (byBatch.get(batchId) ?? []).map((move) => ({
      ...move,
      otherName: names.get(move.otherId ?? '') ?? null,
    }));
}

const parsed = (moved: string | null): readonly CellMove[] => JSON.parse(moved ?? '[]') as CellMove[];

/** One line for each other cell, the most points first. */
function ofCell(cellId: string, moves: readonly CellMove[]): Moves {
  const others = new Map<string | null, Moves[number]>();
  for (const [fromId, toId, count] of moves) {
    if (fromId !== cellId && toId !== cellId) continue;
    const otherId = fromId === cellId ? toId : fromId;
    const line = others.get(otherId) ?? { otherId, otherName: null, gained: 0, lost: 0 };
    if (fromId === cellId) line.lost += count;
    else line.gained += count;
    others.set(otherId, line);
  }
  return [...others.values()].sort((a, b) => b.gained + b.lost - a.gained - a.lost);
}

async function namesOf(ctx: Ctx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx
    .session()
    .store.read.selectFrom('cells')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
