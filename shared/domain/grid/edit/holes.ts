import { bboxOf } from '../../geo/distance.ts';
import { contains } from '../../geo/polygon.ts';
import { polygonsOf } from '../../geo/positions.ts';
import type { Area, LngLat } from '../../geo/types.ts';
import { overlay } from '../overlay/overlay.ts';
import { ringArea } from './draw.ts';
import { finish } from './finish.ts';
import type { Grid } from './grid.ts';
import { areaOf, facesWhere, LEAST_PIECE_M2, sizeM2 } from './pieces.ts';
import { subtractArea } from './trade.ts';
import { type EditResult, refuse } from './types.ts';

/**
 * Takes a drawn ring (WGS-84 degrees) out of a cell and its micro cells; what lies there belongs to no cell then. Micro
 * cells wholly in it are removed, the cell inherits what hangs on them.
 * Refused: notFound, crossesItself, tooSmall, outside (it does not meet the cell), nothingLeft.
 */
export function cutHole(grid: Grid, cellId: string, shape: readonly LngLat[]): EditResult {
  const cell = grid.byId.get(cellId);
  if (!cell) return refuse('notFound');
  const ring = ringArea(shape);
  if (typeof ring === 'string') return refuse(ring);
  return subtractArea(grid, cellId, ring);
}

/**
 * Gives the hole of a cell around a position back to it, less what other cells have of it.
 * Refused: notFound, nothingThere (no hole there), nothingLeft (other cells have all of it).
 */
export function fillHole(grid: Grid, cellId: string, at: LngLat): EditResult {
  const cell = grid.byId.get(cellId);
  if (!cell) return refuse('notFound');
  const hole = polygonsOf(cell.geometry)
    .flatMap((rings) => rings.slice(1))
    .map((ring): Area => ({ type: 'Polygon', coordinates: [[...ring].reverse()] }))
    .find((area) => contains(area, at));
  if (!hole) return refuse('nothingThere', [cellId]);
  const rivals = grid.rivals(cell.tier, cell.parentId, bboxOf(hole)).filter((other) => other.id !== cellId);
  const holder = grid.holderOf(cell.tier, cell.parentId);
  const last = 2 + rivals.length;
  const laid = overlay([
    cell.geometry,
    hole,
    ...rivals.map((rival) => rival.geometry),
    ...(holder ? [holder.geometry] : []),
  ]);
  const free = facesWhere(
    laid,
    (covers) => covers.has(1) && rivals.every((_, i) => !covers.has(2 + i)) && (!holder || covers.has(last)),
  );
  if (sizeM2(laid, free) < LEAST_PIECE_M2)
    return refuse(
      'nothingLeft',
      rivals.map((rival) => rival.id),
    );
  const geometry = areaOf(laid, [...facesWhere(laid, (covers) => covers.has(0)), ...free]);
  return geometry ? finish(grid, { shapes: new Map([[cellId, geometry]]) }, cellId) : refuse('nothingLeft');
}
