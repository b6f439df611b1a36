import { AppError } from '#shared/contract/errors';
import type { ImportPlan } from '#shared/contract/imports';
import type { OutputOf } from '#shared/contract/index';
import { categoryScope, newCategoryName } from '#shared/domain/imports/category';
import type { KindId } from '#shared/domain/kinds/index';
import type { Ctx, Job } from '../../context.ts';
import type { Batch } from '../../store/batch.ts';
import type { ThingRow } from '../../store/schema.ts';
import { symbolText } from '../categories/rows.ts';
import { applyPatch } from '../things/write.ts';
import { type Assessed, actionOf, assessPlan, newPatch, updatePatch } from './assess.ts';
import { rememberPlan } from './memory.ts';
import { makePace } from './pace.ts';

type ToWrite = { readonly assessed: Assessed; readonly action: 'add' | 'update' };

/** Makes the categories that rows name for the first time, each once, and answers a category's true id. */
function categoryMaker(ctx: Ctx, batch: Batch) {
  const made = new Map<string, string>();
  const position = ctx.session().categories().size;
  return async (id: unknown, kind: KindId): Promise<unknown> => {
    const name = typeof id === 'string' ? newCategoryName(id) : undefined;
    if (name === undefined) return id;
    const scope = categoryScope(kind);
    const key = `${scope}:${name}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const newId = ctx.ports.newId();
    made.set(key, newId);
    await batch.insert('categories', {
      id: newId,
      scope,
      parent_id: null,
      name,
      keywords: '[]',
      needs: '[]',
      responsible: '[]',
      default_level: null,
      deadline_hours: null,
      symbol: symbolText(null),
      builtin: 0,
      position: position + made.size - 1,
    });
    return newId;
  };
}

async function saveRows(ctx: Ctx, plan: ImportPlan, rows: readonly ToWrite[], job: Job): Promise<string> {
  const pace = makePace(job.breathe);
  const session = ctx.session();
  const fields = session.fields();
  const written = await session.write({ label: 'import', actor: ctx.actor }, async (batch) => {
    const categoryOf = categoryMaker(ctx, batch);
    for (const [index, { assessed, action }] of rows.entries()) {
      if (pace.isDue()) {
        job.progress('importSave', index, rows.length);
        await pace.breathe();
      }
      const { kind } = assessed.row;
      const patch = action === 'add' ? newPatch(assessed, plan) : updatePatch(assessed, plan);
      if (patch.categoryId) patch.categoryId = (await categoryOf(patch.categoryId, kind)) as string;
      if (action === 'add') {
        const columns = applyPatch(kind, null, patch, fields);
        await batch.insert('things', {
          ...columns,
          id: ctx.ports.newId(),
          batch_id: batch.id,
          cell_id: null,
        });
        continue;
      }
      const id = assessed.match?.id ?? '';
      const before = (await batch.current('things', id)) as ThingRow | undefined;
      if (!before || before.deleted_at_ms !== null) throw new AppError('conflict', { yours: 0, current: 0 });
      await batch.update('things', id, { ...applyPatch(kind, before, patch, fields), batch_id: batch.id });
    }
    job.progress('importSave', rows.length, rows.length);
  });
  return written.batchId;
}

/**
 * Saves the rows that the plan adds or updates as one undoable step; a cancelled import leaves nothing behind.
 * Errors: import.expired, import.noName, import.nothingToDo, import.undecided, cancelled.
 */
export async function commitPlan(
  plan: ImportPlan,
  jobId: string | undefined,
  ctx: Ctx,
): Promise<OutputOf<'imports.commit'>> {
  const job = ctx.job(jobId);
  try {
    job.progress('importCheck', 0, 1);
    const rows = await assessPlan(ctx, plan, job.breathe);
    const toWrite: ToWrite[] = [];
    let [identical, errors, undecided] = [0, 0, 0];
    for (const assessed of rows) {
      const action = actionOf(assessed, plan);
      if (action === 'add' || action === 'update') toWrite.push({ assessed, action });
      else if (action === null) undecided += 1;
      else if (assessed.status === 'identical') identical += 1;
      else if (assessed.status === 'error') errors += 1;
    }
    if (undecided > 0) throw new AppError('import.undecided', { count: undecided });
    if (toWrite.length === 0) throw new AppError('import.nothingToDo');
    // Before the rows, so that the import itself is the latest step.
    await rememberPlan(ctx, plan);
    const batchId = await saveRows(ctx, plan, toWrite, job);
    const added = toWrite.filter(({ action }) => action === 'add');
    return {
      batchId,
      created: added.length,
      updated: toWrite.length - added.length,
      skipped: rows.length - toWrite.length - identical - errors,
      identical,
      errors,
      byAddress: added.filter(({ assessed }) => assessed.byAddress !== null).length,
      unplaced: added.filter(({ assessed }) => assessed.anchor === null).length,
    };
  } finally {
    job.end();
  }
}
