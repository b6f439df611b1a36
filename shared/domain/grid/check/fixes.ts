import { areaM2, bboxOf } from '../../geo/distance.ts';
import type { Area } from '../../geo/types.ts';
import {
  addArea,
  type EditResult,
  type EditTools,
  type Grid,
  type GridCell,
  gridOf,
  handOver,
  mergeCells,
  neighboursOf,
  sharedBorderM,
  subtractArea,
} from '../edit/index.ts';
import { SAME_PLACE_DEG } from '../overlay/vertexPool.ts';
import type { Misfit } from './layers.ts';
import type { Fix } from './types.ts';

/** A fix, when the edit can be made. */
const fix = (label: string, cellName: string, made: EditResult): Fix[] =>
  made.ok ? [{ label, cellName, edit: made.edit }] : [];

/** A gap smaller than this is no cell of its own, m². */
const LEAST_CELL_M2 = 500;
/** More neighbours than these nobody wants to choose from. */
const NEIGHBOURS_OFFERED = 3;

/** Ways out of a misfit, the best first. */
export function fixesOf(grid: Grid, misfit: Misfit, tools: EditTools): Fix[] {
  if (misfit.type === 'overlap') return overlapFixes(grid, misfit);
  if (misfit.type === 'outside') return outsideFixes(grid, misfit);
  return gapFixes(grid, misfit, tools);
}

/** The smaller one keeps it first: what is drawn over a larger cell is mostly meant to be cut out of it. */
function overlapFixes(grid: Grid, { cells, area }: Misfit): Fix[] {
  const [larger, smaller] = cells;
  if (!larger || !smaller) return [];
  return [
    ...fix('giveTo', smaller.name, subtractArea(grid, larger.id, area, smaller.id)),
    ...fix('giveTo', larger.name, subtractArea(grid, smaller.id, area, larger.id)),
  ];
}

function outsideFixes(grid: Grid, { cells, holder, area }: Misfit): Fix[] {
  const [cell] = cells;
  if (!cell || !holder) return [];
  return [
    ...fix('clip', cell.name, subtractArea(grid, cell.id, area)),
    ...(holder.tier === 'community' ? fix('extendOutline', holder.name, addArea(grid, holder.id, area)) : []),
  ];
}

function gapFixes(grid: Grid, { area, areaM2: sizeM2, holder, tier }: Misfit, tools: EditTools): Fix[] {
  const parentId = holder?.id ?? null;
  const beside = touching(grid, area, tier, parentId).slice(0, NEIGHBOURS_OFFERED);
  const created = { id: tools.newId(), geometry: area, tier, parentId, name: '', code: '' };
  const own: Fix[] =
    sizeM2 >= LEAST_CELL_M2
      ? [
          {
            label: 'makeCell',
            cellName: '',
            edit: { create: [created], reshape: [], rename: [], remove: [] },
          },
        ]
      : [];
  return [...beside.flatMap((cell) => fix('giveTo', cell.name, addArea(grid, cell.id, area))), ...own];
}

/** Cells of a layer with a common border with an area, the longest first. */
export function touching(
  grid: Grid,
  area: Area,
  tier: 'cell' | 'micro',
  parentId: string | null,
): GridCell[] {
  return grid
    .rivals(tier, parentId, bboxOf(area), SAME_PLACE_DEG)
    .map((cell) => ({ cell, m: sharedBorderM(area, cell.geometry) }))
    .filter(({ m }) => m > 0)
    .sort((a, b) => b.m - a.m)
    .map(({ cell }) => cell);
}

/** A sliver to the neighbour with the longest common border: the whole cell, or only a part of it. */
export function sliverFixes(grid: Grid, cell: GridCell, part: Area | null, tools: EditTools): Fix[] {
  if (part === null)
    return neighboursOf(grid, cell)
      .slice(0, NEIGHBOURS_OFFERED)
      .flatMap((next) => fix('mergeInto', next.cell.name, mergeCells(grid, [next.cell.id, cell.id], tools)));
  const others = gridOf(grid.cells.filter((other) => other.id !== cell.id));
  return touching(others, part, cell.tier === 'micro' ? 'micro' : 'cell', cell.parentId)
    .slice(0, NEIGHBOURS_OFFERED)
    .flatMap((next) => fix('giveTo', next.name, handOver(grid, cell.id, next.id, part)));
}

/** The middle one of the cells' areas, m². */
export function medianM2(cells: readonly GridCell[]): number {
  const sizes = cells.map((cell) => areaM2(cell.geometry)).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}
