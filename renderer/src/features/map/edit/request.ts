import type { LngLat } from '#shared/domain/geo/types';
import {
  applyEdit,
  type CellEdit,
  type CellTier,
  cutHole,
  drawCell,
  type EditResult,
  fillHole,
  type Grid,
  insertVertex,
  mergeCells,
  moveVertex,
  neighboursOf,
  removeCell,
  removeVertex,
  splitByLine,
} from '#shared/domain/grid/edit/index';
import { cellAt } from './cellAt.ts';
import type { BorderMove } from './editState.ts';
import { idsOf, type useEdit } from './editState.ts';

type EditState = ReturnType<typeof useEdit.getState>;

/** What the present step would do, worked out on the present cells; null while there is nothing to do yet. */
export function workOut(grid: Grid, state: EditState, name: string): EditResult | null {
  const tools = { newId: idsOf(state.ids) };
  const [first] = state.chosen;
  switch (state.step) {
    case 'draw': {
      if (!state.finished) return null;
      const parentId = parentOfDrawn(grid, state.tier, state.path);
      return drawCell(
        grid,
        { shape: state.path, tier: state.tier, parentId, mode: state.overlaps, name },
        tools,
      );
    }
    case 'split':
      return state.finished && first ? splitByLine(grid, first, state.path, tools) : null;
    case 'merge':
      return state.chosen.length > 1 ? mergeCells(grid, state.chosen, tools) : null;
    case 'border':
      return state.moves.length > 0 ? replay(grid, state.moves) : null;
    case 'hole':
      if (!first) return null;
      if (state.fillAt) return fillHole(grid, first, state.fillAt);
      return state.finished ? cutHole(grid, first, state.path) : null;
    case 'remove':
      return first ? removeCell(grid, first, heirOf(grid, first, state.heir), tools) : null;
    case 'check':
    case null:
      return null;
  }
}

/** The cell that a drawn one lies in: for a micro cell the one under its first corner, for a cell the community. */
export function parentOfDrawn(grid: Grid, tier: CellTier, path: readonly LngLat[]): string | null {
  if (tier === 'community') return null;
  if (tier === 'cell') return grid.community?.id ?? null;
  const found = path.map((corner) => cellAt(grid, 'cell', corner)).find((cell) => cell !== null);
  return found?.id ?? null;
}

/** Who inherits a removed cell: as chosen, else the neighbour with the longest common border. */
export function heirOf(grid: Grid, cellId: string, chosen: string | null | undefined): string | null {
  const cell = grid.byId.get(cellId);
  if (chosen !== undefined || !cell) return chosen ?? null;
  return neighboursOf(grid, cell)[0]?.cell.id ?? null;
}

/** The grid after one change of a border, or why it cannot be. */
function afterMove(grid: Grid, move: BorderMove): { grid: Grid } | Extract<EditResult, { ok: false }> {
  const start = move.type === 'bend' ? insertVertex(grid, move.at) : null;
  if (start?.ok === false) return start;
  const bent = start ? applyEdit(grid, start.edit) : grid;
  const result =
    move.type === 'straighten'
      ? removeVertex(bent, move.at)
      : moveVertex(bent, move.type === 'bend' ? move.at : move.from, move.to);
  return result.ok ? { grid: applyEdit(bent, result.edit) } : result;
}

let last: { grid: Grid; moves: readonly BorderMove[]; after: Grid } | null = null;

/** The grid after several changes of borders; one more change than last time costs only that one. */
export function afterMoves(
  grid: Grid,
  moves: readonly BorderMove[],
): Grid | Extract<EditResult, { ok: false }> {
  const known = last;
  const goesOn = known?.grid === grid && known.moves.every((move, i) => move === moves[i]);
  let after = goesOn && known ? known.after : grid;
  for (const move of moves.slice(goesOn && known ? known.moves.length : 0)) {
    const next = afterMove(after, move);
    if ('ok' in next) return next;
    after = next.grid;
  }
  last = { grid, moves, after };
  return after;
}

function replay(grid: Grid, moves: readonly BorderMove[]): EditResult {
  const after = afterMoves(grid, moves);
  return 'ok' in after ? after : { ok: true, edit: reshapedBetween(grid, after), selectId: null };
}

/** The edit that leads from the shapes of one grid to those of another with the same cells. */
export function reshapedBetween(before: Grid, after: Grid): CellEdit {
  const reshape = after.cells.flatMap(({ id, geometry }) => {
    const cell = before.byId.get(id);
    return cell && cell.geometry !== geometry ? [{ id, version: cell.version, geometry }] : [];
  });
  return { create: [], reshape, rename: [], remove: [] };
}
