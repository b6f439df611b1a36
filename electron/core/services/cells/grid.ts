import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { Area } from '#shared/domain/geo/types';
import { cellCodes } from '#shared/domain/grid/codes';
import { estimateCellCount, type GridOptions, generateGrid } from '#shared/domain/grid/generate';
import type { Ctx, Job } from '../../context.ts';
import { cellColumns } from './rows.ts';

const CELL_LIMIT = 20_000;
const CELLS_PER_TURN = 50;

/** Makes the areas of a grid inside the community's outline, breathing between chunks. */
async function makeAreas(ctx: Ctx, options: GridOptions, job: Job): Promise<Area[]> {
  const community = ctx.session().cells().community;
  if (!community) throw new AppError('grid.noOutline');
  const outline = JSON.parse(community.geometry) as Area;
  const estimate = estimateCellCount(outline, options);
  if (estimate > CELL_LIMIT) throw new AppError('grid.tooManyCells', { count: estimate, limit: CELL_LIMIT });
  const areas: Area[] = [];
  for (const chunk of generateGrid(outline, options)) {
    areas.push(...chunk);
    job.progress('grid', Math.min(areas.length, estimate), estimate);
    await job.breathe();
  }
  if (areas.length > CELL_LIMIT)
    throw new AppError('grid.tooManyCells', { count: areas.length, limit: CELL_LIMIT });
  return areas;
}

/** What a grid would look like; writes nothing. */
export async function previewGrid(
  ctx: Ctx,
  input: ParsedInputOf<'cells.previewGrid'>,
  smallest: (areas: readonly Area[]) => number,
): Promise<OutputOf<'cells.previewGrid'>> {
  const job = ctx.job(undefined);
  try {
    const areas = await makeAreas(ctx, input, job);
    return { count: areas.length, areas, smallest: smallest(areas) };
  } finally {
    job.end();
  }
}

/** Replaces the present cells by a grid, in one undoable step. */
export async function generateCells(
  ctx: Ctx,
  input: ParsedInputOf<'cells.generate'>,
): Promise<OutputOf<'cells.generate'>> {
  const session = ctx.session();
  const job = ctx.job(input.jobId);
  try {
    const areas = await makeAreas(ctx, input, job);
    const written = await session.write({ label: 'grid', actor: ctx.actor }, async (batch) => {
      // Asked inside the step: a grid made by another window meanwhile is replaced too, not left under this one.
      const { community, all } = session.cells();
      if (!community) throw new AppError('grid.noOutline');
      const codes = cellCodes(community.code, areas.length);
      const old = all.filter((cell) => cell.tier !== 'community');
      for (const [i, cell] of old.entries()) {
        await batch.remove('cells', cell.id);
        if (i % CELLS_PER_TURN === CELLS_PER_TURN - 1) await job.breathe();
      }
      for (const [i, geometry] of areas.entries()) {
        const number = i + 1;
        await batch.insert(
          'cells',
          cellColumns({
            id: ctx.ports.newId(),
            code: codes[i] ?? '',
            name: `${GRID_NAME}${number}`,
            tier: 'cell',
            parentId: community.id,
            geometry,
          }),
        );
        if (number % CELLS_PER_TURN === 0) {
          job.progress('saving', number, areas.length);
          await job.breathe();
        }
      }
      return old.length;
    });
    return { batchId: written.batchId, created: areas.length, removed: written.result };
  } finally {
    job.end();
  }
}

/** The first name of a made cell, which the office then changes: data, not a text of the screen. */
const GRID_NAME = '网格';
