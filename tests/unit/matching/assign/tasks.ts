import fc from 'fast-check';
import { expect } from 'vitest';
import { proofOf } from '#shared/domain/matching/assign/proof';
import { type Assigned, type AssignTask, leaveCost } from '#shared/domain/matching/assign/task';

export const NEVER = Number.POSITIVE_INFINITY;

export type Plain = {
  readonly cost: readonly (readonly number[])[];
  readonly need?: readonly number[];
  readonly capacity?: readonly number[];
  readonly leaveLast?: readonly number[];
  readonly leaveMore?: readonly number[];
};

/** A task from plain rows; nobody is left without need and everybody takes one, unless said otherwise. */
export function taskOf(plain: Plain): AssignTask {
  const rows = plain.cost.length;
  const columns = plain.cost[0]?.length ?? 0;
  const ones = (count: number): number[] => Array.from({ length: count }, () => 1);
  const leaveLast = plain.leaveLast ?? Array.from({ length: rows }, () => 1e6);
  return {
    rows,
    columns,
    cost: Float64Array.from(plain.cost.flat()),
    need: Int32Array.from(plain.need ?? ones(rows)),
    capacity: Int32Array.from(plain.capacity ?? ones(columns)),
    leaveLast: Float64Array.from(leaveLast),
    leaveMore: Float64Array.from(plain.leaveMore ?? leaveLast),
  };
}

/** Every rule that makes prices a proof, one by one. */
export function expectSlackness(task: AssignTask, solved: Assigned): void {
  const { rowPrice, columnPrice, columnsOf, left } = solved;
  const used = new Int32Array(task.columns);
  for (const columns of columnsOf) for (const column of columns) used[column] = (used[column] as number) + 1;
  for (let column = 0; column < task.columns; column += 1) {
    expect(columnPrice[column]).toBeGreaterThanOrEqual(0);
    if ((used[column] as number) < (task.capacity[column] as number)) expect(columnPrice[column]).toBe(0);
  }
  for (const [row, columns] of columnsOf.entries()) {
    if (task.need[row] === 0) continue;
    const price = rowPrice[row] as number;
    const open = left[row] as number;
    if (open < (task.need[row] as number)) expect(price).toBeLessThanOrEqual(leaveCost(task, row, open));
    if (open > 0) expect(price).toBeGreaterThanOrEqual(leaveCost(task, row, open - 1));
    for (let column = 0; column < task.columns; column += 1) {
      if (task.capacity[column] === 0) continue;
      const reduced =
        (task.cost[row * task.columns + column] as number) - price + (columnPrice[column] as number);
      if (columns.includes(column)) expect(reduced).toBeLessThanOrEqual(0);
      else expect(reduced).toBeGreaterThanOrEqual(0);
    }
  }
}

/** A proved answer that costs no more than any other. */
export function expectLeast(task: AssignTask, solved: Assigned): void {
  const { cost, bound, broken } = proofOf(task, solved);
  expect(broken).toEqual([]);
  expect(cost).toBe(leastByTrying(task));
  expect(bound).toBe(cost);
}

/** The least cost of a task, by trying everything. */
export function leastByTrying(task: AssignTask): number {
  const room = Int32Array.from(task.capacity);
  const best = (row: number, column: number, open: number): number => {
    if (row === task.rows) return 0;
    const next = (): number => best(row + 1, 0, (task.need[row + 1] as number) ?? 0);
    if (column === task.columns) {
      let left = 0;
      for (let k = 0; k < open; k += 1) left += leaveCost(task, row, k);
      return left + next();
    }
    let least = best(row, column + 1, open);
    const cost = task.cost[row * task.columns + column] as number;
    if (open > 0 && cost !== NEVER && (room[column] as number) > 0) {
      room[column] = (room[column] as number) - 1;
      least = Math.min(least, cost + best(row, column + 1, open - 1));
      room[column] = (room[column] as number) + 1;
    }
    return least;
  };
  return best(0, 0, task.need[0] ?? 0);
}

/** Tasks small enough to try everything: many ties, pairs that may not be, shared columns, rows that need several. */
export const smallTask: fc.Arbitrary<AssignTask> = fc
  .record({ rows: fc.integer({ min: 0, max: 5 }), columns: fc.integer({ min: 1, max: 5 }) })
  .chain(({ rows, columns }) => {
    const each = <T>(one: fc.Arbitrary<T>, count: number) =>
      fc.array(one, { minLength: count, maxLength: count });
    const cost = fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: -9, max: 9 }) },
      { weight: 1, arbitrary: fc.constant(NEVER) },
    );
    return fc
      .record({
        cost: each(each(cost, columns), rows),
        need: each(fc.integer({ min: 0, max: 3 }), rows),
        capacity: each(fc.integer({ min: 0, max: 3 }), columns),
        leaveMore: each(fc.integer({ min: -5, max: 12 }), rows),
        more: each(fc.integer({ min: 0, max: 20 }), rows),
      })
      .map(({ more, ...plain }) =>
        taskOf({ ...plain, leaveLast: plain.leaveMore.map((cost, row) => cost + (more[row] ?? 0)) }),
      )
      .map((task) => ({ ...task, columns }));
  });
