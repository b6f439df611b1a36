import { localProjection } from '../../geo/distance.ts';
import type { Area, LngLat } from '../../geo/types.ts';
import { type Overlay, overlay } from '../overlay/overlay.ts';
import { finish } from './finish.ts';
import type { Grid } from './grid.ts';
import { areaOf, facesWhere, LEAST_PIECE_M2, sizeM2, withoutCrumbs } from './pieces.ts';
import {
  type CreatedCell,
  type EditResult,
  type EditTools,
  type GridCell,
  type RenamedCell,
  refuse,
} from './types.ts';

/** How far beyond its ends a drawn line still cuts: it need not meet the border exactly. Metres. */
export const LINE_REACH_M = 2;

/**
 * Splits a cell by a drawn line (WGS-84 degrees), whose ends may lie outside it or up to LINE_REACH_M inside its border.
 * The largest part stays the cell (with its team, lead and code); the others are new, named after it. Micro cells go
 * with the part that they lie in; those that the line crosses are split too, and the larger piece stays the micro cell.
 * How many households each part has nobody knows: they are to be written anew.
 * Refused: notFound, isCommunity, lineMisses.
 */
export function splitByLine(
  grid: Grid,
  cellId: string,
  line: readonly LngLat[],
  tools: EditTools,
): EditResult {
  const cell = grid.byId.get(cellId);
  if (!cell) return refuse('notFound');
  if (cell.tier === 'community') return refuse('isCommunity', [cellId]);
  const below = grid.childrenOf(cellId);
  const layers = [cell.geometry, ...below.map((child) => child.geometry)];
  const laid = overlay(layers, [reaching(line, LINE_REACH_M)]);
  const parts = partsOf(laid);
  if (parts.length < 2) return refuse('lineMisses', [cellId]);
  const partCells = parts.map(
    (faces, i): Part => ({ faces: new Set(faces), id: i === 0 ? cellId : tools.newId() }),
  );
  const shapes = new Map<string, Area>();
  const create: CreatedCell[] = [];
  const rename: RenamedCell[] = [];
  for (const [i, part] of partCells.entries()) {
    const geometry = areaOf(laid, part.faces);
    if (!geometry) continue;
    if (i === 0) shapes.set(cellId, geometry);
    else create.push(sibling(cell, part.id, cell.parentId, geometry, i + 1));
  }
  if (cell.households !== null) rename.push({ id: cellId, version: cell.version, households: null });
  for (const [i, child] of below.entries()) {
    const pieces = piecesOf(laid, i + 1, partCells);
    for (const [n, piece] of pieces.entries()) {
      if (n > 0) create.push(sibling(child, tools.newId(), piece.partId, piece.geometry, n + 1));
      else {
        shapes.set(child.id, piece.geometry);
        const moved = piece.partId !== cellId;
        const unknown = pieces.length > 1 && child.households !== null;
        if (moved || unknown)
          rename.push({
            id: child.id,
            version: child.version,
            ...(moved && { parentId: piece.partId, code: '' }),
            ...(unknown && { households: null }),
          });
      }
    }
  }
  return finish(grid, { shapes, create, rename }, cellId);
}

type Part = { readonly faces: ReadonlySet<number>; readonly id: string };

const sibling = (
  cell: GridCell,
  id: string,
  parentId: string | null,
  geometry: Area,
  n: number,
): CreatedCell => ({
  id,
  geometry,
  tier: cell.tier,
  parentId,
  name: `${cell.name}（${n}）`,
  code: '',
});

/** The parts of layer 0, the largest first with the cell's other pieces that the line leaves whole. */
function partsOf(laid: Overlay): number[][] {
  const faces = facesWhere(laid, (covers) => covers.has(0));
  const whole: number[][] = [];
  const cut: number[][] = [];
  for (const island of laid.group(faces)) {
    const parts = withoutCrumbs(laid, laid.group(island, true));
    if (parts.length > 1) cut.push(...parts);
    else whole.push(island);
  }
  const [largest, ...others] = cut.sort((a, b) => sizeM2(laid, b) - sizeM2(laid, a));
  return largest ? [[...largest, ...whole.flat()], ...others] : [];
}

/** The pieces of a micro cell by the parts that they lie in, the largest first. */
function piecesOf(
  laid: Overlay,
  layer: number,
  parts: readonly Part[],
): { partId: string; geometry: Area }[] {
  const faces = facesWhere(laid, (covers) => covers.has(layer));
  const pieces = parts.flatMap((part) => {
    const held = faces.filter((face) => part.faces.has(face));
    const geometry = areaOf(laid, held);
    return geometry ? [{ partId: part.id, geometry, m2: sizeM2(laid, held) }] : [];
  });
  pieces.sort((a, b) => b.m2 - a.m2);
  return pieces.filter((piece, i) => i === 0 || piece.m2 >= LEAST_PIECE_M2);
}

/** The line made longer at both ends by some metres. */
function reaching(line: readonly LngLat[], byM: number): LngLat[] {
  const [start, second] = line;
  const [last, beforeLast] = [line.at(-1), line.at(-2)];
  if (!start || !second || !last || !beforeLast) return [...line];
  return [beyond(second, start, byM), ...line, beyond(beforeLast, last, byM)];
}

function beyond(from: LngLat, end: LngLat, byM: number): LngLat {
  const local = localProjection(end);
  const [x, y] = local.toXY(from);
  const length = Math.hypot(x, y);
  return length === 0 ? end : local.fromXY([(-x / length) * byM, (-y / length) * byM]);
}
