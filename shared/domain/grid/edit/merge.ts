import { bboxOfPositions } from '../../geo/distance.ts';
import { positionsOf } from '../../geo/positions.ts';
import type { Area } from '../../geo/types.ts';
import { OUTSIDE, type Overlay, overlay } from '../overlay/overlay.ts';
import { type Draft, finish } from './finish.ts';
import type { Grid } from './grid.ts';
import { areaOf, facesWhere } from './pieces.ts';
import { type CreatedCell, type EditResult, type EditTools, type GridCell, refuse } from './types.ts';

/**
 * Makes several cells one. The first stays (name, code, team, lead) and inherits what hangs on the others. Gaps that the
 * cells enclose together, and that no other cell has, are filled. Micro cells follow; when only some of the cells have
 * micro cells, each of the others becomes one, so that the micro cells still make up the whole. Households are added up
 * when they are known of all.
 * Refused: notFound, tooFew, isCommunity, differentParents, notTouching.
 */
export function mergeCells(grid: Grid, ids: readonly string[], tools: EditTools): EditResult {
  const cells = [...new Set(ids)].map((id) => grid.byId.get(id));
  const found = cells.filter((cell) => cell !== undefined);
  const [kept, ...others] = found;
  if (!kept || found.length < cells.length) return refuse('notFound');
  if (others.length === 0) return refuse('tooFew', [kept.id]);
  if (found.some((cell) => cell.tier === 'community')) return refuse('isCommunity');
  const strange = others.filter((cell) => cell.tier !== kept.tier || cell.parentId !== kept.parentId);
  if (strange.length > 0)
    return refuse(
      'differentParents',
      strange.map((cell) => cell.id),
    );
  const merged = mergedArea(grid, found);
  if (!merged) return refuse('notTouching', ids);
  return finish(
    grid,
    { shapes: new Map([[kept.id, merged]]), ...followers(grid, kept, others, tools) },
    kept.id,
  );
}

/** The area of touching cells together; null when they do not hang together by borders. */
export function mergedArea(grid: Grid, cells: readonly GridCell[]): Area | null {
  const [first] = cells;
  if (!first) return null;
  const own = new Set(cells.map((cell) => cell.id));
  const box = bboxOfPositions(cells.flatMap((cell) => positionsOf(cell.geometry)));
  const rivals = grid.rivals(first.tier, first.parentId, box).filter((cell) => !own.has(cell.id));
  const holder = grid.holderOf(first.tier, first.parentId);
  const context = holder ? [...rivals, holder] : rivals;
  const laid = overlay([...cells, ...context].map((cell) => cell.geometry));
  const faces = facesWhere(laid, (covers) => cells.some((_, i) => covers.has(i)));
  if (!hangTogether(laid, cells.length)) return null;
  return areaOf(laid, [...faces, ...enclosed(laid, cells.length, rivals.length, holder !== undefined)]);
}

/** Whether the first `count` layers are connected by edges (or lie over each other). */
function hangTogether(laid: Overlay, count: number): boolean {
  const root = Array.from({ length: count }, (_, i) => i);
  const find = (i: number): number => (root[i] === i ? i : find(root[i] ?? i));
  const join = (layers: readonly number[]): void => {
    const own = layers.filter((layer) => layer < count);
    for (const layer of own) root[find(layer)] = find(own[0] ?? layer);
  };
  for (let face = 0; face < laid.faceCount; face++) join(laid.covers(face));
  for (const { left, right } of laid.edges()) join([...laid.covers(left), ...laid.covers(right)]);
  return root.every((_, i) => find(i) === find(0));
}

/** Faces of nobody that only cells to be merged surround, at least two of them. */
function enclosed(laid: Overlay, count: number, rivals: number, hasHolder: boolean): number[] {
  const isFree = (face: number): boolean => {
    const covers = laid.covers(face);
    return (
      covers.every((layer) => layer >= count + rivals) && (!hasHolder || covers.includes(count + rivals))
    );
  };
  const open = Array.from({ length: laid.faceCount }, (_, face) => face).filter(isFree);
  return laid
    .group(open)
    .filter((group) => {
      const held = new Set(group);
      const around = new Set<number>();
      for (const { left, right } of laid.edges()) {
        if (held.has(left) === held.has(right)) continue;
        const beyond = held.has(left) ? right : left;
        const own = beyond === OUTSIDE ? [] : laid.covers(beyond).filter((layer) => layer < count);
        if (own.length === 0) return false;
        for (const layer of own) around.add(layer);
      }
      return around.size > 1;
    })
    .flat();
}

/** What becomes of the others and of everybody's micro cells. */
function followers(
  grid: Grid,
  kept: GridCell,
  others: readonly GridCell[],
  tools: EditTools,
): Pick<Draft, 'create' | 'rename' | 'remove'> {
  const all = [kept, ...others];
  const withMicro = all.some((cell) => grid.childrenOf(cell.id).length > 0);
  const create = withMicro
    ? all.filter((cell) => grid.childrenOf(cell.id).length === 0).map((cell) => asMicro(cell, kept, tools))
    : [];
  const households = all.reduce<number | null>(
    (sum, cell) => (sum === null || cell.households === null ? null : sum + cell.households),
    0,
  );
  const rename = others.flatMap((cell) =>
    grid
      .childrenOf(cell.id)
      .map((child) => ({ id: child.id, version: child.version, parentId: kept.id, code: '' })),
  );
  return {
    create,
    rename:
      households === kept.households
        ? rename
        : [{ id: kept.id, version: kept.version, households }, ...rename],
    remove: others.map((cell) => ({ id: cell.id, version: cell.version, heirId: kept.id })),
  };
}

const asMicro = (cell: GridCell, kept: GridCell, tools: EditTools): CreatedCell => ({
  id: tools.newId(),
  geometry: cell.geometry,
  tier: 'micro',
  parentId: kept.id,
  name: cell.name,
  code: '',
});
