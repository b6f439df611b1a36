import { handOver } from './handOver.ts';
import { type Look, lookAt } from './look.ts';
import { Offers } from './offers.ts';
import { type Seats, takeOut } from './seats.ts';
import type { AssignTask } from './task.ts';

const NEVER = Number.POSITIVE_INFINITY;
/** The first step of prices is this part of the span of costs, and each next one this part of the one before. */
const PART = 4;
/** More bids for each place in a round are a war up to the costs of leaving: its steps were too small. */
const WAR = 8;

/**
 * Prices near the best ones, for tables where everybody wants the same few: an auction by rows for columns and by
 * columns for rows, round by round with smaller steps, down to 1.
 *
 * Bertsekas & Castañón, "A forward/reverse auction algorithm for asymmetric assignment problems", Computational
 * Optimization and Applications 1 (1992); columns that take several rows as in their "The auction algorithm for the
 * transportation problem", Annals of Operations Research 20 (1989). After a round nobody could do better than they
 * did by more than its step; that is not yet the best assignment, but little is left for exact searches.
 */
export class Auction {
  readonly #task: AssignTask;
  readonly #seats: Seats;
  /** What each row bid that has a column, in the order of `Seats.rowsOf`. */
  readonly #bids: number[][];
  readonly #offers: Offers;
  /** Rows that want a place, the last first. */
  readonly #waiting: number[] = [];
  readonly #look: Look = { best: -1, first: 0, next: -1, second: 0 };
  /** The two columns that each row liked best when it looked last; -1 as long as it did not. */
  readonly #best: Int32Array;
  readonly #next: Int32Array;

  /** Starts from the prices that `seats` has; who sits there does not matter. Needs whole costs, as `AssignTask` has. */
  constructor(task: AssignTask, seats: Seats) {
    this.#task = task;
    this.#seats = seats;
    this.#bids = Array.from({ length: task.columns }, () => []);
    this.#offers = new Offers(task, seats, this.#bids);
    this.#best = new Int32Array(task.rows).fill(-1);
    this.#next = new Int32Array(task.rows).fill(-1);
  }

  /** Seats and prices for exact searches to go on from: gives the rows that still want places, in order. */
  run(): number[] {
    let step = smaller(spanOf(this.#task));
    while (!this.#round(step, WAR)) step *= PART * PART;
    while (step > 1) {
      step = smaller(step);
      this.#round(step, NEVER);
    }
    return handOver(this.#task, this.#seats);
  }

  /** Everybody bids anew at the prices so far. False: there were more bids than `most` for each place. */
  #round(step: number, most: number): boolean {
    const waiting = this.#waiting;
    this.#seats.clear();
    for (const bids of this.#bids) bids.length = 0;
    waiting.length = 0;
    for (let row = this.#task.rows - 1; row >= 0; row -= 1)
      for (let k = 0; k < (this.#task.need[row] as number); k += 1) waiting.push(row);
    let open = most * waiting.length;
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      if (open === 0) return false;
      open -= 1;
      this.#bid(row, step);
    }
    this.#offers.fill(step);
    return true;
  }

  /** A row takes its best column, sends the lowest bidder away, and bids what makes its next best as good, and a step. */
  #bid(row: number, step: number): void {
    const { columnPrice, left } = this.#seats;
    const look = this.#look;
    lookAt(this.#task, this.#seats, row, look, this.#limit(row));
    const { best, next } = look;
    if (best < 0) {
      left[row] = (left[row] as number) + 1;
      return;
    }
    if (next >= 0) {
      this.#best[row] = best;
      this.#next[row] = next;
    }
    const bids = this.#bids[best] as number[];
    if (this.#seats.isFull(best)) this.#sendAway(best, bids);
    this.#seats.sit(row, best);
    bids.push((columnPrice[best] as number) + look.second - look.first + step);
    if (this.#seats.isFull(best)) columnPrice[best] = bids[lowest(bids)] as number;
  }

  /** What both columns of the last look cost less than: of the others only those that do as well need a closer look. */
  #limit(row: number): number {
    const next = this.#next[row] as number;
    if (next < 0 || this.#seats.hasOf(row)) return NEVER;
    const seats = this.#seats;
    return 1 + Math.max(seats.costNow(row, this.#best[row] as number), seats.costNow(row, next));
  }

  #sendAway(column: number, bids: number[]): void {
    const at = lowest(bids);
    const row = this.#seats.occupant(column, at);
    this.#seats.leave(row, column);
    takeOut(bids, at);
    this.#waiting.push(row);
  }
}

function lowest(bids: readonly number[]): number {
  let at = 0;
  for (let k = 1; k < bids.length; k += 1) if ((bids[k] as number) < (bids[at] as number)) at = k;
  return at;
}

const smaller = (step: number): number => Math.max(1, Math.floor(step / PART));

/** From the least to the largest cost of a pair that may be. */
function spanOf({ cost }: AssignTask): number {
  let least = NEVER;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < cost.length; at += 1) {
    const one = cost[at] as number;
    if (one === NEVER) continue;
    if (one < least) least = one;
    if (one > most) most = one;
  }
  return Math.max(0, most - least);
}
