import { areaM2, bboxOf, bboxOfPositions } from '../../geo/distance.ts';
import { cleanArea } from '../../geo/rings.ts';
import type { Area, BBox, LngLat } from '../../geo/types.ts';
import { isNearSegment } from '../overlay/noding.ts';
import { SAME_PLACE_DEG } from '../overlay/vertexPool.ts';
import { finish } from './finish.ts';
import type { Grid } from './grid.ts';
import { changedBox, eachEdge } from './neighbours.ts';
import { overlapM2 } from './overlap.ts';
import { cornersIn, mapRings, withCorners } from './rings.ts';
import { type EditResult, type GridCell, refuse } from './types.ts';

/** One corner of borders and where it goes, WGS-84 degrees; `from` is exactly a corner (see `snapTo`). */
export type Move = { readonly from: LngLat; readonly to: LngLat };

/** Less than this over another cell or out of the parent is rounding, m². */
const LEAST_OVERLAP_M2 = 0.01;

/**
 * Moves corners, and with them every border that has them: of neighbours, parents, micro cells and the outline.
 * Refused: nothingThere, crossesItself, tooSmall, overlaps, outsideParent.
 */
export function moveCorners(grid: Grid, moves: readonly Move[]): EditResult {
  const targets = new Map(moves.map(({ from, to }) => [String(from), to]));
  const welded = weldAround(
    grid,
    moves.map(({ from }) => from),
  );
  const shapes = new Map<string, Area>();
  for (const [id, area] of welded) {
    let touched = false;
    const moved = mapRings(area, (open) =>
      withoutRepeats(
        open.map(([x, y]) => {
          const target = targets.get(`${x},${y}`);
          if (target) touched = true;
          return target ? [target[0], target[1]] : [x, y];
        }),
      ),
    );
    if (touched) shapes.set(id, moved);
  }
  if (shapes.size === 0) return refuse('nothingThere');
  return checked(grid, shapes);
}

/** Moves one corner. Refused as `moveCorners`. */
export function moveVertex(grid: Grid, from: LngLat, to: LngLat): EditResult {
  return moveCorners(grid, [{ from, to }]);
}

/** Moves a stretch of border (its corners) by a step in degrees. Refused as `moveCorners`. */
export function moveBorder(grid: Grid, corners: readonly LngLat[], by: LngLat): EditResult {
  return moveCorners(
    grid,
    corners.map((from) => ({ from, to: [from[0] + by[0], from[1] + by[1]] })),
  );
}

/** Makes a position on a border (see `snapTo`) a corner of every cell that has this border. Refused: nothingThere. */
export function insertVertex(grid: Grid, at: LngLat): EditResult {
  const shapes = new Map<string, Area>();
  for (const cell of grid.near([at[0], at[1], at[0], at[1]], SAME_PLACE_DEG)) {
    const bent = withCorners(cell.geometry, [at]);
    if (bent !== cell.geometry) shapes.set(cell.id, bent);
  }
  return shapes.size === 0 ? refuse('nothingThere') : finish(grid, { shapes }, null);
}

/**
 * Takes a corner out of every border that has it. Refused: nothingThere, needed (three borders meet there, or a ring
 * has no more than three corners), crossesItself, overlaps, outsideParent.
 */
export function removeVertex(grid: Grid, at: LngLat): EditResult {
  const key = String(at);
  const sides = new Set<string>();
  const shapes = new Map<string, Area>();
  let small = false;
  for (const [id, area] of weldAround(grid, [at])) {
    let touched = false;
    const without = mapRings(area, (open) =>
      open.filter((position, i) => {
        if (String(position) !== key) return true;
        const [before, after] = [open.at(i - 1), open[(i + 1) % open.length]];
        sides.add([String(before), String(after)].sort().join(' '));
        touched = true;
        small ||= open.length <= 3;
        return false;
      }),
    );
    if (touched) shapes.set(id, without);
  }
  if (sides.size === 0) return refuse('nothingThere');
  if (small || sides.size > 1) return refuse('needed', [...shapes.keys()]);
  return checked(grid, shapes);
}

/**
 * The cells that have some corner, where the edges from it are cut at every other cell's corner on them: a border that
 * only one side has bent must move for both.
 */
function weldAround(grid: Grid, corners: readonly LngLat[]): Map<string, Area> {
  const keys = new Set(corners.map(String));
  const star: (readonly [LngLat, LngLat])[] = [];
  for (const cell of grid.near(bboxOfPositions(corners), SAME_PLACE_DEG))
    eachEdge(cell.geometry, (a, b) => {
      if (keys.has(String(a)) || keys.has(String(b))) star.push([a, b]);
    });
  const box = bboxOfPositions(star.length > 0 ? star.flat() : corners);
  const near = grid.near(box, SAME_PLACE_DEG);
  const inBox = padded(box);
  const found = near.flatMap((cell) => cornersIn(cell.geometry, inBox).map((p) => [String(p), p] as const));
  const onStar = [...new Map(found).values()].filter(([x, y]) =>
    star.some(([a, b]) => isNearSegment(a[0], a[1], b[0], b[1], x, y)),
  );
  // The far ends too: beside a corner that moves, the border turns there for everybody.
  const positions = [...corners, ...star.flat(), ...onStar];
  return new Map(near.map((cell) => [cell.id, withCorners(cell.geometry, positions)]));
}

const padded = ([west, south, east, north]: BBox): BBox => [
  west - SAME_PLACE_DEG,
  south - SAME_PLACE_DEG,
  east + SAME_PLACE_DEG,
  north + SAME_PLACE_DEG,
];

function withoutRepeats(open: readonly [number, number][]): [number, number][] {
  return open.filter(([x, y], i) => {
    const before = open.at(i - 1);
    return open.length < 2 || before?.[0] !== x || before[1] !== y;
  });
}

/** The edit, when every new shape is a shape, lies over no other cell and within its parent as well as before. */
function checked(grid: Grid, shapes: ReadonlyMap<string, Area>): EditResult {
  for (const [id, area] of shapes) {
    const clean = cleanArea(area);
    if (!clean.ok) return refuse(clean.fault === 'selfCrossing' ? 'crossesItself' : 'tooSmall', [id]);
    if (clean.repairs.includes('rewound') || clean.repairs.includes('partsDropped'))
      return refuse('crossesItself', [id]);
  }
  const now = (cell: GridCell): Area => shapes.get(cell.id) ?? cell.geometry;
  const over = new Set<string>();
  const out = new Set<string>();
  for (const id of shapes.keys()) {
    const cell = grid.byId.get(id);
    if (!cell) continue;
    if (cell.tier !== 'community')
      for (const other of grid.rivals(cell.tier, cell.parentId, bboxOf(now(cell))))
        if (other.id !== id && moreOverlap(cell, other, now)) over.add(other.id);
    const holder = grid.holderOf(cell.tier, cell.parentId);
    for (const [inner, outer] of [
      ...(holder ? [[cell, holder] as const] : []),
      ...heldNear(grid, cell, now(cell)).map((child) => [child, cell] as const),
    ])
      if (moreOutside(inner, outer, now)) out.add(inner.id);
  }
  if (over.size > 0) return refuse('overlaps', [...over]);
  if (out.size > 0) return refuse('outsideParent', [...out]);
  return finish(grid, { shapes }, null);
}

/** The cells below one that lie where its border has changed. */
function heldNear(grid: Grid, cell: GridCell, after: Area): readonly GridCell[] {
  const near = grid.near(changedBox(cell.geometry, after));
  return near.filter((one) => one.tier !== 'community' && grid.holderOf(one.tier, one.parentId) === cell);
}

type Now = (cell: GridCell) => Area;

const moreOverlap = (a: GridCell, b: GridCell, now: Now): boolean => {
  const after = overlapM2(now(a), now(b));
  return after > LEAST_OVERLAP_M2 && after > overlapM2(a.geometry, b.geometry) + LEAST_OVERLAP_M2;
};

const moreOutside = (inner: GridCell, outer: GridCell, now: Now): boolean => {
  const outside = (shapeOf: Now): number =>
    areaM2(shapeOf(inner)) - overlapM2(shapeOf(inner), shapeOf(outer));
  const after = outside(now);
  return (
    after > LEAST_OVERLAP_M2 + areaM2(now(inner)) * 1e-5 &&
    after > outside((cell) => cell.geometry) + LEAST_OVERLAP_M2
  );
};
