import { areaM2, lengthM } from '../../geo/distance.ts';
import { areaFromPolygons, polygonsOf } from '../../geo/positions.ts';
import type { Area } from '../../geo/types.ts';
import type { Grid, GridCell } from '../edit/index.ts';
import { medianM2 } from './fixes.ts';

/** A cell, or one part of it (`part`), that is too small or too thin to be meant. */
export type Sliver = {
  readonly cell: GridCell;
  readonly part: Area | null;
  readonly area: Area;
  readonly areaM2: number;
};

/** Smaller than this share of the middle cell, or than these m². */
const SMALL_SHARE = 0.01;
const SMALL_M2 = 20;
/**
 * Thinness 4πA/P² (Polsby–Popper: 1 for a circle, 0.79 for a square): below this, and not large, it is a strip along a
 * border. A strip of 1 : 50 has 0.06.
 */
const THIN = 0.06;
const THIN_SHARE = 0.2;

/** 4πA/P² of an area, 0 to 1. */
export function thinness(area: Area): number {
  const around = polygonsOf(area)
    .flat()
    .reduce((sum, ring) => sum + lengthM(ring), 0);
  return around > 0 ? (4 * Math.PI * areaM2(area)) / (around * around) : 0;
}

/** Cells and parts of cells that are slivers, within each layer by itself. */
export function findSlivers(grid: Grid): Sliver[] {
  const layers = [grid.cells.filter((cell) => cell.tier === 'cell')];
  for (const cell of layers[0] ?? []) layers.push([...grid.childrenOf(cell.id)]);
  return layers.flatMap((cells) => {
    const middleM2 = medianM2(cells);
    return cells.flatMap((cell) => sliversOf(cell, middleM2));
  });
}

function sliversOf(cell: GridCell, middleM2: number): Sliver[] {
  const isSliver = (area: Area, sizeM2: number): boolean =>
    sizeM2 < Math.max(SMALL_M2, middleM2 * SMALL_SHARE) ||
    (sizeM2 < middleM2 * THIN_SHARE && thinness(area) < THIN);
  const wholeM2 = areaM2(cell.geometry);
  if (isSliver(cell.geometry, wholeM2)) return [{ cell, part: null, area: cell.geometry, areaM2: wholeM2 }];
  const polygons = polygonsOf(cell.geometry);
  if (polygons.length === 1) return [];
  return polygons.flatMap((rings) => {
    const part = areaFromPolygons([[...rings]]);
    const sizeM2 = areaM2(part);
    return isSliver(part, sizeM2) ? [{ cell, part, area: part, areaM2: sizeM2 }] : [];
  });
}
