import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Auction } from '#shared/domain/matching/assign/auction';
import { proofOf } from '#shared/domain/matching/assign/proof';
import { Search } from '#shared/domain/matching/assign/search';
import { Seats } from '#shared/domain/matching/assign/seats';
import { solveAssignment } from '#shared/domain/matching/assign/solve';
import type { AssignTask } from '#shared/domain/matching/assign/task';
import { CONTESTED, type Table } from '#tests/helpers/assignTables';
import { hungarian } from '#tests/helpers/hungarian';
import { expectLeast, expectSlackness, NEVER, smallTask } from './tasks.ts';

/** Prices by auction from the start. */
const byAuction = (task: AssignTask) => solveAssignment(task, 0);
/** Shortest paths alone. */
const bySearch = (task: AssignTask) => solveAssignment(task, NEVER);

function plainTask({ rows, columns, cost }: Table, leave = 1e14): AssignTask {
  return {
    rows,
    columns,
    cost,
    need: new Int32Array(rows).fill(1),
    capacity: new Int32Array(columns).fill(1),
    leaveLast: new Float64Array(rows).fill(leave),
    leaveMore: new Float64Array(rows).fill(leave),
  };
}

/** Tasks too large to try everything: shared columns, rows that need several, places left, pairs that may not be. */
const largerTask: fc.Arbitrary<AssignTask> = fc
  .record({
    rows: fc.integer({ min: 1, max: 25 }),
    columns: fc.integer({ min: 1, max: 25 }),
    most: fc.constantFrom(3, 100, 1e6, 1e12),
    never: fc.constantFrom(0, 0, 3, 8),
    leave: fc.constantFrom(-1, 0.5, 1, 40),
  })
  .chain(({ rows, columns, most, never, leave }) => {
    const each = (one: fc.Arbitrary<number>, count: number) =>
      fc.array(one, { minLength: count, maxLength: count });
    const below = (limit: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: limit });
    return fc
      .record({
        own: each(below(most), rows * columns),
        isNever: each(fc.integer({ min: 0, max: 9 }), rows * columns),
        fame: each(below(most), columns),
        need: each(fc.integer({ min: 0, max: 3 }), rows),
        capacity: each(fc.integer({ min: 0, max: 4 }), columns),
        more: each(below(most), rows),
        last: each(below(most), rows),
      })
      .map(({ own, isNever, fame, need, capacity, more, last }) => {
        const leaveMore = more.map((part) => Math.round(part * leave));
        return {
          rows,
          columns,
          cost: Float64Array.from(own, (cost, at) =>
            (isNever[at] as number) < never ? NEVER : Math.floor(cost / 4) + (fame[at % columns] as number),
          ),
          need: Int32Array.from(need),
          capacity: Int32Array.from(capacity),
          leaveMore: Float64Array.from(leaveMore),
          leaveLast: Float64Array.from(leaveMore, (cost, row) => cost + (last[row] as number)),
        };
      });
  });

/** The same task with rows and columns in another order. */
function shuffled(task: AssignTask, rowAt: readonly number[], columnAt: readonly number[]): AssignTask {
  const { columns } = task;
  const cost = Float64Array.from(task.cost, (_, at) => {
    const [row, column] = [rowAt[Math.floor(at / columns)] as number, columnAt[at % columns] as number];
    return task.cost[row * columns + column] as number;
  });
  return {
    ...task,
    cost,
    need: Int32Array.from(rowAt, (row) => task.need[row] as number),
    capacity: Int32Array.from(columnAt, (column) => task.capacity[column] as number),
    leaveLast: Float64Array.from(rowAt, (row) => task.leaveLast[row] as number),
    leaveMore: Float64Array.from(rowAt, (row) => task.leaveMore[row] as number),
  };
}

describe('the best assignment from prices by auction', () => {
  it('costs what trying everything costs, and proves it', () => {
    fc.assert(
      fc.property(smallTask, (task) => expectLeast(task, byAuction(task))),
      { numRuns: 3000 },
    );
  });

  it('has prices under which nobody gains by changing', () => {
    fc.assert(
      fc.property(fc.oneof(smallTask, largerTask), (task) => expectSlackness(task, byAuction(task))),
      { numRuns: 600 },
    );
  });

  it('agrees with shortest paths alone, where columns are shared, rows need several and places are left', () => {
    fc.assert(
      fc.property(largerTask, (task) => {
        const proof = proofOf(task, byAuction(task));
        expect(proof).toEqual({ cost: proofOf(task, bySearch(task)).cost, bound: proof.cost, broken: [] });
      }),
      { numRuns: 600 },
    );
  });

  it('costs the same in whatever order rows and columns come', () => {
    const order = (count: number) =>
      fc.shuffledSubarray(
        Array.from({ length: count }, (_, at) => at),
        { minLength: count, maxLength: count },
      );
    const taskAndOrder = largerTask.chain((task) =>
      fc.tuple(fc.constant(task), order(task.rows), order(task.columns)),
    );
    fc.assert(
      fc.property(taskAndOrder, ([task, rowAt, columnAt]) => {
        const other = shuffled(task, rowAt, columnAt);
        expect(proofOf(other, byAuction(other)).cost).toBe(proofOf(task, byAuction(task)).cost);
      }),
      { numRuns: 200 },
    );
  });

  it.each(Object.entries(CONTESTED))('is proved, and the same each time: %s', (_, make) => {
    const square = make(80, 80);
    const rows = Array.from({ length: 80 }, (_, row) => square.cost.subarray(row * 80, (row + 1) * 80));
    const task = plainTask(square);
    const solved = byAuction(task);
    expect(proofOf(task, solved)).toEqual({ cost: hungarian(rows), bound: hungarian(rows), broken: [] });
    expect(byAuction(task)).toEqual(solved);
    for (const [height, width, capacity, need] of [
      [60, 90, 1, 1],
      [90, 60, 1, 1],
      [90, 30, 4, 1],
      [40, 60, 3, 2],
    ] as const) {
      const made = plainTask(make(height, width), 1e13);
      const shared = { ...made, need: made.need.fill(need), capacity: made.capacity.fill(capacity) };
      const proof = proofOf(shared, byAuction(shared));
      expect(proof.broken).toEqual([]);
      expect(proof.bound).toBe(proof.cost);
    }
  });
});

describe('the auction', () => {
  it('leaves prices that exact searches may go on from', () => {
    fc.assert(
      fc.property(largerTask, (task) => {
        const seats = new Seats(task);
        const waiting = new Auction(task, seats).run();
        const columnsOf = seats.columnsOf();
        for (let row = 0; row < task.rows; row += 1) {
          const open = (task.need[row] as number) - seats.placesOf(row);
          expect(open).toBe(waiting.includes(row) ? Math.max(1, open) : 0);
          if (task.need[row] === 0) continue;
          for (let column = 0; column < task.columns; column += 1) {
            const price = seats.columnPrice[column] as number;
            const left =
              (task.cost[row * task.columns + column] as number) + price - (seats.rowPrice[row] as number);
            if (columnsOf[row]?.includes(column)) expect(left).toBeLessThanOrEqual(0);
            else expect(left).toBeGreaterThanOrEqual(0);
          }
        }
        expect(Math.min(...seats.columnPrice)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves few searches where everybody wants the same few', () => {
    const made = plainTask(CONTESTED['Machol–Wien']?.(200, 200) as Table);
    const steps = (seats: Seats, waiting: readonly number[]): number => {
      const search = new Search(made, seats);
      for (const row of waiting) search.fill(row);
      return search.visits;
    };
    const seats = new Seats(made);
    const afterwards = steps(seats, new Auction(made, seats).run());
    const alone = steps(
      new Seats(made),
      Array.from({ length: 200 }, (_, row) => row),
    );
    expect(afterwards).toBeLessThan(alone / 5);
  });
});
