import type { CellEdit } from '#shared/contract/cellEdits';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { checkGrid, FINDING_TYPES } from '#shared/domain/grid/check/index';
import { applyEdit, gridOf } from '#shared/domain/grid/edit/index';
import { cellsOfFile, type FileCells } from '#shared/domain/grid/fileCells';
import type { Ctx } from '../../context.ts';
import type { CellBook } from '../../session.ts';
import { areasOf } from '../imports/areas.ts';
import { readSettings } from '../settings/service.ts';
import { codesFor } from './codes.ts';
import { writeEdit } from './edit.ts';
import { toGridCell } from './rows.ts';

type Input = ParsedInputOf<'cells.importCells'>;
const SAMPLE = 5;

/** What a file does to the grid as it is now. */
async function planned(ctx: Ctx, input: Input, book: CellBook): Promise<{ file: FileCells; edit: CellEdit }> {
  const { cellCodeFormat } = await readSettings(ctx.session().store);
  const old = input.mode === 'replace' ? book.all.filter((cell) => cell.tier !== 'community') : [];
  const gone = new Set(old.map((cell) => cell.id));
  const file = cellsOfFile(
    areasOf(ctx, input.importId, input.crs),
    { name: input.nameKey, code: input.codeKey, parent: input.parentKey, tier: input.tierKey },
    cellCodeFormat,
    book.all.filter((cell) => !gone.has(cell.id)).map(toGridCell),
    book.community?.id ?? null,
    ctx.ports.newId,
  );
  const heirs = new Map(file.create.filter(({ code }) => code !== '').map(({ id, code }) => [code, id]));
  const remove = old.map((cell) => ({
    id: cell.id,
    version: cell.version,
    heirId: heirs.get(cell.code) ?? null,
  }));
  return { file, edit: { create: file.create, reshape: [], rename: [], remove } };
}

/** Writes the cells of a file in one undoable step. Where they do not fit, the check says so afterwards. */
export async function importCells(ctx: Ctx, input: Input): Promise<OutputOf<'cells.importCells'>> {
  const session = ctx.session();
  const { cellCodeFormat } = await readSettings(session.store);
  const written = await session.write({ label: 'cellsImport', actor: ctx.actor }, async (batch) => {
    // Asked inside the step: cells that another window has made meanwhile are replaced too.
    const { edit } = await planned(ctx, input, session.cells());
    await writeEdit(batch, session.cells(), edit, cellCodeFormat, () => {});
    return { created: edit.create.length, removed: edit.remove.length };
  });
  return { batchId: written.batchId, ...written.result };
}

/** What would come, and what the check would say then. */
export async function previewImport(ctx: Ctx, input: Input): Promise<OutputOf<'cells.previewImport'>> {
  const book = ctx.session().cells();
  const { cellCodeFormat } = await readSettings(ctx.session().store);
  const { file, edit } = await planned(ctx, input, book);
  const codes = codesFor(book, edit, cellCodeFormat);
  const create = edit.create.map((cell) => ({ ...cell, code: codes.get(cell.id) ?? cell.code }));
  const grid = applyEdit(gridOf(book.all.map(toGridCell)), { ...edit, create });
  return {
    cells: create.filter(({ tier }) => tier === 'cell').length,
    micro: create.filter(({ tier }) => tier === 'micro').length,
    removed: edit.remove.length,
    recoded: file.recoded,
    orphans: file.orphans,
    outlines: file.outlines,
    findings: await countFindings(ctx, grid),
    sample: create.slice(0, SAMPLE).map(({ name, code, tier, parentId }) => ({
      name,
      code,
      tier,
      parent: grid.byId.get(parentId ?? '')?.name ?? '',
    })),
  };
}

async function countFindings(
  ctx: Ctx,
  grid: ReturnType<typeof gridOf>,
): Promise<OutputOf<'cells.previewImport'>['findings']> {
  const job = ctx.job(undefined);
  try {
    const steps = checkGrid(grid, [], ctx.ports);
    for (;;) {
      const step = steps.next();
      if (step.done)
        return FINDING_TYPES.map((type) => ({ type, count: step.value.counts[type] ?? 0 })).filter(
          ({ count }) => count > 0,
        );
      await job.breathe();
    }
  } finally {
    job.end();
  }
}
