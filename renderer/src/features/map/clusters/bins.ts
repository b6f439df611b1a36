/** Totals above this are sorted among each other by nothing: such groups are few. */
const MOST_SORTED = 4_096;

/** Points gathered in squares: an open-addressed table over typed arrays, no object a square. */
export class Bins {
  count = 0;
  private readonly mask: number;
  private readonly table: Int32Array;
  private readonly column: Int32Array;
  private readonly row: Int32Array;
  private readonly sumX: Float64Array;
  private readonly sumY: Float64Array;
  private readonly totals: Uint32Array;

  constructor(points: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, points * 2)));
    this.mask = size - 1;
    this.table = new Int32Array(size).fill(-1);
    this.column = new Int32Array(points);
    this.row = new Int32Array(points);
    this.sumX = new Float64Array(points);
    this.sumY = new Float64Array(points);
    this.totals = new Uint32Array(points);
  }

  /** Puts a point into its square of the given side; answers the square's number. */
  add(x: number, y: number, side: number): number {
    const column = Math.floor(x / side);
    const row = Math.floor(y / side);
    const slot = this.slotOf(column, row);
    let bin = this.table[slot] as number;
    if (bin === -1) {
      bin = this.count;
      this.count += 1;
      this.table[slot] = bin;
      this.column[bin] = column;
      this.row[bin] = row;
    }
    this.sumX[bin] = (this.sumX[bin] as number) + x;
    this.sumY[bin] = (this.sumY[bin] as number) + y;
    this.totals[bin] = (this.totals[bin] as number) + 1;
    return bin;
  }

  totalOf(bin: number): number {
    return this.totals[bin] as number;
  }

  middleX(bin: number): number {
    return (this.sumX[bin] as number) / (this.totals[bin] as number);
  }

  middleY(bin: number): number {
    return (this.sumY[bin] as number) / (this.totals[bin] as number);
  }

  /** The squares around one that hold points. */
  around(bin: number, visit: (other: number) => void): void {
    const column = this.column[bin] as number;
    const row = this.row[bin] as number;
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) {
        if (dx === 0 && dy === 0) continue;
        const other = this.table[this.slotOf(column + dx, row + dy)] as number;
        if (other !== -1) visit(other);
      }
  }

  /** All squares, those with the most points first (counting sort). */
  byTotal(): Int32Array {
    const rank = (bin: number): number => MOST_SORTED - Math.min(MOST_SORTED, this.totals[bin] as number);
    const starts = new Uint32Array(MOST_SORTED + 2);
    for (let bin = 0; bin < this.count; bin += 1) {
      const at = rank(bin) + 1;
      starts[at] = (starts[at] as number) + 1;
    }
    for (let at = 1; at < starts.length; at += 1)
      starts[at] = (starts[at] as number) + (starts[at - 1] as number);
    const sorted = new Int32Array(this.count);
    for (let bin = 0; bin < this.count; bin += 1) {
      const at = rank(bin);
      const place = starts[at] as number;
      starts[at] = place + 1;
      sorted[place] = bin;
    }
    return sorted;
  }

  /** Where a square stands in the table, or the empty place for it. */
  private slotOf(column: number, row: number): number {
    let slot = (Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b)) & this.mask;
    for (;;) {
      const bin = this.table[slot] as number;
      if (bin === -1 || (this.column[bin] === column && this.row[bin] === row)) return slot;
      slot = (slot + 1) & this.mask;
    }
  }
}
