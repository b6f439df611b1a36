import { bboxOf, bboxOfPositions } from '../../geo/distance.ts';
import { polygonsOf } from '../../geo/positions.ts';
import type { Area, LngLat } from '../../geo/types.ts';
import { SAME_PLACE_DEG } from '../overlay/vertexPool.ts';
import type { Grid } from './grid.ts';
import { sameArea, withCorners } from './rings.ts';
import type { CellEdit, CreatedCell, EditResult, RemovedCell, RenamedCell } from './types.ts';

/** What an operation has worked out; new shapes by the cell's id. */
export type Draft = {
  readonly shapes?: ReadonlyMap<string, Area>;
  readonly create?: readonly CreatedCell[];
  readonly rename?: readonly RenamedCell[];
  readonly remove?: readonly RemovedCell[];
};

/**
 * The edit of a draft. Corners that are new on a border become corners of every cell that has this border, so that
 * neighbours, parents and micro cells keep sharing it number for number.
 */
export function finish(grid: Grid, draft: Draft, selectId: string | null): EditResult {
  const gone = new Set(draft.remove?.map((cell) => cell.id));
  const shapes = new Map(draft.shapes);
  const create = (draft.create ?? []).map((cell) => ({ ...cell }));
  const fresh = freshCorners(grid, shapes, create);
  if (fresh.length > 0) {
    for (const cell of grid.near(bboxOfPositions(fresh), SAME_PLACE_DEG)) {
      if (gone.has(cell.id)) continue;
      const present = shapes.get(cell.id) ?? cell.geometry;
      const welded = withCorners(present, near(fresh, present));
      if (welded !== present) shapes.set(cell.id, welded);
    }
    for (const cell of create) cell.geometry = withCorners(cell.geometry, near(fresh, cell.geometry));
  }
  const reshape: CellEdit['reshape'] = [];
  for (const [id, geometry] of shapes) {
    const cell = grid.byId.get(id);
    if (cell && !gone.has(id) && !sameArea(cell.geometry, geometry))
      reshape.push({ id, version: cell.version, geometry });
  }
  return {
    ok: true,
    edit: { create, reshape, rename: [...(draft.rename ?? [])], remove: [...(draft.remove ?? [])] },
    selectId,
  };
}

function near(positions: readonly LngLat[], area: Area): LngLat[] {
  const [west, south, east, north] = bboxOf(area);
  return positions.filter(
    ([x, y]) =>
      x >= west - SAME_PLACE_DEG &&
      x <= east + SAME_PLACE_DEG &&
      y >= south - SAME_PLACE_DEG &&
      y <= north + SAME_PLACE_DEG,
  );
}

/** Corners of new shapes that the cell did not have before. */
function freshCorners(
  grid: Grid,
  shapes: ReadonlyMap<string, Area>,
  create: readonly CreatedCell[],
): LngLat[] {
  const fresh = new Map<string, LngLat>();
  const take = (area: Area, before: Area | undefined): void => {
    const known = new Set(before ? polygonsOf(before).flat(2).map(String) : []);
    for (const position of polygonsOf(area).flat(2)) {
      const key = String(position);
      if (!known.has(key)) fresh.set(key, position);
    }
  };
  for (const [id, area] of shapes) take(area, grid.byId.get(id)?.geometry);
  for (const cell of create) take(cell.geometry, undefined);
  return [...fresh.values()];
}
