import type { Seats } from './seats.ts';
import { type AssignTask, leaveCost } from './task.ts';

/** Times that prices are eased: each frees fewer rows than the one before, the first ones by far the most. */
const TIMES = 3;

/**
 * From nearly the best to what exact searches may go on from: the prices of columns that are dearer than what their
 * rows could have elsewhere fall, rows whose column still is leave it, and the prices of rows follow. Gives the rows
 * that want places, in order. A column with room may ask a price afterwards (`Search.level`).
 */
export function handOver(task: AssignTask, seats: Seats): number[] {
  const columnsOf = seats.columnsOf();
  for (let time = 0; time < TIMES; time += 1) ease(task, seats, columnsOf);
  const waiting: number[] = [];
  for (let row = 0; row < task.rows; row += 1) {
    if (task.need[row] === 0) continue;
    const columns = columnsOf[row] as number[];
    const price = elsewhere(task, seats, row, columns);
    seats.rowPrice[row] = price;
    for (const column of columns) if (seats.costNow(row, column) > price) seats.leave(row, column);
    takeBack(task, seats, row, price);
    if (seats.placesOf(row) < (task.need[row] as number)) waiting.push(row);
  }
  return waiting;
}

function ease(task: AssignTask, seats: Seats, columnsOf: readonly (readonly number[])[]): void {
  const tooDear = new Float64Array(task.columns);
  for (let row = 0; row < task.rows; row += 1) {
    const columns = columnsOf[row] as readonly number[];
    if (columns.length === 0) continue;
    const price = elsewhere(task, seats, row, columns);
    for (const column of columns)
      tooDear[column] = Math.max(tooDear[column] as number, seats.costNow(row, column) - price);
  }
  const { columnPrice } = seats;
  for (let column = 0; column < task.columns; column += 1)
    columnPrice[column] = Math.max(0, (columnPrice[column] as number) - (tooDear[column] as number));
}

/** What one more place costs a row, or leaving it. */
function elsewhere(task: AssignTask, seats: Seats, row: number, columns: readonly number[]): number {
  const { columnPrice, left } = seats;
  const { cost } = task;
  const base = row * task.columns;
  let least = leaveCost(task, row, left[row] as number);
  for (let column = 0; column < columnPrice.length; column += 1) {
    const at = (cost[base + column] as number) + (columnPrice[column] as number);
    if (at < least && !columns.includes(column)) least = at;
  }
  return least;
}

/** A row takes places back that it gave up for more than they cost now. */
function takeBack(task: AssignTask, { left }: Seats, row: number, price: number): void {
  while ((left[row] as number) > 0 && leaveCost(task, row, (left[row] as number) - 1) > price)
    left[row] = (left[row] as number) - 1;
}
