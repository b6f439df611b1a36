import { areaM2 } from '../../geo/distance.ts';
import { areaFromPolygons } from '../../geo/positions.ts';
import type { Area } from '../../geo/types.ts';
import type { Grid, GridCell } from '../edit/index.ts';
import { overlaySteps } from '../overlay/overlay.ts';
import { LEAST_FINDING_M2 } from './types.ts';

/** A place where cells of one layer and what holds them do not fit. */
export type Misfit = {
  readonly type: 'overlap' | 'gap' | 'outside';
  /** overlap: the two cells, the larger first; outside: the cell; gap: what holds it, when there is one. */
  readonly cells: readonly GridCell[];
  readonly holder: GridCell | undefined;
  readonly tier: 'cell' | 'micro';
  readonly area: Area;
  readonly areaM2: number;
};

/**
 * Overlaps, gaps and what lies outside, in every layer: the cells in the community, and the micro cells of each cell in
 * it. One overlay a layer, so that the time grows with the number of corners, not of pairs; steps to breathe.
 */
export function* findMisfits(grid: Grid): Generator<undefined, Misfit[], undefined> {
  const misfits: Misfit[] = [];
  const cells = grid.cells.filter((cell) => cell.tier === 'cell');
  if (cells.length > 0) misfits.push(...(yield* misfitsOf(cells, grid.community, 'cell')));
  for (const cell of cells) {
    const below = grid.childrenOf(cell.id);
    if (below.length === 0) continue;
    misfits.push(...(yield* misfitsOf(below, cell, 'micro')));
    yield undefined;
  }
  return misfits;
}

function* misfitsOf(
  cells: readonly GridCell[],
  holder: GridCell | undefined,
  tier: 'cell' | 'micro',
): Generator<undefined, Misfit[], undefined> {
  const laid = yield* overlaySteps([...cells, ...(holder ? [holder] : [])].map((cell) => cell.geometry));
  const hold = cells.length;
  const overlaps = new Map<string, number[]>();
  const outside = new Map<number, number[]>();
  const open: number[] = [];
  for (let face = 0; face < laid.faceCount; face++) {
    const covers = [...new Set(laid.covers(face))];
    const own = covers.filter((layer) => layer < hold).sort((a, b) => a - b);
    for (let i = 0; i < own.length; i++)
      for (let j = i + 1; j < own.length; j++) push(overlaps, `${own[i]} ${own[j]}`, face);
    const held = holder ? covers.includes(hold) : true;
    if (own.length === 0 && held) open.push(face);
    if (!held) for (const layer of own) push(outside, layer, face);
  }
  const found: (readonly [Misfit['type'], readonly GridCell[], readonly number[]])[] = [
    ...[...overlaps].map(([key, faces]) => ['overlap', largerFirst(cells, key), faces] as const),
    ...laid.group(open).map((faces) => ['gap', holder ? [holder] : [], faces] as const),
    ...[...outside].map(([layer, faces]) => ['outside', cells.slice(layer, layer + 1), faces] as const),
  ];
  const misfits: Misfit[] = [];
  for (const [i, [type, of, faces]] of found.entries()) {
    if (i % MISFITS_PER_TURN === MISFITS_PER_TURN - 1) yield undefined;
    const polygons = laid.assemble(faces);
    if (polygons.length === 0) continue;
    const area = areaFromPolygons(polygons);
    const sizeM2 = areaM2(area);
    if (sizeM2 >= LEAST_FINDING_M2) misfits.push({ type, cells: of, holder, tier, area, areaM2: sizeM2 });
  }
  return misfits;
}

const MISFITS_PER_TURN = 200;

function push<K>(map: Map<K, number[]>, key: K, face: number): void {
  const held = map.get(key);
  if (held) held.push(face);
  else map.set(key, [face]);
}

function largerFirst(cells: readonly GridCell[], key: string): GridCell[] {
  return key
    .split(' ')
    .flatMap((place) => cells[Number(place)] ?? [])
    .sort((a, b) => areaM2(b.geometry) - areaM2(a.geometry));
}
