import type { Area } from '../../geo/types.ts';
import { overlay } from '../overlay/overlay.ts';
import { finish } from './finish.ts';
import type { Grid } from './grid.ts';
import { areaOf, facesWhere, LEAST_PIECE_M2, sizeM2 } from './pieces.ts';
import { type EditResult, type GridCell, refuse } from './types.ts';

/**
 * Takes an area out of a cell and its micro cells. When no more than a crumb is left, the cell is removed with `heir`.
 * Refused: notFound, outside (they do not meet), nothingLeft (without an heir).
 */
export function subtractArea(
  grid: Grid,
  cellId: string,
  area: Area,
  heirId: string | null = null,
): EditResult {
  const cell = grid.byId.get(cellId);
  if (!cell) return refuse('notFound');
  const cells = [cell, ...grid.childrenOf(cellId)];
  const laid = overlay([area, ...cells.map((one) => one.geometry)]);
  if (facesWhere(laid, (covers) => covers.has(0) && covers.has(1)).length === 0)
    return refuse('outside', [cellId]);
  const shapes = new Map<string, Area>();
  const remove: { id: string; version: number; heirId: string | null }[] = [];
  for (const [i, one] of cells.entries()) {
    // The area comes from another overlay, rounded there: what that leaves beside it is no piece of the cell.
    const left = laid
      .group(facesWhere(laid, (covers) => covers.has(i + 1) && !covers.has(0)))
      .filter((group) => sizeM2(laid, group) >= LEAST_PIECE_M2)
      .flat();
    const rest = sizeM2(laid, left) < LEAST_PIECE_M2 ? null : areaOf(laid, left);
    if (rest) shapes.set(one.id, rest);
    else if (one.id === cellId && heirId === null) return refuse('nothingLeft', [cellId]);
    else
      remove.push({
        id: one.id,
        version: one.version,
        heirId: one.id === cellId ? heirId : (heirId ?? cellId),
      });
  }
  return finish(grid, { shapes, remove }, remove.some(({ id }) => id === cellId) ? heirId : cellId);
}

/** Gives an area to a cell, and with `along` to others too (the outline). Refused: notFound. */
export function addArea(grid: Grid, cellId: string, area: Area, along: readonly string[] = []): EditResult {
  const shapes = new Map<string, Area>();
  for (const id of [cellId, ...along]) {
    const cell = grid.byId.get(id);
    if (!cell) return refuse('notFound');
    shapes.set(id, united(cell, area));
  }
  return finish(grid, { shapes }, cellId);
}

function united(cell: GridCell, area: Area): Area {
  const laid = overlay([cell.geometry, area]);
  return (
    areaOf(
      laid,
      facesWhere(laid, () => true).filter((face) => laid.covers(face).length > 0),
    ) ?? cell.geometry
  );
}

/** Takes an area from one cell and gives it to another, as long as the first keeps more than a crumb. */
export function handOver(grid: Grid, fromId: string, toId: string, area: Area): EditResult {
  const taken = subtractArea(grid, fromId, area, toId);
  const to = grid.byId.get(toId);
  if (!taken.ok || !to) return taken.ok ? refuse('notFound') : taken;
  const shapes = new Map(taken.edit.reshape.map((cell) => [cell.id, cell.geometry]));
  shapes.set(toId, united({ ...to, geometry: shapes.get(toId) ?? to.geometry }, area));
  return finish(grid, { shapes, remove: taken.edit.remove }, toId);
}
