import { Auction } from './auction.ts';
import { type Look, lookAt } from './look.ts';
import { Search } from './search.ts';
import { Seats } from './seats.ts';
import type { Assigned, AssignTask } from './task.ts';

/** Bids of the first phase, a row: more would only be a war of prices that the second phase settles at once. */
const BIDS_A_ROW = 8;

/** Steps of search, for each row: so many made, and so many that seem to lie ahead, and prices are sought by auction. */
const PATIENCE = { made: 3, ahead: 12, least: 500 };

/**
 * The assignment of least cost, by shortest augmenting paths over a dense table: Jonker & Volgenant, "A shortest
 * augmenting path algorithm for dense and sparse linear assignment problems", Computing 38 (1987), with places left
 * unfilled at a cost, columns that take several rows, and rows that need several columns. Where that becomes long,
 * because everybody competes for the same few, it seats everybody anew at prices near the best ones (`Auction`). Rows are
 * taken in order; of equally good columns the lower wins inside each step, so the same task always gives the same
 * answer. Time O(places × rows × columns) at worst, and the auction's; far less as a rule. The answer carries its proof
 * (`proofOf`). `patience` times the usual steps are given to searches before the auction: 0 none, `Infinity` all.
 */
export function solveAssignment(task: AssignTask, patience = 1): Assigned {
  const seats = new Seats(task);
  const search = new Search(task, seats);
  if (!fillAll(task, seats, search, bid(task, seats), patience)) {
    fillAll(task, seats, search, new Auction(task, seats).run(), Number.POSITIVE_INFINITY);
    for (let column = 0; column < task.columns; column += 1) search.level(column);
  }
  return {
    columnsOf: seats.columnsOf(),
    left: seats.left,
    rowPrice: seats.rowPrice,
    columnPrice: seats.columnPrice.map((price) => (Number.isFinite(price) ? price : 0)),
  };
}

/** Second phase: fills what is open, place by place. False where it gave up since that would take too long. */
function fillAll(
  task: AssignTask,
  seats: Seats,
  search: Search,
  waiting: readonly number[],
  patience: number,
): boolean {
  const openOf = (row: number): number => (task.need[row] as number) - seats.placesOf(row);
  const places = waiting.reduce((sum, row) => sum + openOf(row), 0);
  const most = patience * task.rows;
  const enough = PATIENCE.made * most + patience * PATIENCE.least;
  let filled = 0;
  for (const row of waiting)
    for (let k = openOf(row); k > 0; k -= 1) {
      // The later ones take longer: the steps of all are as the square of how many there are.
      const ahead = filled === 0 ? Number.POSITIVE_INFINITY : search.visits * ((places / filled) ** 2 - 1);
      if (search.visits >= enough && ahead >= PATIENCE.ahead * most) return false;
      search.fill(row);
      filled += 1;
    }
  return true;
}

/**
 * First phase ("augmenting row reduction"): a row that needs one takes its best column, raises that column's price as far
 * as its second choice allows and sends away who had it. Gives the rows that are still without, in order.
 */
function bid(task: AssignTask, seats: Seats): number[] {
  const { need, capacity } = task;
  const { rowPrice, columnPrice, left } = seats;
  const found: Look = { best: -1, first: 0, next: -1, second: 0 };
  const single = (row: number): boolean => need[row] === 1;
  const queue = Array.from({ length: task.rows }, (_, row) => row).filter(single);
  const waiting = new Set(Array.from({ length: task.rows }, (_, row) => row));
  let budget = BIDS_A_ROW * queue.length;
  for (let at = 0; at < queue.length && budget > 0; at += 1) {
    for (let row = queue[at] as number; row >= 0 && budget > 0; budget -= 1) {
      lookAt(task, seats, row, found);
      let column = found.best;
      if (column < 0) {
        rowPrice[row] = found.first;
        left[row] = 1;
        waiting.delete(row);
        break;
      }
      if (capacity[column] !== 1) {
        // Shared columns: a place if there is one, else the second phase decides.
        if (!seats.isFull(column)) {
          seats.sit(row, column);
          rowPrice[row] = found.first;
          waiting.delete(row);
        }
        break;
      }
      const gain = found.second - found.first;
      if (
        gain === 0 &&
        seats.isFull(column) &&
        found.next >= 0 &&
        !seats.isFull(found.next) &&
        capacity[found.next] === 1
      )
        column = found.next;
      if (seats.isFull(column) && gain === 0) break;
      const sent = seats.isFull(column) ? seats.occupant(column, 0) : -1;
      if (sent >= 0) seats.leave(sent, column);
      if (Number.isFinite(gain)) columnPrice[column] = (columnPrice[column] as number) + gain;
      seats.sit(row, column);
      rowPrice[row] = Number.isFinite(gain) ? found.second : found.first;
      waiting.delete(row);
      if (sent >= 0) waiting.add(sent);
      row = sent;
    }
  }
  return [...waiting].sort((a, b) => a - b);
}
