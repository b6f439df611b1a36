import { areaM2, bboxOf } from '../../geo/distance.ts';
import { cleanArea, crossesItself } from '../../geo/rings.ts';
import type { Area, LngLat } from '../../geo/types.ts';
import { type Overlay, overlay } from '../overlay/overlay.ts';
import { type Draft, finish } from './finish.ts';
import type { Grid } from './grid.ts';
import { areaOf, facesWhere, LEAST_PIECE_M2, sizeM2 } from './pieces.ts';
import {
  type CellTier,
  type EditRefusal,
  type EditResult,
  type EditTools,
  type GridCell,
  refuse,
} from './types.ts';

export type DrawOptions = {
  /** The drawn ring, closed or not; WGS-84 degrees. */
  readonly shape: readonly LngLat[];
  readonly tier: CellTier;
  /** The cell of a micro cell; for a cell null or the community. */
  readonly parentId: string | null;
  /** Where it lies over others: `cut` takes that from them, `yield` leaves it to them. */
  readonly mode: 'cut' | 'yield';
  readonly name: string;
};

/**
 * A new cell from a drawn ring, within the community or, for a micro cell, within its cell. Cells that it covers whole
 * (in `cut`) are removed with it as heir; so are their micro cells. It begins without micro cells of its own.
 * Refused: crossesItself, tooSmall, outside, nothingLeft, hasCommunity, notFound.
 */
export function drawCell(grid: Grid, options: DrawOptions, tools: EditTools): EditResult {
  const ring = ringArea(options.shape);
  if (typeof ring === 'string') return refuse(ring);
  if (options.tier === 'community') return drawCommunity(grid, options, ring, tools);
  if (options.tier === 'micro' && !grid.byId.has(options.parentId ?? '')) return refuse('notFound');
  const holder = grid.holderOf(options.tier, options.parentId);
  const rivals = grid.rivals(options.tier, options.parentId, bboxOf(ring));
  const below = rivals.flatMap((rival) => grid.childrenOf(rival.id));
  const cut = [...rivals, ...below];
  const laid = overlay([ring, ...(holder ? [holder.geometry] : []), ...cut.map((cell) => cell.geometry)]);
  const first = holder ? 2 : 1;
  const inside = facesWhere(laid, (covers) => covers.has(0) && (!holder || covers.has(1)));
  if (sizeM2(laid, inside) < LEAST_PIECE_M2) return refuse('outside', holder ? [holder.id] : []);
  const own = new Set(options.mode === 'cut' ? inside : free(laid, inside, first, rivals.length));
  const id = tools.newId();
  const draft = options.mode === 'cut' ? takeFrom(laid, cut, first, own, id) : {};
  const geometry = areaOf(laid, own);
  if (!geometry || areaM2(geometry) < LEAST_PIECE_M2)
    return refuse(
      'nothingLeft',
      rivals.map((rival) => rival.id),
    );
  const created = {
    id,
    geometry,
    tier: options.tier,
    parentId: holder?.id ?? null,
    name: options.name,
    code: '',
  };
  return finish(grid, { ...draft, create: [created] }, id);
}

/** A drawn ring as an area, or why it is none. */
export function ringArea(shape: readonly LngLat[]): Area | EditRefusal {
  const ring = shape.map(([lng, lat]): [number, number] => [lng, lat]);
  if (crossesItself([ring])) return 'crossesItself';
  const clean = cleanArea({ type: 'Polygon', coordinates: [ring] });
  if (!clean.ok) return 'tooSmall';
  return areaM2(clean.area) < LEAST_PIECE_M2 ? 'tooSmall' : clean.area;
}

function drawCommunity(grid: Grid, options: DrawOptions, geometry: Area, tools: EditTools): EditResult {
  if (grid.community) return refuse('hasCommunity', [grid.community.id]);
  const id = tools.newId();
  const created = { id, geometry, tier: 'community' as const, parentId: null, name: options.name, code: '' };
  const rename = grid.cells
    .filter((cell) => cell.tier === 'cell' && cell.parentId === null)
    .map((cell) => ({ id: cell.id, version: cell.version, parentId: id }));
  return finish(grid, { create: [created], rename }, id);
}

/** The faces that no rival has, without crumbs. */
function free(laid: Overlay, inside: readonly number[], first: number, rivals: number): number[] {
  const open = inside.filter((face) =>
    laid.covers(face).every((layer) => layer < first || layer >= first + rivals),
  );
  return laid
    .group(open)
    .filter((group) => sizeM2(laid, group) >= LEAST_PIECE_M2)
    .flat();
}

/** What is left of the cells that a new one is cut from; crumbs of them go to it too. */
function takeFrom(
  laid: Overlay,
  cells: readonly GridCell[],
  first: number,
  own: Set<number>,
  heirId: string,
): Draft {
  const shapes = new Map<string, Area>();
  const remove: { id: string; version: number; heirId: string }[] = [];
  for (const [i, cell] of cells.entries()) {
    const faces = facesWhere(laid, (covers) => covers.has(first + i));
    if (!faces.some((face) => own.has(face))) continue;
    const groups = laid.group(faces.filter((face) => !own.has(face)));
    const kept = groups.filter((group) => sizeM2(laid, group) >= LEAST_PIECE_M2);
    const crumbs = groups.filter((group) => !kept.includes(group)).flat();
    if (cell.tier !== 'micro' || kept.length === 0) for (const face of crumbs) own.add(face);
    const rest = areaOf(laid, kept.flat());
    if (rest) shapes.set(cell.id, rest);
    else remove.push({ id: cell.id, version: cell.version, heirId });
  }
  return { shapes, remove };
}
