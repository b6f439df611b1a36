import { orient } from '../geo/orient.ts';

/** Nearer than this to a pixel's centre, a crossing's side is decided exactly; pixels. */
const DOUBT = 1e-5;

/** First row or column whose centre (i + 0.5) is not before a coordinate. */
export const firstAt = (at: number): number => Math.ceil(at - 0.5);
/** Last row or column whose centre (i + 0.5) is not behind a coordinate. */
export const lastAt = (at: number): number => Math.floor(at - 0.5);

/**
 * Where an edge crosses the line of centres of a row, as one whole number: 2i when it goes exactly through the centre
 * of column i, 2i + 1 when between the centres of i and i + 1. So crossings sort exactly as the true ones do.
 */
function crossingOf(ax: number, ay: number, bx: number, by: number, row: number, width: number): number {
  const y = row + 0.5;
  const x = ax + ((y - ay) * (bx - ax)) / (by - ay);
  const near = Math.round(x - 0.5);
  if (near < -1) return -2;
  if (near > width) return 2 * width + 2;
  if (Math.abs(x - 0.5 - near) > DOUBT) return 2 * Math.floor(x - 0.5) + 1;
  const turn = orient(ax, ay, bx, by, near + 0.5, y);
  if (turn === 0) return 2 * near;
  return turn > 0 === by > ay ? 2 * near + 1 : 2 * near - 1;
}

/** A ring's border as it crosses the rows of a raster; kept and filled again, so that nothing is made for each cell. */
export class RingRows {
  /** Rows that the ring meets: `top` to `bottom`, none when `bottom < top`. */
  top = 0;
  bottom = -1;
  #starts = new Int32Array(64);
  #crossings = new Int32Array(256);

  /**
   * Takes a ring, `[x0, y0, x1, y1, …]` in pixels from index `from` to `end`, on a raster of `width × height` pixels.
   * Half-open in y (an edge belongs to its lower end), as the crossing number of PreparedArea.
   */
  take(ring: Float64Array, from: number, end: number, width: number, height: number): void {
    this.#findRows(ring, from, end, height);
    const rows = this.bottom - this.top + 1;
    if (rows <= 0) return;
    if (this.#starts.length < rows + 2) this.#starts = new Int32Array(2 * rows + 2);
    const starts = this.#starts.fill(0, 0, rows + 2);
    this.#eachEdge(ring, from, end, height, (_ax, _ay, _bx, _by, first, last) => {
      for (let row = first; row < last; row++)
        starts[row - this.top + 2] = (starts[row - this.top + 2] ?? 0) + 1;
    });
    for (let i = 2; i < rows + 2; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    const total = starts[rows + 1] ?? 0;
    if (this.#crossings.length < total) this.#crossings = new Int32Array(2 * total);
    const crossings = this.#crossings;
    // Filling moves starts[row + 1] from the start of its row to its end.
    this.#eachEdge(ring, from, end, height, (ax, ay, bx, by, first, last) => {
      for (let row = first; row < last; row++) {
        const slot = starts[row - this.top + 1] ?? 0;
        crossings[slot] = crossingOf(ax, ay, bx, by, row, width);
        starts[row - this.top + 1] = slot + 1;
      }
    });
    for (let row = 0; row < rows; row++) sortRange(crossings, starts[row] ?? 0, starts[row + 1] ?? 0);
  }

  /** The crossings of a row, sorted: their number is even. */
  countOf(row: number): number {
    return (this.#starts[row - this.top + 1] ?? 0) - (this.#starts[row - this.top] ?? 0);
  }

  crossing(row: number, index: number): number {
    return this.#crossings[(this.#starts[row - this.top] ?? 0) + index] ?? 0;
  }

  #findRows(ring: Float64Array, from: number, end: number, height: number): void {
    let low = Infinity;
    let high = -Infinity;
    for (let i = from + 1; i < end; i += 2) {
      const y = ring[i] ?? 0;
      if (y < low) low = y;
      if (y > high) high = y;
    }
    this.top = Math.max(0, firstAt(low));
    this.bottom = Math.min(height - 1, lastAt(high));
  }

  #eachEdge(
    ring: Float64Array,
    from: number,
    end: number,
    height: number,
    visit: (ax: number, ay: number, bx: number, by: number, first: number, last: number) => void,
  ): void {
    let ax = ring[end - 2] ?? 0;
    let ay = ring[end - 1] ?? 0;
    for (let i = from; i < end; i += 2) {
      const bx = ring[i] ?? 0;
      const by = ring[i + 1] ?? 0;
      const first = Math.max(0, firstAt(ay < by ? ay : by));
      const last = Math.min(height, firstAt(ay < by ? by : ay));
      if (first < last) visit(ax, ay, bx, by, first, last);
      ax = bx;
      ay = by;
    }
  }
}

/** Insertion sort: a row of a cell has two crossings, seldom more. */
function sortRange(values: Int32Array, from: number, end: number): void {
  for (let i = from + 1; i < end; i++) {
    const value = values[i] ?? 0;
    let at = i;
    while (at > from && (values[at - 1] ?? 0) > value) {
      values[at] = values[at - 1] ?? 0;
      at -= 1;
    }
    values[at] = value;
  }
}
