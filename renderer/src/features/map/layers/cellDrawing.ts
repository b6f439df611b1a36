import { useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import type { Cell } from '#shared/contract/cells';
import { contains } from '#shared/domain/geo/polygon';
import type { LngLat } from '#shared/domain/geo/types';
import { type PlaneArea, planeArea } from '#shared/domain/grid/idRaster';
import { pathOf } from '../canvas/path.ts';
import { type View, worldX, worldY } from '../canvas/view.ts';
import { CellRaster } from './cellRaster.ts';

export type DrawnCell = {
  readonly cell: Cell;
  readonly path: Path2D;
  /** Its shape in world units (`canvas/view.ts`). */
  readonly plane: PlaneArea;
  /** Where its name stands: under its upper border. */
  readonly labelLat: number;
};

/** Cells that are drawn together, and their raster: cells from afar, the smallest ones near by. */
export type CellSet = { readonly cells: readonly DrawnCell[]; readonly raster: CellRaster };
export type CellDrawing = {
  readonly origin: LngLat;
  readonly cells: readonly DrawnCell[];
  readonly far: CellSet;
  readonly near: CellSet;
};

const NO_CELLS: readonly Cell[] = [];

/** Latitude of the upper border over the cell's centre: names stand there, where they cover the fewest symbols. */
function topOf({ geometry, centre }: Cell): number {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  let top = centre[1];
  for (const ring of rings) {
    for (const [index, [lng, lat]] of ring.entries()) {
      const [lng2, lat2] = ring[index + 1] ?? [lng, lat];
      if (lng > centre[0] === lng2 > centre[0]) continue;
      top = Math.max(top, lat + ((centre[0] - lng) / (lng2 - lng)) * (lat2 - lat));
    }
  }
  return top;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** In the order of their right to a shared border: smallest code, then id. */
function cellSet(cells: readonly DrawnCell[]): CellSet {
  const sorted = [...cells].sort(
    (a, b) => compare(a.cell.code, b.cell.code) || compare(a.cell.id, b.cell.id),
  );
  return { cells: sorted, raster: new CellRaster(sorted.map(({ plane }) => plane)) };
}

/** Everything that drawing cells needs and that does not depend on the view. */
export function makeCellDrawing(cells: readonly Cell[]): CellDrawing | null {
  const origin = cells[0]?.centre;
  if (!origin) return null;
  const drawn = cells.map(
    (cell): DrawnCell => ({
      cell,
      path: pathOf(cell.geometry, origin),
      plane: planeArea(cell.geometry, ([lng, lat]) => [worldX(lng), worldY(lat)]),
      labelLat: topOf(cell),
    }),
  );
  const parents = new Set(cells.map((cell) => cell.parentId));
  return {
    origin,
    cells: drawn,
    far: cellSet(drawn.filter(({ cell }) => cell.tier === 'cell')),
    near: cellSet(drawn.filter(({ cell }) => cell.tier !== 'community' && !parents.has(cell.id))),
  };
}

export const setOf = (drawing: CellDrawing, near: boolean): CellSet => (near ? drawing.near : drawing.far);

const NO_SET = cellSet([]);

/** The same without cells: what is left when they are switched off. */
export const outlineOnly = (drawing: CellDrawing): CellDrawing => ({
  ...drawing,
  cells: drawing.cells.filter(({ cell }) => cell.tier === 'community'),
  far: NO_SET,
  near: NO_SET,
});

/** All cells with their shapes, kept until they change. */
export function useCellDrawing(): CellDrawing | null {
  const { data } = useApiQuery('cells.list', {}, { keepPrevious: true });
  const cells = data?.cells ?? NO_CELLS;
  return useMemo(() => makeCellDrawing(cells), [cells]);
}

/** Whether a shape may be seen in a view. */
export function inView({ plane: { box } }: Pick<DrawnCell, 'plane'>, view: View): boolean {
  const { scale, left, top, width, height } = view;
  return (
    box[2] * scale >= left &&
    box[0] * scale <= left + width &&
    box[3] * scale >= top &&
    box[1] * scale <= top + height
  );
}

const TIER_ORDER: Record<Cell['tier'], number> = { community: 0, cell: 1, micro: 2 };

/** The smallest cell at a place: a micro cell before its cell; never the community itself. */
export function cellAt(cells: readonly DrawnCell[], at: LngLat): Cell | null {
  const x = worldX(at[0]);
  const y = worldY(at[1]);
  let best: Cell | null = null;
  for (const { cell, plane } of cells) {
    if (cell.tier === 'community' || (best && TIER_ORDER[cell.tier] <= TIER_ORDER[best.tier])) continue;
    const [left, top, right, bottom] = plane.box;
    if (x < left || x > right || y < top || y > bottom) continue;
    if (contains(cell.geometry, at)) best = cell;
  }
  return best;
}
