import { bboxOfPositions, haversineM, localProjection } from '../../geo/distance.ts';
import { contains } from '../../geo/polygon.ts';
import type { Area, LngLat } from '../../geo/types.ts';
import { addArea, type Grid, type GridCell, gridOf, overlapM2, snapTo, subtractArea } from '../edit/index.ts';
import type { Finding, Fix } from './types.ts';

/** A thing with a place that lies in no cell. */
export type LoosePoint = { readonly id: string; readonly at: LngLat };

/** A cell reaches out at most so far for points beside it, metres; further out they are a question for people. */
const REACH_M = 100;
/** Room around a point that a cell takes in, metres. */
const ROOM_M = 10;
const IDS_AT_MOST = 1_000;

/** Points in no cell: those in a gap with the gap's fixes, the others by the cell that is nearest. */
export function findLoosePoints(
  grid: Grid,
  points: readonly LoosePoint[],
  gaps: readonly Finding[],
): Finding[] {
  const inGap = new Map<Finding, LoosePoint[]>();
  const byCell = new Map<GridCell | null, LoosePoint[]>();
  for (const point of points) {
    const gap = gaps.find((one) => one.area !== null && contains(one.area, point.at));
    if (gap) inGap.set(gap, [...(inGap.get(gap) ?? []), point]);
    else {
      const cell = nearest(grid, point.at);
      byCell.set(cell, [...(byCell.get(cell) ?? []), point]);
    }
  }
  return [
    ...[...inGap].map(([gap, held]) =>
      finding(`pointsInNoCell:${gap.id}`, gap.cellIds, held, gap.area, gap.fixes),
    ),
    ...[...byCell].map(([cell, held]) =>
      finding(
        `pointsInNoCell:${cell?.id ?? 'far'}`,
        cell ? [cell.id] : [],
        held,
        null,
        cell ? reachOut(grid, cell, held) : [],
      ),
    ),
  ];
}

function finding(
  id: string,
  cellIds: readonly string[],
  points: readonly LoosePoint[],
  area: Area | null,
  fixes: readonly Fix[],
): Finding {
  return {
    id,
    type: 'pointsInNoCell',
    cellIds: [...cellIds],
    area,
    at: points[0]?.at ?? [0, 0],
    areaM2: null,
    count: points.length,
    thingIds: points.slice(0, IDS_AT_MOST).map((point) => point.id),
    fixes: [...fixes],
  };
}

function nearest(grid: Grid, at: LngLat): GridCell | null {
  const found = snapTo(grid, at, REACH_M, (id) => grid.byId.get(id)?.tier !== 'cell');
  return found ? (grid.byId.get(found.cellId) ?? null) : null;
}

/** The cell, and the outline with it, made larger by what lies between its border and the points. */
function reachOut(grid: Grid, cell: GridCell, points: readonly LoosePoint[]): Fix[] {
  const corners = points.flatMap(({ at }) => around(grid, cell, at));
  const hull = convexHull(corners);
  if (hull.length < 4) return [];
  const area: Area = { type: 'Polygon', coordinates: [hull] };
  // Other cells keep theirs.
  const grown = grid
    .rivals('cell', null, bboxOfPositions(hull))
    .filter((other) => other.id !== cell.id && overlapM2(other.geometry, area) > 0)
    .reduce((rest: Area | null, other) => {
      if (!rest) return null;
      const less = subtractArea(asGrid(rest), 'hull', other.geometry);
      return less.ok ? (less.edit.reshape.find(({ id }) => id === 'hull')?.geometry ?? rest) : null;
    }, area);
  if (!grown) return [];
  const made = addArea(grid, cell.id, grown, grid.community ? [grid.community.id] : []);
  return made.ok ? [{ label: 'reachOut', cellName: cell.name, edit: made.edit }] : [];
}

/** A grid of the hull alone, so that cutting it changes nobody else. */
function asGrid(area: Area): Grid {
  const hull = { id: 'hull', version: 1, geometry: area, tier: 'cell' as const, parentId: null };
  return gridOf([{ ...hull, code: '', name: '', households: null }]);
}

/** A square about the point, and the edge of the cell that is nearest. */
function around(grid: Grid, cell: GridCell, at: LngLat): [number, number][] {
  const { fromXY } = localProjection(at);
  const square = [
    [-ROOM_M, -ROOM_M],
    [ROOM_M, -ROOM_M],
    [ROOM_M, ROOM_M],
    [-ROOM_M, ROOM_M],
  ] as const;
  const found = snapTo(grid, at, REACH_M, (id) => id !== cell.id);
  const foot = found ? [found.at, inward(at, found.at)] : [];
  return [...square.map((xy) => fromXY(xy)), ...foot].map(([lng, lat]) => [lng, lat]);
}

/** A little beyond the border, so that the hull meets the cell in more than a point. */
function inward(from: LngLat, border: LngLat): LngLat {
  const more = 1 + ROOM_M / Math.max(ROOM_M, haversineM(from, border));
  return [from[0] + (border[0] - from[0]) * more, from[1] + (border[1] - from[1]) * more];
}

/** Convex hull, closed, counter-clockwise (A. M. Andrew's monotone chain, 1979). */
export function convexHull(positions: readonly (readonly [number, number])[]): [number, number][] {
  const sorted = [...positions].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list: readonly (readonly [number, number])[]): (readonly [number, number])[] => {
    const chain: (readonly [number, number])[] = [];
    for (const p of list) {
      for (let b = chain.at(-1), a = chain.at(-2); a && b; b = chain.at(-1), a = chain.at(-2)) {
        if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  const ring = [...half(sorted), ...half([...sorted].reverse())].map(([x, y]): [number, number] => [x, y]);
  const [first] = ring;
  return first ? [...ring, [first[0], first[1]]] : [];
}
