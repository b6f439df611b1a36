import { bboxOf, METRES_PER_DEGREE } from '../geo/distance.ts';
import { linesOf } from '../geo/positions.ts';
import type { Area, BBox, LngLat } from '../geo/types.ts';

/** A cell whose borders are compared; geometry in WGS-84 degrees. */
export type BorderedCell = { readonly id: string; readonly geometry: Area };

/** Cells whose borders come this near to each other are neighbours: a lane, or the slip of a pen, may lie between. */
export const NEIGHBOUR_WITHIN_M = 10;

/**
 * Which cells lie beside which: those of one tier whose borders come within `NEIGHBOUR_WITHIN_M`, also only at a corner.
 * Worked out for one cell when somebody asks for it, and kept.
 */
export class CellNeighbours {
  readonly #cells: readonly BorderedCell[];
  readonly #boxes: readonly BBox[];
  readonly #known = new Map<string, readonly string[]>();

  /** Takes the cells of one tier. */
  constructor(cells: readonly BorderedCell[]) {
    this.#cells = cells;
    this.#boxes = cells.map((cell) => bboxOf(cell.geometry));
  }

  /** Ids of the cells beside one, in their given order; none for a cell that is not there. */
  of(id: string): readonly string[] {
    let beside = this.#known.get(id);
    if (beside === undefined) {
      beside = this.#find(id);
      this.#known.set(id, beside);
    }
    return beside;
  }

  #find(id: string): string[] {
    const at = this.#cells.findIndex((cell) => cell.id === id);
    const [cell, box] = [this.#cells[at], this.#boxes[at]];
    if (cell === undefined || box === undefined) return [];
    const wide = widened(box);
    return this.#cells.flatMap((other, i) => {
      const otherBox = this.#boxes[i];
      if (i === at || otherBox === undefined || !meet(wide, otherBox)) return [];
      return areBeside(cell.geometry, other.geometry) ? [other.id] : [];
    });
  }
}

/** Whether the borders of two areas (WGS-84 degrees) come within `NEIGHBOUR_WITHIN_M` of each other. */
export function areBeside(a: Area, b: Area): boolean {
  // Of two lines that do not cross, the nearest points are a corner of one and some point of the other.
  return hasCornerAt(a, b) || hasCornerAt(b, a);
}

/** Whether a corner of `a` lies near the border of `b`. */
function hasCornerAt(a: Area, b: Area): boolean {
  const box = widened(bboxOf(b));
  const corners = linesOf(a)
    .flat()
    .filter(([lng, lat]) => box[0] <= lng && lng <= box[2] && box[1] <= lat && lat <= box[3]);
  return corners.some((corner) => linesOf(b).some((line) => isNearLine(corner, line)));
}

function isNearLine(corner: LngLat, line: readonly LngLat[]): boolean {
  for (let i = 1; i < line.length; i += 1) {
    const [from, to] = [line[i - 1], line[i]];
    if (from && to && distanceToSegmentM(corner, from, to) <= NEIGHBOUR_WITHIN_M) return true;
  }
  return false;
}

/** Metres from a position to a straight stretch, on the plane that touches the earth there. */
function distanceToSegmentM([lng, lat]: LngLat, from: LngLat, to: LngLat): number {
  const eastM = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const [ax, ay] = [(from[0] - lng) * eastM, (from[1] - lat) * METRES_PER_DEGREE];
  const [dx, dy] = [(to[0] - from[0]) * eastM, (to[1] - from[1]) * METRES_PER_DEGREE];
  const lengthSquared = dx * dx + dy * dy;
  const share = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / lengthSquared));
  return Math.hypot(ax + share * dx, ay + share * dy);
}

function widened([west, south, east, north]: BBox): BBox {
  const latDeg = NEIGHBOUR_WITHIN_M / METRES_PER_DEGREE;
  const lngDeg =
    latDeg / Math.max(0.01, Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180));
  return [west - lngDeg, south - latDeg, east + lngDeg, north + latDeg];
}

const meet = (a: BBox, b: BBox): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
