import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { areaM2 } from '#shared/domain/geo/distance';
import type { Area } from '#shared/domain/geo/types';
import { codesOf } from '#shared/domain/grid/codeFormat';
import type { Ctx, Job } from '../../context.ts';
import type { CellBook } from '../../session.ts';
import type { Batch } from '../../store/batch.ts';
import type { CellRow } from '../../store/schema.ts';
import { readSettings } from '../settings/service.ts';
import { dividedCell, makeAreas } from './areas.ts';
import { cellColumns } from './rows.ts';

const CELLS_PER_TURN = 50;

/** What a grid would look like; writes nothing. */
export async function previewGrid(
  ctx: Ctx,
  input: ParsedInputOf<'cells.previewGrid'>,
): Promise<OutputOf<'cells.previewGrid'>> {
  const job = ctx.job(undefined);
  try {
    const { areas, buildings, roads } = await makeAreas(ctx, input, job);
    const smallest = areas.reduce((least, area) => Math.min(least, areaM2(area)), Infinity);
    return { count: areas.length, areas: [...areas], smallest, buildings, roads };
  } finally {
    job.end();
  }
}

/** Puts a grid in the place of the present cells, or of one cell's micro cells, in one undoable step. */
export async function generateCells(
  ctx: Ctx,
  input: ParsedInputOf<'cells.generate'>,
): Promise<OutputOf<'cells.generate'>> {
  const session = ctx.session();
  const job = ctx.job(input.jobId);
  try {
    const { areas } = await makeAreas(ctx, input, job);
    const { cellCodeFormat } = await readSettings(session.store);
    const written = await session.write({ label: 'grid', actor: ctx.actor }, async (batch) => {
      // Asked inside the step: a grid made by another window meanwhile is replaced too, not left under this one.
      const parent = dividedCell(ctx, input.parentId);
      const old = replaced(session.cells(), parent);
      for (const [i, cell] of old.entries()) {
        await batch.remove('cells', cell.id);
        if (i % CELLS_PER_TURN === CELLS_PER_TURN - 1) await job.breathe();
      }
      const community = session.cells().community?.code ?? '';
      const codes =
        parent.tier === 'community'
          ? codesOf(cellCodeFormat.cell, { community }, areas.length)
          : codesOf(cellCodeFormat.micro, { community, cell: parent.code }, areas.length);
      await insertCells(ctx, batch, job, parent, areas, codes);
      return old.length;
    });
    return { batchId: written.batchId, created: areas.length, removed: written.result };
  } finally {
    job.end();
  }
}

/** What a new grid takes the place of. */
const replaced = (book: CellBook, parent: CellRow): readonly CellRow[] =>
  book.all.filter((cell) =>
    parent.tier === 'community' ? cell.tier !== 'community' : cell.parent_id === parent.id,
  );

async function insertCells(
  ctx: Ctx,
  batch: Batch,
  job: Job,
  parent: CellRow,
  areas: readonly Area[],
  codes: readonly string[],
): Promise<void> {
  const tier = parent.tier === 'community' ? 'cell' : 'micro';
  for (const [i, geometry] of areas.entries()) {
    const number = i + 1;
    await batch.insert(
      'cells',
      cellColumns({
        id: ctx.ports.newId(),
        code: codes[i] ?? '',
        name: `${GRID_NAMES[tier]}${number}`,
        tier,
        parentId: parent.id,
        geometry,
      }),
    );
    if (number % CELLS_PER_TURN !== 0) continue;
    job.progress('saving', number, areas.length);
    await job.breathe();
  }
}

/** The first names of made cells, which the office then changes: data, not texts of the screen. */
const GRID_NAMES = { cell: '网格', micro: '微网格' } as const;
