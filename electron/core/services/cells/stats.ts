import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { isShare, measureValue } from '#shared/domain/hotspot/measures';
import type { Ctx } from '../../context.ts';
import type { CellBook } from '../../session.ts';
import type { CellRow } from '../../store/schema.ts';
import type { CellCounts } from '../../store/sqlite/queries/cellCounts.ts';
import { countBase, countSource } from './counts.ts';

type Of = (cell: CellRow) => number;

/** Counts by leaf cell as counts by cell: each leaf's is also its parents'. */
export function upTheTree(book: CellBook, counts: CellCounts): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [leafId, count] of counts) {
    const seen = new Set<string>();
    for (
      let id: string | null = leafId;
      id !== null && !seen.has(id);
      id = book.byId.get(id)?.parent_id ?? null
    ) {
      sums.set(id, (sums.get(id) ?? 0) + count);
      seen.add(id);
    }
  }
  return sums;
}

const summed = (book: CellBook, counts: CellCounts): Of => {
  const sums = upTheTree(book, counts);
  return ({ id }) => sums.get(id) ?? 0;
};

/** What a cell's count is divided by; NaN when nothing is, or when it is not known. */
function denominatorOf(ctx: Ctx, input: ParsedInputOf<'cells.stats'>, whole: CellCounts | null): Of {
  const book = ctx.session().cells();
  if (whole) return summed(book, whole);
  if (input.rate === 'perKm2') return ({ area_m2 }) => area_m2 / 1e6;
  const base = countBase(ctx, input.rate);
  if (!base) return () => Number.NaN;
  // Households stand at every cell by themselves.
  return input.rate === 'per100Households' ? ({ id }) => base.get(id) ?? Number.NaN : summed(book, base);
}

/** A measure for every cell; a cell's figure holds those of its micro cells. NaN where the base is not known. */
export function cellStats(ctx: Ctx, input: ParsedInputOf<'cells.stats'>): OutputOf<'cells.stats'> {
  const book = ctx.session().cells();
  const { part, whole } = countSource(ctx, input);
  const own = input.source === 'households';
  const numeratorOf: Of = own ? ({ id }) => part.get(id) ?? Number.NaN : summed(book, part);
  const baseOf = denominatorOf(ctx, input, isShare(input.source) ? whole : null);
  const cells = book.all.filter((cell) => cell.tier !== 'community');
  const numerators = Float64Array.from(cells, numeratorOf);
  const denominators = Float64Array.from(cells, baseOf);
  const values = numerators.map((count, i) =>
    measureValue(input.source, input.rate, count, denominators[i] ?? Number.NaN),
  );
  const counted = own ? [...part].filter(([id]) => book.byId.get(id)?.tier === 'cell') : [...part];
  const total = counted.reduce((sum, [, count]) => sum + count, 0);
  return { cellIds: cells.map((cell) => cell.id), values, numerators, denominators, total };
}
