import type { Seats } from './seats.ts';
import { type AssignTask, leaveCost } from './task.ts';

const NEVER = Number.POSITIVE_INFINITY;
/** Starts a search that fills no place of a row: it levels the price of a place that nobody has. */
const NOBODY = -1;

/** Where a search ended: at a column with room, or (column -1) at a row that gives up a place. */
type End = { readonly column: number; readonly row: number; readonly distance: number };

/**
 * The second phase: for one place of a row, the cheapest chain of moves that fills it (or gives one place up), by
 * Dijkstra's algorithm over costs less prices; then the prices follow, so that they stay a proof.
 */
export class Search {
  readonly #task: AssignTask;
  readonly #seats: Seats;
  /** Least cost known to reach a column that is still open; NaN, which nothing is less than, once it is settled. */
  readonly #open: Float64Array;
  /** The row that reaches a column so. */
  readonly #from: Int32Array;
  /** Columns as they are settled, with what it cost to reach them; from `#gone` on not yet gone on from. */
  readonly #settled: Int32Array;
  readonly #distance: Float64Array;
  #gone = 0;
  #count = 0;
  /** The nearest open column, -1 when not known or several are as near. */
  #nearest = -1;
  readonly #rowDistance: Float64Array;
  /** The column that a reached row would give up. */
  readonly #via: Int32Array;
  readonly #reached: number[] = [];
  /** Reached rows that are farther than the present distance. */
  readonly #pending: number[] = [];
  #leaveRow = -1;
  #leaveDistance = NEVER;
  #start = NOBODY;
  #visits = 0;

  constructor(task: AssignTask, seats: Seats) {
    this.#task = task;
    this.#seats = seats;
    this.#open = new Float64Array(task.columns);
    this.#from = new Int32Array(task.columns);
    this.#settled = new Int32Array(task.columns);
    this.#distance = new Float64Array(task.columns);
    this.#rowDistance = new Float64Array(task.rows).fill(NEVER);
    this.#via = new Int32Array(task.rows);
  }

  /** Rows gone on from so far: the work done. */
  get visits(): number {
    return this.#visits;
  }

  /** Settles one more place of a row. */
  fill(start: number): void {
    this.#begin(start);
    const end = this.#find();
    this.#raisePrices(end.distance);
    this.#move(end);
  }

  /**
   * Makes an end of prices that are asked for places of a column which nobody has: by the cheapest chain of moves
   * that starts with nobody taking another column, or a row a place that it gave up, either the place is filled or
   * its price falls to nothing.
   */
  level(column: number): void {
    const { columnPrice } = this.#seats;
    while (!this.#seats.isFull(column) && (columnPrice[column] as number) > 0) {
      this.#begin(NOBODY);
      this.#open.set(columnPrice);
      this.#from.fill(NOBODY);
      this.#reachLeft();
      const end = this.#find();
      this.#lowerPrices(end.distance);
      this.#move(end);
    }
  }

  /** Reaches the rows that may take a place back which they gave up. */
  #reachLeft(): void {
    const { rowPrice, left } = this.#seats;
    for (let row = 0; row < left.length; row += 1) {
      if (left[row] === 0) continue;
      const given = leaveCost(this.#task, row, (left[row] as number) - 1);
      this.#rowDistance[row] = (rowPrice[row] as number) - given;
      this.#via[row] = -1;
      this.#reached.push(row);
      this.#pending.push(row);
    }
  }

  #begin(start: number): void {
    for (const row of this.#reached) this.#rowDistance[row] = NEVER;
    this.#reached.length = 0;
    this.#pending.length = 0;
    this.#open.fill(NEVER);
    this.#gone = 0;
    this.#count = 0;
    this.#nearest = -1;
    this.#leaveRow = -1;
    this.#leaveDistance = NEVER;
    this.#start = start;
  }

  #find(): End {
    if (this.#start !== NOBODY) this.#visit(this.#start, 0, NEVER);
    for (;;) {
      const distance = this.#nextColumns();
      const row = this.#nearestPending(distance);
      if (row >= 0) {
        this.#reopen();
        this.#visit(row, this.#rowDistance[row] as number, NEVER);
        continue;
      }
      // A place is given up only where no chain that fills it costs the same.
      if (this.#leaveDistance < distance)
        return { column: -1, row: this.#leaveRow, distance: this.#leaveDistance };
      const column = this.#scan(distance);
      if (column >= 0) return { column, row: -1, distance };
    }
  }

  /** Settles the nearest open columns; gives their distance. */
  #nextColumns(): number {
    const open = this.#open;
    if (this.#nearest >= 0) {
      const least = open[this.#nearest] as number;
      this.#settle(this.#nearest, least);
      return least;
    }
    let least = NEVER;
    for (let column = 0; column < open.length; column += 1)
      if ((open[column] as number) < least) least = open[column] as number;
    if (least === NEVER) return NEVER;
    for (let column = 0; column < open.length; column += 1)
      if (open[column] === least) this.#settle(column, least);
    return least;
  }

  #settle(column: number, distance: number): void {
    this.#open[column] = Number.NaN;
    this.#distance[column] = distance;
    this.#settled[this.#count] = column;
    this.#count += 1;
  }

  /** A row is nearer than the columns that were just settled. */
  #reopen(): void {
    for (let k = this.#gone; k < this.#count; k += 1) {
      const column = this.#settled[k] as number;
      this.#open[column] = this.#distance[column] as number;
    }
    this.#count = this.#gone;
  }

  #nearestPending(limit: number): number {
    const pending = this.#pending;
    let at = -1;
    let least = Math.min(limit, this.#leaveDistance);
    for (const [k, row] of pending.entries()) {
      const distance = this.#rowDistance[row] as number;
      if (distance > least || (distance === least && at >= 0)) continue;
      least = distance;
      at = k;
    }
    return at < 0 ? -1 : (pending.splice(at, 1)[0] as number);
  }

  /** Goes on from every column at the present distance; a column with room ends it, else -1. */
  #scan(distance: number): number {
    for (let k = this.#gone; k < this.#count; k += 1) {
      const column = this.#settled[k] as number;
      if (this.#isEnd(column)) return column;
    }
    while (this.#gone < this.#count) {
      const column = this.#settled[this.#gone] as number;
      this.#gone += 1;
      this.#nearest = -1;
      for (const row of this.#seats.rowsOf(column)) {
        if (row === this.#start) continue;
        const { rowPrice, columnPrice } = this.#seats;
        const pair = this.#task.cost[row * this.#task.columns + column] as number;
        const at = distance + ((rowPrice[row] as number) - pair - (columnPrice[column] as number));
        if (at >= (this.#rowDistance[row] as number)) continue;
        if (this.#rowDistance[row] === NEVER) {
          this.#reached.push(row);
          if (at > distance) this.#pending.push(row);
        }
        this.#rowDistance[row] = at;
        this.#via[row] = column;
        if (at > distance) continue;
        const free = this.#visit(row, at, distance);
        if (free >= 0) return free;
      }
    }
    return -1;
  }

  /** Whether a search may end here: where there is room, and for nobody, who is wherever it costs nothing, a price. */
  #isEnd(column: number): boolean {
    if (this.#seats.isFull(column)) return false;
    return this.#start !== NOBODY || (this.#seats.columnPrice[column] as number) > 0;
  }

  /** Reaches columns from a row; one with room at the present distance ends the search, else -1. */
  #visit(row: number, at: number, present: number): number {
    this.#visits += 1;
    const { rowPrice, left } = this.#seats;
    const has = this.#seats.hasOf(row);
    const less = at - (rowPrice[row] as number);
    const leave = less + leaveCost(this.#task, row, left[row] as number);
    if (leave < this.#leaveDistance && this.#start !== NOBODY) {
      this.#leaveDistance = leave;
      this.#leaveRow = row;
    }
    return this.#relax(row, less, present, has);
  }

  #relax(row: number, less: number, present: number, has: Uint8Array | undefined): number {
    const { cost, columns } = this.#task;
    const prices = this.#seats.columnPrice;
    const [open, from] = [this.#open, this.#from];
    const base = row * columns;
    let least = NEVER;
    let nearest = -1;
    for (let column = 0; column < columns; column += 1) {
      let distance = open[column] as number;
      const reach = less + (cost[base + column] as number) + (prices[column] as number);
      if (reach < distance && (has === undefined || has[column] === 0)) {
        from[column] = row;
        if (reach === present) {
          this.#settle(column, present);
          if (this.#isEnd(column)) return column;
          continue;
        }
        open[column] = reach;
        distance = reach;
      }
      if (distance <= least) {
        nearest = distance < least ? column : -1;
        least = distance;
      }
    }
    this.#nearest = nearest;
    return -1;
  }

  #raisePrices(distance: number): void {
    const { rowPrice, columnPrice } = this.#seats;
    rowPrice[this.#start] = (rowPrice[this.#start] as number) + distance;
    for (const row of this.#reached) {
      const gap = distance - (this.#rowDistance[row] as number);
      if (gap > 0) rowPrice[row] = (rowPrice[row] as number) + gap;
    }
    for (let k = 0; k < this.#count; k += 1) {
      const column = this.#settled[k] as number;
      const gap = distance - (this.#distance[column] as number);
      if (gap > 0) columnPrice[column] = (columnPrice[column] as number) + gap;
    }
  }

  /** Nobody's price stays nothing: instead of its rising, all others fall. */
  #lowerPrices(distance: number): void {
    const { rowPrice, columnPrice } = this.#seats;
    for (let row = 0; row < rowPrice.length; row += 1)
      rowPrice[row] = (rowPrice[row] as number) - Math.min(distance, this.#rowDistance[row] as number);
    for (let k = 0; k < this.#count; k += 1) {
      const column = this.#settled[k] as number;
      this.#open[column] = this.#distance[column] as number;
    }
    for (let column = 0; column < columnPrice.length; column += 1)
      columnPrice[column] =
        (columnPrice[column] as number) - Math.min(distance, this.#open[column] as number);
  }

  /** Makes the moves of the chain, from its end to its start. */
  #move(end: End): void {
    const seats = this.#seats;
    let { column } = end;
    let row = end.row;
    if (column >= 0) {
      row = this.#from[column] as number;
    } else {
      seats.left[row] = (seats.left[row] as number) + 1;
    }
    while (row !== NOBODY) {
      const given = row === this.#start ? -1 : (this.#via[row] as number);
      if (given >= 0) seats.leave(row, given);
      else if (this.#start === NOBODY) seats.left[row] = (seats.left[row] as number) - 1;
      if (column >= 0) seats.sit(row, column);
      if (given < 0) return;
      column = given;
      row = this.#from[column] as number;
    }
  }
}
