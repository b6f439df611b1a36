import { AppError } from '#shared/contract/errors';
import type { ImportPlan } from '#shared/contract/imports';
import type { OutputOf } from '#shared/contract/index';
import { mappingKey } from '#shared/domain/imports/propose';
import { summarise } from '#shared/domain/imports/sheet';
import type { Ctx, Job } from '../../context.ts';
import { readSettings, writeSettings } from '../settings/service.ts';
import { applyPatch } from '../things/write.ts';
import { type Assessed, assessRows, patchOf } from './assess.ts';
import { sheetOf } from './reader.ts';

/** Remembered mappings of other files: the oldest go first. */
const REMEMBERED = 50;
/** Rows between two breaths: about ten milliseconds of writing. */
const ROWS_PER_TURN = 40;

async function remember(ctx: Ctx, plan: ImportPlan): Promise<void> {
  const { sheet } = sheetOf(ctx, plan.importId, plan.sheet);
  const key = mappingKey(plan.kind, summarise(sheet.rows, plan.headerRow).columns);
  const { importMappings } = await readSettings(ctx.session().store);
  const others = Object.entries(importMappings).filter(([other]) => other !== key);
  await writeSettings(ctx, {
    importMappings: Object.fromEntries([...others.slice(1 - REMEMBERED), [key, plan.mapping]]),
    ...(plan.crs !== 'none' && { importCrs: plan.crs }),
  });
}

async function saveRows(ctx: Ctx, plan: ImportPlan, ready: readonly Assessed[], job: Job): Promise<string> {
  const session = ctx.session();
  const fields = session.fields();
  const written = await session.write({ label: 'import', actor: ctx.actor }, async (batch) => {
    for (const [index, assessed] of ready.entries()) {
      if (index % ROWS_PER_TURN === 0) {
        job.progress('importSave', index, ready.length);
        await job.breathe();
      }
      const columns = applyPatch(plan.kind, null, patchOf(assessed, plan), fields);
      await batch.insert('things', { ...columns, id: ctx.ports.newId(), batch_id: batch.id, cell_id: null });
    }
    job.progress('importSave', ready.length, ready.length);
  });
  return written.batchId;
}

/**
 * Saves the rows that are ready as one undoable step; a cancelled import leaves nothing behind.
 * Errors: import.expired, import.noName, import.nothingToDo, cancelled.
 */
export async function commitPlan(
  plan: ImportPlan,
  jobId: string | undefined,
  ctx: Ctx,
): Promise<OutputOf<'imports.commit'>> {
  const job = ctx.job(jobId);
  try {
    const ready: Assessed[] = [];
    let [skipped, errors] = [0, 0];
    for await (const assessed of assessRows(ctx, plan, job.breathe)) {
      if (assessed.status === 'ready') ready.push(assessed);
      else if (assessed.status === 'duplicate') skipped += 1;
      else errors += 1;
    }
    if (ready.length === 0) throw new AppError('import.nothingToDo');
    // Before the rows, so that the import itself is the latest step.
    await remember(ctx, plan);
    const batchId = await saveRows(ctx, plan, ready, job);
    const unplaced = ready.filter(({ anchor }) => anchor === null).length;
    const byAddress = ready.filter((assessed) => assessed.byAddress !== null).length;
    return { batchId, created: ready.length, skipped, errors, unplaced, byAddress };
  } finally {
    job.end();
  }
}
