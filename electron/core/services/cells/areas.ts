import { AppError } from '#shared/contract/errors';
import type { ParsedInputOf } from '#shared/contract/index';
import type { Area } from '#shared/domain/geo/types';
import { generateBlocks } from '#shared/domain/grid/blocks/index';
import { estimateCellCount, generateGrid } from '#shared/domain/grid/generate';
import type { Ctx, Job } from '../../context.ts';
import type { CellRow } from '../../store/schema.ts';
import { buildingsIn, roadLines } from './ground.ts';
import { areaOfRow } from './rows.ts';

const CELL_LIMIT = 20_000;
/** A cut of so many buildings is still a matter of seconds. */
const SEED_LIMIT = 50_000;

type Options = ParsedInputOf<'cells.previewGrid'>;
export type MadeAreas = {
  readonly areas: readonly Area[];
  readonly buildings: number;
  readonly roads: number;
};

/** What is to be divided: the community, or the cell that gets micro cells. Errors: grid.noOutline, notFound. */
export function dividedCell(ctx: Ctx, parentId: string | null): CellRow {
  const book = ctx.session().cells();
  if (parentId === null) {
    if (!book.community) throw new AppError('grid.noOutline');
    return book.community;
  }
  const cell = book.byId.get(parentId);
  if (cell?.tier !== 'cell') throw new AppError('notFound');
  return cell;
}

/** Makes the areas of a grid, breathing between chunks. */
export async function makeAreas(ctx: Ctx, options: Options, job: Job): Promise<MadeAreas> {
  const outline = areaOfRow(dividedCell(ctx, options.parentId));
  const made =
    options.shape === 'blocks'
      ? await makeBlocks(ctx, outline, options, job)
      : {
          areas: await makeLattice(outline, { ...options, shape: options.shape }, job),
          buildings: 0,
          roads: 0,
        };
  tooMany(made.areas.length);
  return made;
}

function tooMany(count: number): void {
  if (count > CELL_LIMIT) throw new AppError('grid.tooManyCells', { count, limit: CELL_LIMIT });
}

async function makeLattice(
  outline: Area,
  options: { readonly shape: 'square' | 'hexagon'; readonly sizeM: number },
  job: Job,
): Promise<Area[]> {
  const estimate = estimateCellCount(outline, options);
  tooMany(estimate);
  const areas: Area[] = [];
  for (const chunk of generateGrid(outline, options)) {
    areas.push(...chunk);
    job.progress('grid', Math.min(areas.length, estimate), estimate);
    await job.breathe();
  }
  return areas;
}

async function makeBlocks(ctx: Ctx, outline: Area, options: Options, job: Job): Promise<MadeAreas> {
  const roads = options.roads ? await roadLines(ctx) : [];
  const buildings = await buildingsIn(ctx, outline);
  tooMany(buildings.length > SEED_LIMIT ? buildings.length : 0);
  if (roads.length === 0 && buildings.length === 0) throw new AppError('grid.nothingToGoBy');
  const steps = generateBlocks(outline, { roads, buildings, target: options.target });
  for (;;) {
    const step = steps.next();
    if (step.done) return { areas: step.value, buildings: buildings.length, roads: roads.length };
    await job.breathe();
  }
}
