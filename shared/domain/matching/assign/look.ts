import type { Seats } from './seats.ts';
import { type AssignTask, leaveCost } from './task.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** The best column of a row at present prices (-1: to leave a place), what it costs, and the same of the next best. */
export type Look = { best: number; first: number; next: number; second: number };

/**
 * Looks for the best two columns that a row may have one more of; of equal ones the lower, before leaving. What costs
 * `below` or more is passed over; two columns or more must cost less, or there is no limit.
 */
export function lookAt(task: AssignTask, seats: Seats, row: number, look: Look, below = NEVER): void {
  look.first = look.second = below;
  const has = seats.hasOf(row);
  if (has) bestOfRest(task, row, seats.columnPrice, has, look);
  else bestOfAll(task, row, seats.columnPrice, look);
  const leave = leaveCost(task, row, seats.left[row] as number);
  if (leave < look.first) {
    look.second = look.first = leave;
    look.best = look.next = -1;
  } else if (leave < look.second) {
    look.second = leave;
    look.next = -1;
  }
}

/** The inmost loop of all: the same as `bestOfRest`, without a question that most rows need not ask. */
function bestOfAll({ cost, columns }: AssignTask, row: number, prices: Float64Array, look: Look): void {
  const base = row * columns;
  let best = -1;
  let next = -1;
  let { first, second } = look;
  for (let column = 0; column < columns; column += 1) {
    const at = (cost[base + column] as number) + (prices[column] as number);
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
  look.best = best;
  look.first = first;
  look.next = next;
  look.second = second;
}

function bestOfRest(
  { cost, columns }: AssignTask,
  row: number,
  prices: Float64Array,
  has: Uint8Array,
  look: Look,
): void {
  look.best = look.next = -1;
  for (let column = 0; column < columns; column += 1) {
    const at = (cost[row * columns + column] as number) + (prices[column] as number);
    if (at >= look.second || has[column] === 1) continue;
    if (at < look.first) {
      look.second = look.first;
      look.next = look.best;
      look.first = at;
      look.best = column;
    } else {
      look.second = at;
      look.next = column;
    }
  }
}
