import { contains } from '#shared/domain/geo/polygon';
import { polygonsOf } from '#shared/domain/geo/positions';
import type { LngLat } from '#shared/domain/geo/types';
import type { CellTier, Grid, GridCell } from '#shared/domain/grid/edit/index';

/** The cell of a tier at a place, null where there is none. */
export function cellAt(grid: Grid, tier: CellTier, at: LngLat): GridCell | null {
  const near = grid.near([at[0], at[1], at[0], at[1]]);
  return near.find((cell) => cell.tier === tier && contains(cell.geometry, at)) ?? null;
}

/** The cell of a tier with a hole around a place that no other cell of the tier fills. */
export function holeAt(grid: Grid, tier: CellTier, at: LngLat): GridCell | null {
  if (cellAt(grid, tier, at)) return null;
  const near = grid.near([at[0], at[1], at[0], at[1]]);
  const around = near.find(
    (cell) =>
      cell.tier === tier &&
      polygonsOf(cell.geometry).some((rings) =>
        rings.slice(1).some((ring) => contains({ type: 'Polygon', coordinates: [ring] }, at)),
      ),
  );
  return around ?? null;
}
