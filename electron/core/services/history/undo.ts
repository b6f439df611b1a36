import { AppError } from '#shared/contract/errors';
import type { OutputOf } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import type { AnyRow } from '../../store/batch.ts';
import type { KeptTable } from '../../store/schema.ts';

type Step = OutputOf<'history.undo'>;
/** A step of this session: `reverse` is the batch that is taken back now, `origin` what the user first did. */
type StackEntry = { reverse: string; origin: string; label: string; count: number };

/** The undo and redo stacks of this actor's session, replayed from its batches. */
async function stacks(ctx: Ctx): Promise<{ undo: StackEntry[]; redo: StackEntry[] }> {
  const rows = await ctx
    .session()
    .store.read.selectFrom('batches')
    .selectAll()
    .where('session_id', '=', ctx.actor.sessionId)
    .where('actor_id', '=', ctx.actor.userId)
    .where('undoable', '=', 1)
    .orderBy('at_ms')
    .orderBy('id')
    .execute();
  let undo: StackEntry[] = [];
  let redo: StackEntry[] = [];
  for (const row of rows) {
    const entry = { reverse: row.id, origin: row.origin, label: row.label, count: row.count };
    if (row.kind === 'do') {
      undo = [...undo, entry];
      redo = [];
    } else if (row.kind === 'undo') {
      undo = undo.slice(0, -1);
      redo = [...redo, entry];
    } else {
      redo = redo.slice(0, -1);
      undo = [...undo, entry];
    }
  }
  return { undo, redo };
}

/** Columns that move without anybody changing the record. */
const MOVING = new Set(['version', 'updated_at_ms', 'cell_id']);

/** What a record says, to compare: an undo gives it a new version, the derived cell follows the grid. */
function contentOf(row: AnyRow | null | undefined): string {
  if (!row) return '';
  const kept = Object.entries(row).filter(([key]) => !MOVING.has(key));
  return JSON.stringify(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const toStep = (entry: StackEntry | undefined): Step | null =>
  entry ? { batchId: entry.origin, label: entry.label, count: entry.count } : null;

/** What undo and redo would take back now. */
export async function undoState(ctx: Ctx): Promise<OutputOf<'history.state'>> {
  const { undo, redo } = await stacks(ctx);
  return { undo: toStep(undo.at(-1)), redo: toStep(redo.at(-1)) };
}

/**
 * Takes a batch back as a batch of its own. Refused whole with `undo.conflict` when any of its rows has changed since.
 */
export async function reverseLatest(ctx: Ctx, kind: 'undo' | 'redo'): Promise<Step> {
  const entry = (await stacks(ctx))[kind].at(-1);
  if (!entry) throw new AppError('undo.nothing');
  const session = ctx.session();
  await session.write(
    { label: entry.label, actor: ctx.actor, reverse: { kind, of: entry.reverse, origin: entry.origin } },
    async (batch) => {
      const changes = await batch.trx
        .selectFrom('changes')
        .selectAll()
        .where('batch_id', '=', entry.reverse)
        .orderBy('seq', 'desc')
        .execute();
      for (const change of changes) {
        const table = change.entity as KeptTable;
        const now = await batch.current(table, change.entity_id);
        const after = change.after === null ? null : (JSON.parse(change.after) as AnyRow);
        // A row changed twice in one batch moves on by our own reverting; only the last change must match.
        const reverted = batch.touched.get(table)?.has(change.entity_id) ?? false;
        if (!reverted && contentOf(now) !== contentOf(after)) throw new AppError('undo.conflict');
        await batch.revert(
          table,
          change.entity_id,
          change.before === null ? null : (JSON.parse(change.before) as AnyRow),
        );
      }
    },
  );
  return { batchId: entry.origin, label: entry.label, count: entry.count };
}
