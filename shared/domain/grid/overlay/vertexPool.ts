/**
 * Two positions nearer than this are one, degrees (a hundredth of a millimetre): a thousand times coarser than the
 * rounding of a computed crossing, a thousand times finer than anything an office means.
 */
export const SAME_PLACE_DEG = 1e-10;
const STEP_DEG = 4 * SAME_PLACE_DEG;

/** The vertices of an overlay, each place once; the position that came first stands for all that fall on it. */
export class VertexPool {
  readonly xs: number[] = [];
  readonly ys: number[] = [];
  readonly #columns = new Map<number, Map<number, number[]>>();

  /** The number of the vertex at a position (degrees), made when there is none yet. */
  add(x: number, y: number): number {
    const found = this.find(x, y);
    if (found >= 0) return found;
    const id = this.xs.push(x) - 1;
    this.ys.push(y);
    const column = Math.floor(x / STEP_DEG);
    const row = Math.floor(y / STEP_DEG);
    let rows = this.#columns.get(column);
    if (!rows) {
      rows = new Map();
      this.#columns.set(column, rows);
    }
    const held = rows.get(row);
    if (held) held.push(id);
    else rows.set(row, [id]);
    return id;
  }

  /** The number of the vertex at a position, -1 when there is none. */
  find(x: number, y: number): number {
    const west = Math.floor((x - SAME_PLACE_DEG) / STEP_DEG);
    const east = Math.floor((x + SAME_PLACE_DEG) / STEP_DEG);
    const south = Math.floor((y - SAME_PLACE_DEG) / STEP_DEG);
    const north = Math.floor((y + SAME_PLACE_DEG) / STEP_DEG);
    for (let column = west; column <= east; column++) {
      const rows = this.#columns.get(column);
      if (!rows) continue;
      for (let row = south; row <= north; row++)
        for (const id of rows.get(row) ?? [])
          if (Math.abs(this.x(id) - x) <= SAME_PLACE_DEG && Math.abs(this.y(id) - y) <= SAME_PLACE_DEG)
            return id;
    }
    return -1;
  }

  x(id: number): number {
    return this.xs[id] ?? NaN;
  }
  y(id: number): number {
    return this.ys[id] ?? NaN;
  }
}
