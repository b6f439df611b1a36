import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';

/** Counts by leaf cell: dated sources by their events in the period, others by what stands now. */
async function countByCell(ctx: Ctx, input: ParsedInputOf<'cells.stats'>): Promise<Map<string, number>> {
  const { read } = ctx.session().store;
  const dated = input.period && (input.source === 'risk' || input.source === 'problem');
  if (dated || input.source === 'problem') {
    let query = read
      .selectFrom('events')
      .select(['cell_id', (eb) => eb.fn.countAll<number>().as('count')])
      .where('source_type', '=', input.source)
      .where('cell_id', 'is not', null)
      .groupBy('cell_id');
    if (input.period)
      query = query.where('at_ms', '>=', input.period.fromMs).where('at_ms', '<', input.period.toMs);
    if (input.categoryId) query = query.where('category_id', '=', input.categoryId);
    return new Map((await query.execute()).map((row) => [row.cell_id ?? '', row.count]));
  }
  let query = read
    .selectFrom('things')
    .select(['cell_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('kind', '=', input.source)
    .where('deleted_at_ms', 'is', null)
    .where('cell_id', 'is not', null)
    .groupBy('cell_id');
  if (input.categoryId) query = query.where('category_id', '=', input.categoryId);
  return new Map((await query.execute()).map((row) => [row.cell_id ?? '', row.count]));
}

/** A measure for every cell; a cell's figure holds those of its micro cells. NaN where the base is not known. */
export async function cellStats(
  ctx: Ctx,
  input: ParsedInputOf<'cells.stats'>,
): Promise<OutputOf<'cells.stats'>> {
  const book = ctx.session().cells();
  const counts = await countByCell(ctx, input);
  const cells = book.all.filter((cell) => cell.tier !== 'community');
  const values = new Float64Array(cells.length);
  for (const [i, cell] of cells.entries()) {
    let count = 0;
    for (const id of book.withDescendants([cell.id])) count += counts.get(id) ?? 0;
    if (input.rate === 'perKm2') values[i] = count / (cell.area_m2 / 1e6);
    else if (input.rate === 'per100Households')
      values[i] = cell.households ? (count / cell.households) * 100 : Number.NaN;
    else values[i] = count;
  }
  let total = 0;
  for (const count of counts.values()) total += count;
  return { cellIds: cells.map((cell) => cell.id), values, total };
}
