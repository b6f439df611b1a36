import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely, Selectable } from 'kysely';
import { AppError } from '#shared/contract/errors';
import type { OutputOf } from '#shared/contract/index';
import type { Actor } from '../../actor.ts';
import type { Ctx } from '../../context.ts';
import type { AnyRow, Batch } from '../../store/batch.ts';
import type { ChangeTable, KeptTable, Schema } from '../../store/schema.ts';
import { type ReliedOn, reliedOnIn } from './relied.ts';

/** Changes read at once; others get their turn after so much work, milliseconds. */
const CHANGES_AT_ONCE = 200;
const TURN_MS = 8;

type Step = OutputOf<'history.undo'>;
/** A step of this session: `reverse` is the batch that is taken back now, `origin` what the user first did. */
type StackEntry = { reverse: string; origin: string; label: string; count: number };

/** The undo and redo stacks of this actor's session, replayed from its batches in the order of their commits. */
async function stacks(db: Kysely<Schema>, actor: Actor): Promise<{ undo: StackEntry[]; redo: StackEntry[] }> {
  const rows = await db
    .selectFrom('batches')
    .select(['id', 'origin', 'label', 'count', 'kind'])
    .where('session_id', '=', actor.sessionId)
    .where('actor_id', '=', actor.userId)
    .where('undoable', '=', 1)
    .orderBy('seq')
    .execute();
  const undo: StackEntry[] = [];
  let redo: StackEntry[] = [];
  for (const row of rows) {
    const entry = { reverse: row.id, origin: row.origin, label: row.label, count: row.count };
    if (row.kind === 'undo') {
      undo.pop();
      redo.push(entry);
    } else {
      if (row.kind === 'do') redo = [];
      else redo.pop();
      undo.push(entry);
    }
  }
  return { undo, redo };
}

/** Columns that move without anybody changing the record. */
const MOVING = new Set(['version', 'updated_at_ms', 'cell_id', 'search_text', 'name_key']);

/** What a record says, to compare: an undo gives it a new version, what is derived follows others. */
function contentOf(row: AnyRow | null | undefined): string {
  if (!row) return '';
  const kept = Object.entries(row).filter(([key]) => !MOVING.has(key));
  return JSON.stringify(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const toStep = (entry: StackEntry | undefined): Step | null =>
  entry ? { batchId: entry.origin, label: entry.label, count: entry.count } : null;

/** What undo and redo would take back now. */
export async function undoState(ctx: Ctx): Promise<OutputOf<'history.state'>> {
  const { undo, redo } = await stacks(ctx.session().store.read, ctx.actor);
  return { undo: toStep(undo.at(-1)), redo: toStep(redo.at(-1)) };
}

/** Puts one row back. Throws `undo.conflict` when it says something else now, or others have come to rely on it. */
async function reverseChange(
  batch: Batch,
  change: Selectable<ChangeTable>,
  isReliedOn: ReliedOn,
): Promise<void> {
  const table = change.entity as KeptTable;
  const now = await batch.current(table, change.entity_id);
  const after = change.after === null ? null : (JSON.parse(change.after) as AnyRow);
  // A row changed twice in one batch moves on by our own reverting; only the last change must match.
  const reverted = batch.touched.get(table)?.has(change.entity_id) ?? false;
  if (!reverted && contentOf(now) !== contentOf(after)) throw new AppError('undo.conflict');
  if (change.before === null && (await isReliedOn(table, change.entity_id)))
    throw new AppError('undo.conflict');
  await batch.revert(
    table,
    change.entity_id,
    change.before === null ? null : (JSON.parse(change.before) as AnyRow),
  );
}

/**
 * Takes a batch back as a batch of its own. Refused whole with `undo.conflict` when any of its rows has changed since.
 */
export async function reverseLatest(ctx: Ctx, kind: 'undo' | 'redo'): Promise<Step> {
  const written = await ctx.session().write({ label: kind, actor: ctx.actor }, async (batch) => {
    // Read inside the step: two quick Ctrl+Z take back two steps.
    const entry = (await stacks(batch.trx, ctx.actor))[kind].at(-1);
    if (!entry) throw new AppError('undo.nothing');
    batch.reverse = { kind, of: entry.reverse, origin: entry.origin, label: entry.label };
    const isReliedOn = await reliedOnIn(batch);
    let turnStart = performance.now();
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const changes = await batch.trx
        .selectFrom('changes')
        .selectAll()
        .where('batch_id', '=', entry.reverse)
        .where('seq', '<', before)
        .orderBy('seq', 'desc')
        .limit(CHANGES_AT_ONCE)
        .execute();
      for (const change of changes) {
        await reverseChange(batch, change, isReliedOn);
        if (performance.now() - turnStart < TURN_MS) continue;
        await nextTurn();
        turnStart = performance.now();
      }
      const last = changes.at(-1);
      if (last === undefined) return entry;
      before = last.seq;
    }
  });
  return { batchId: written.result.origin, label: written.result.label, count: written.result.count };
}
