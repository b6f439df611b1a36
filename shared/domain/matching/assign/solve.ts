import { Search } from './search.ts';
import { Seats } from './seats.ts';
import { type Assigned, type AssignTask, leaveCost } from './task.ts';

/** Bids of the first phase, a row: more would only be a war of prices that the second phase settles at once. */
const BIDS_A_ROW = 8;

/**
 * The assignment of least cost, by shortest augmenting paths over a dense table: Jonker & Volgenant, "A shortest
 * augmenting path algorithm for dense and sparse linear assignment problems", Computing 38 (1987), with places left
 * unfilled at a cost, columns that take several rows, and rows that need several columns. Rows are taken in order; of
 * equally good columns the lower wins inside each step, so the same task always gives the same answer.
 * Time O(places × rows × columns) at worst, far less as a rule. The answer carries its proof (`proofOf`).
 */
export function solveAssignment(task: AssignTask): Assigned {
  const seats = new Seats(task);
  const waiting = bid(task, seats);
  const search = new Search(task, seats);
  for (const row of waiting)
    for (let k = seats.placesOf(row); k < (task.need[row] as number); k += 1) search.fill(row);
  return {
    columnsOf: seats.columnsOf(),
    left: seats.left,
    rowPrice: seats.rowPrice,
    columnPrice: seats.columnPrice,
  };
}

/** The best column of a row at present prices, and what its next best (or leaving it) would cost. */
type Bid = { best: number; first: number; second: number; next: number };

function lookAt(task: AssignTask, columnPrice: Float64Array, row: number, bid: Bid): void {
  const { cost, columns } = task;
  const base = row * columns;
  let best = -1;
  let next = -1;
  let first = Number.POSITIVE_INFINITY;
  let second = Number.POSITIVE_INFINITY;
  for (let column = 0; column < columns; column += 1) {
    const at = (cost[base + column] as number) + (columnPrice[column] as number);
    if (at >= second) continue;
    if (at < first) {
      second = first;
      next = best;
      first = at;
      best = column;
    } else {
      second = at;
      next = column;
    }
  }
  const leave = leaveCost(task, row, 0);
  if (leave < second) {
    second = leave;
    next = -1;
  }
  bid.best = first <= leave ? best : -1;
  bid.first = Math.min(first, leave);
  bid.second = Math.max(second, bid.first);
  bid.next = next;
}

/**
 * First phase ("augmenting row reduction"): a row that needs one takes its best column, raises that column's price as far
 * as its second choice allows and sends away who had it. Gives the rows that are still without, in order.
 */
function bid(task: AssignTask, seats: Seats): number[] {
  const { need, capacity } = task;
  const { rowPrice, columnPrice, left } = seats;
  const found: Bid = { best: -1, first: 0, second: 0, next: -1 };
  const single = (row: number): boolean => need[row] === 1;
  const queue = Array.from({ length: task.rows }, (_, row) => row).filter(single);
  const waiting = new Set(Array.from({ length: task.rows }, (_, row) => row));
  let budget = BIDS_A_ROW * queue.length;
  for (let at = 0; at < queue.length && budget > 0; at += 1) {
    for (let row = queue[at] as number; row >= 0 && budget > 0; budget -= 1) {
      lookAt(task, columnPrice, row, found);
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
