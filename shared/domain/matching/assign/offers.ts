import { type Seats, takeOut } from './seats.ts';
import { type AssignTask, leaveCost } from './task.ts';

const NOTHING = Number.NEGATIVE_INFINITY;

/** The other side of the auction: columns that ask a price though they have room lower it until a row comes. */
export class Offers {
  readonly #task: AssignTask;
  readonly #seats: Seats;
  readonly #bids: readonly number[][];
  /** Costs by column and row; made when first needed. */
  #across: Float64Array | undefined;
  #columnsOf: number[][] = [];
  /** What each row pays for the dearest of its places, and which column that is (-1: the place is given up). */
  readonly #pays: Float64Array;
  readonly #dearest: Int32Array;

  /** `bids`: what the rows of each column bid, in the order of `Seats.rowsOf`; kept up. */
  constructor(task: AssignTask, seats: Seats, bids: readonly number[][]) {
    this.#task = task;
    this.#seats = seats;
    this.#bids = bids;
    this.#pays = new Float64Array(task.rows);
    this.#dearest = new Int32Array(task.rows);
  }

  /** Goes on until no column with room asks a price; nobody could do better after than before by more than `step`. */
  fill(step: number): void {
    const { columnPrice } = this.#seats;
    const asks = (column: number): boolean =>
      !this.#seats.isFull(column) && (columnPrice[column] as number) > 0;
    const open: number[] = [];
    for (let column = 0; column < this.#task.columns; column += 1) if (asks(column)) open.push(column);
    if (open.length === 0) return;
    this.#across ??= turned(this.#task);
    this.#columnsOf = this.#seats.columnsOf();
    for (let row = 0; row < this.#task.rows; row += 1) this.#weigh(row);
    for (let column = open.pop(); column !== undefined; column = open.pop())
      while (asks(column)) {
        const given = this.#offer(column, step, this.#across);
        if (given >= 0 && asks(given)) open.push(given);
      }
  }

  #weigh(row: number): void {
    const { cost, columns } = this.#task;
    const { columnPrice, left } = this.#seats;
    let most = NOTHING;
    let dearest = -1;
    for (const column of this.#columnsOf[row] as number[]) {
      const pays = (cost[row * columns + column] as number) + (columnPrice[column] as number);
      if (pays <= most) continue;
      most = pays;
      dearest = column;
    }
    const given = left[row] as number;
    if (given > 0 && leaveCost(this.#task, row, given - 1) >= most) {
      most = leaveCost(this.#task, row, given - 1);
      dearest = -1;
    }
    this.#pays[row] = most;
    this.#dearest[row] = dearest;
  }

  /** Offers a place to the row that gains most by it; gives the column that the row gives up for it, or -1. */
  #offer(column: number, step: number, across: Float64Array): number {
    const { columnPrice } = this.#seats;
    const pays = this.#pays;
    const { rows } = this.#task;
    const base = column * rows;
    // Who has the column already cannot have it twice.
    for (const row of this.#seats.rowsOf(column)) pays[row] = NOTHING;
    let best = -1;
    let first = step;
    let second = step;
    for (let row = 0; row < rows; row += 1) {
      const gain = (pays[row] as number) - (across[base + row] as number);
      if (gain <= second) continue;
      if (gain > first) {
        second = first;
        first = gain;
        best = row;
      } else second = gain;
    }
    const price = best < 0 ? 0 : Math.min(columnPrice[column] as number, second - step);
    const given = best < 0 ? -1 : this.#take(best, column, price);
    columnPrice[column] = price;
    for (const row of this.#seats.rowsOf(column)) this.#weigh(row);
    return given;
  }

  #take(row: number, column: number, price: number): number {
    const seats = this.#seats;
    const columns = this.#columnsOf[row] as number[];
    const given = this.#dearest[row] as number;
    if (given < 0) seats.left[row] = (seats.left[row] as number) - 1;
    else {
      takeOut(this.#bids[given] as number[], seats.rowsOf(given).indexOf(row));
      seats.leave(row, given);
      takeOut(columns, columns.indexOf(given));
    }
    (this.#bids[column] as number[]).push(price);
    seats.sit(row, column);
    columns.push(column);
    return given;
  }
}

/** Side of the squares in which a table is turned, so that they stay near the processor. */
const SQUARE = 32;

function turned({ rows, columns, cost }: AssignTask): Float64Array {
  const across = new Float64Array(rows * columns);
  for (let top = 0; top < rows; top += SQUARE)
    for (let start = 0; start < columns; start += SQUARE)
      for (let row = top; row < Math.min(rows, top + SQUARE); row += 1)
        for (let column = start; column < Math.min(columns, start + SQUARE); column += 1)
          across[column * rows + row] = cost[row * columns + column] as number;
  return across;
}
