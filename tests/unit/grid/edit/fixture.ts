import { areaM2, localProjection } from '#shared/domain/geo/distance';
import { polygonsOf } from '#shared/domain/geo/positions';
import type { Area, LngLat } from '#shared/domain/geo/types';
import {
  type CellEdit,
  type EditResult,
  type Grid,
  type GridCell,
  gridOf,
} from '#shared/domain/grid/edit/index';
import { withCorners } from '#shared/domain/grid/edit/rings';
import { wholeGrid } from '#shared/domain/grid/generate';

const plane = localProjection([121.55, 29.87]);

/** A position by metres from the fixture's south-west corner. */
export const at = (x: number, y: number): LngLat => plane.fromXY([x, y]);

/** A rectangle by metres. */
export function box(x0: number, y0: number, x1: number, y1: number): Area {
  const corner = (x: number, y: number): [number, number] => {
    const [lng, lat] = at(x, y);
    return [lng, lat];
  };
  return {
    type: 'Polygon',
    coordinates: [[corner(x0, y0), corner(x1, y0), corner(x1, y1), corner(x0, y1), corner(x0, y0)]],
  };
}

export const cellOf = (id: string, geometry: Area, more: Partial<GridCell> = {}): GridCell => ({
  id,
  version: 1,
  geometry,
  tier: 'cell',
  parentId: 'home',
  code: `330203006001${id}`,
  name: `网格${id}`,
  households: null,
  ...more,
});

export const home = (geometry: Area): GridCell =>
  cellOf('home', geometry, { tier: 'community', parentId: null, code: '330203006001', name: '社区' });

/** The outline with a corner wherever a cell has one. */
const bent = (area: Area): Area => withCorners(area, [at(100, 0), at(200, 100), at(100, 200), at(0, 100)]);

/**
 * Four cells of 100 m in a community of 200 m: A B below, C D above; A has the micro cells a1 (west) and a2 (east).
 */
export function fourCells(): Grid {
  return gridOf([
    home(bent(box(0, 0, 200, 200))),
    cellOf('A', box(0, 0, 100, 100), { households: 300 }),
    cellOf('B', box(100, 0, 200, 100), { households: 200 }),
    cellOf('C', box(0, 100, 100, 200)),
    cellOf('D', box(100, 100, 200, 200)),
    cellOf('a1', box(0, 0, 50, 100), { tier: 'micro', parentId: 'A', households: 100 }),
    cellOf('a2', box(50, 0, 100, 100), { tier: 'micro', parentId: 'A' }),
  ]);
}

/** A generated grid in a community outline. */
export function generated(outline: Area, shape: 'square' | 'hexagon', sizeM: number): Grid {
  return gridOf([
    home(outline),
    ...wholeGrid(outline, { shape, sizeM }).map((area, i) => cellOf(`g${i}`, area)),
  ]);
}

/** Ids in a row: n1, n2, … */
export function ids(prefix = 'n'): { newId: () => string } {
  let n = 0;
  return {
    newId: () => {
      n += 1;
      return `${prefix}${n}`;
    },
  };
}

export function editOf(result: EditResult): CellEdit {
  if (!result.ok) throw new Error(`refused: ${result.reason} ${result.cellIds.join()}`);
  return result.edit;
}

export const reasonOf = (result: EditResult): string => (result.ok ? 'made' : result.reason);

export const m2 = (grid: Grid, id: string): number => {
  const cell = grid.byId.get(id);
  return cell ? areaM2(cell.geometry) : 0;
};

/** All cells of a tier together, m². */
export const totalM2 = (grid: Grid, tier: GridCell['tier']): number =>
  grid.cells.filter((cell) => cell.tier === tier).reduce((sum, cell) => sum + areaM2(cell.geometry), 0);

/** Every directed edge of the cells of a tier, written out. */
export function edgesOf(grid: Grid, tier: GridCell['tier']): Map<string, number> {
  const edges = new Map<string, number>();
  for (const cell of grid.cells)
    if (cell.tier === tier)
      for (const ring of polygonsOf(cell.geometry).flat())
        for (let i = 1; i < ring.length; i++) {
          const key = `${ring[i - 1]} ${ring[i]}`;
          edges.set(key, (edges.get(key) ?? 0) + 1);
        }
  return edges;
}

/** Edges of the tier that neither the other side nor the community's outline has: none in a grid that shares borders. */
export function looseEdges(grid: Grid, tier: GridCell['tier'] = 'cell'): string[] {
  const edges = edgesOf(grid, tier);
  const outer = edgesOf(grid, tier === 'cell' ? 'community' : 'cell');
  return [...edges.keys()].filter((key) => {
    const [a, b] = key.split(' ');
    return !edges.has(`${b} ${a}`) && !outer.has(key);
  });
}
