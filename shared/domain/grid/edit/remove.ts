import { finish } from './finish.ts';
import type { Grid } from './grid.ts';
import { mergeCells } from './merge.ts';
import { type EditResult, type EditTools, refuse } from './types.ts';

/**
 * Removes a cell with its micro cells. With an heir, a touching cell of its kind, the heir gets its area, its micro
 * cells and what hangs on it; without, its area belongs to no cell (a micro cell's to its cell).
 * Refused: notFound, isCommunity, and as `mergeCells`.
 */
export function removeCell(grid: Grid, id: string, heirId: string | null, tools: EditTools): EditResult {
  const cell = grid.byId.get(id);
  if (!cell) return refuse('notFound');
  if (cell.tier === 'community') return refuse('isCommunity', [id]);
  if (heirId !== null) return mergeCells(grid, [heirId, id], tools);
  const all = [cell, ...grid.childrenOf(id)];
  const remove = all.map((one) => ({ id: one.id, version: one.version, heirId: null }));
  return finish(grid, { remove }, cell.parentId);
}
