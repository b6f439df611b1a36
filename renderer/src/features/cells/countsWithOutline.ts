import type { Cell } from '#shared/contract/cells';
import { type CellCounts, COUNT_COLUMNS } from './useCellCounts.ts';

/** Counts by cell, where the community's own row is the sum of its cells (the core counts by cell). */
export function countsWithOutline(
  cells: readonly Cell[],
  countsOf: (cellId: string) => CellCounts,
): (cellId: string) => CellCounts {
  const outlines = new Set(cells.filter((cell) => cell.tier === 'community').map((cell) => cell.id));
  const top = cells.filter((cell) => cell.tier === 'cell').map((cell) => countsOf(cell.id));
  const sums = Object.fromEntries(
    COUNT_COLUMNS.map((column) => [column, top.reduce((sum, counts) => sum + counts[column], 0)]),
  ) as CellCounts;
  return (cellId) => (outlines.has(cellId) ? sums : countsOf(cellId));
}
