import type { OutputOf } from '#shared/contract/index';
import { checkGrid, type LoosePoint } from '#shared/domain/grid/check/index';
import { gridOf } from '#shared/domain/grid/edit/index';
import type { Ctx } from '../../context.ts';
import type { MapSession } from '../../session.ts';
import { toGridCell } from './rows.ts';

/** Live things with a place that lies in no cell; the cells' own outlines do not count as a place to be. */
async function loosePoints(session: MapSession): Promise<LoosePoint[]> {
  const rows = await session.store.read
    .selectFrom('things')
    .select(['id', 'lng', 'lat'])
    .where('deleted_at_ms', 'is', null)
    .where('cell_id', 'is', null)
    .where('lng', 'is not', null)
    .execute();
  return rows.flatMap(({ id, lng, lat }) =>
    lng === null || lat === null ? [] : [{ id, at: [lng, lat] as const }],
  );
}

/** Everything that is wrong with the grid, breathing between the steps. */
export async function checkCells(ctx: Ctx): Promise<OutputOf<'cells.check'>> {
  const session = ctx.session();
  const { all } = session.cells();
  const cells = all.filter((cell) => cell.tier !== 'community');
  if (cells.length === 0) return { findings: [], total: 0, checked: 0 };
  const job = ctx.job(undefined);
  try {
    const steps = checkGrid(gridOf(all.map(toGridCell)), await loosePoints(session), ctx.ports);
    for (;;) {
      const step = steps.next();
      if (step.done) {
        const { findings, total } = step.value;
        return { findings, total, checked: cells.length };
      }
      await job.breathe();
    }
  } finally {
    job.end();
  }
}
