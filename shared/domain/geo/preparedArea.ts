import { orient } from './orient.ts';
import { polygonsOf, positionsOf } from './positions.ts';
import type { Area } from './types.ts';

const OUTSIDE = 0;
const INSIDE = 1;
const BORDER = 2;

/**
 * An area ready for many point tests: all rings in one typed array, so that 100,000 tests do not chase 100,000 small
 * arrays. Border rule: a point exactly on any border, a hole's border too, is inside; the sign of the test is exact.
 * Any plane coordinates (degrees, straight edges as in RFC 7946).
 */
export class PreparedArea {
  readonly #coordinates: Float64Array;
  /** Start of every ring in #coordinates, in pairs; one more at the end. */
  readonly #ringStarts: readonly number[];
  /** First ring of every polygon (the outer one; holes follow), one more at the end. */
  readonly #polygonStarts: readonly number[];

  constructor(area: Area) {
    this.#coordinates = new Float64Array(2 * positionsOf(area).length);
    const ringStarts = [0];
    const polygonStarts = [0];
    let at = 0;
    for (const rings of polygonsOf(area)) {
      for (const ring of rings) {
        for (const [x, y] of ring) {
          this.#coordinates[at++] = x;
          this.#coordinates[at++] = y;
        }
        ringStarts.push(at);
      }
      polygonStarts.push(ringStarts.length - 1);
    }
    this.#ringStarts = ringStarts;
    this.#polygonStarts = polygonStarts;
  }

  /** True when the point is in the area or on its border; false for what is not a number. */
  contains(x: number, y: number): boolean {
    for (let polygon = 0; polygon + 1 < this.#polygonStarts.length; polygon++)
      if (
        this.#polygonContains(this.#polygonStarts[polygon] ?? 0, this.#polygonStarts[polygon + 1] ?? 0, x, y)
      )
        return true;
    return false;
  }

  #polygonContains(first: number, end: number, x: number, y: number): boolean {
    if (first === end) return false;
    const side = this.#sideOfRing(first, x, y);
    if (side !== INSIDE) return side === BORDER;
    for (let hole = first + 1; hole < end; hole++) if (this.#sideOfRing(hole, x, y) === INSIDE) return false;
    return true;
  }

  /** Crossing number with exact orientation, half-open in y so that a corner counts once (Hormann & Agathos, 2001). */
  #sideOfRing(ring: number, x: number, y: number): number {
    const coordinates = this.#coordinates;
    const from = this.#ringStarts[ring] ?? 0;
    const end = this.#ringStarts[ring + 1] ?? 0;
    if (from === end) return OUTSIDE;
    let inside = OUTSIDE;
    let ax = coordinates[end - 2] ?? NaN;
    let ay = coordinates[end - 1] ?? NaN;
    for (let i = from; i < end; i += 2) {
      const bx = coordinates[i] ?? NaN;
      const by = coordinates[i + 1] ?? NaN;
      const beside = (ay > y && by > y) || (ay < y && by < y) || (ax < x && bx < x);
      if (!beside) {
        const turn = orient(ax, ay, bx, by, x, y);
        if (turn === 0 && (ay !== by || Math.min(ax, bx) <= x)) return BORDER;
        if (ay > y !== by > y && turn > 0 === by > ay) inside ^= 1;
      }
      ax = bx;
      ay = by;
    }
    return inside;
  }
}
