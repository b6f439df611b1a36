import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proofOf } from '#shared/domain/matching/assign/proof';
import { solveAssignment } from '#shared/domain/matching/assign/solve';
import { seeded } from '#shared/domain/random';
import { hungarian } from '#tests/helpers/hungarian';
import { expectLeast, expectSlackness, NEVER, smallTask, taskOf } from './tasks.ts';

const randomSquare = (n: number, seed: number, most: number): number[][] => {
  const random = seeded(seed);
  return Array.from({ length: n }, () => Array.from({ length: n }, () => Math.floor(random() * most)));
};

describe('the best assignment', () => {
  it('finds the worked example', () => {
    const solved = solveAssignment(
      taskOf({
        cost: [
          [4, 1, 3],
          [2, 0, 5],
          [3, 2, 2],
        ],
      }),
    );
    expect(solved.columnsOf).toEqual([[1], [0], [2]]);
  });

  it('costs what trying everything costs, and proves it', () => {
    fc.assert(
      fc.property(smallTask, (task) => expectLeast(task, solveAssignment(task))),
      { numRuns: 3000 },
    );
  });

  it('has prices under which nobody gains by changing', () => {
    fc.assert(
      fc.property(smallTask, (task) => expectSlackness(task, solveAssignment(task))),
      { numRuns: 1000 },
    );
  });

  it('agrees with the plain Hungarian method up to 8 × 8 and beyond, with and without ties', () => {
    for (const n of [1, 2, 3, 5, 8, 30, 60])
      for (const most of [2, 10, 1e9])
        for (let seed = 0; seed < 6; seed += 1) {
          const cost = randomSquare(n, seed * 97 + n, most);
          const task = taskOf({ cost, leaveLast: cost.map(() => 1e12) });
          const proof = proofOf(task, solveAssignment(task));
          expect(proof).toEqual({ cost: hungarian(cost), bound: proof.cost, broken: [] });
        }
  });

  it('leaves out whom nobody can take, and those alone', () => {
    const solved = solveAssignment(
      taskOf({
        cost: [
          [NEVER, NEVER],
          [1, NEVER],
          [1, 1],
        ],
      }),
    );
    expect(solved.columnsOf).toEqual([[], [0], [1]]);
    expect([...solved.left]).toEqual([1, 0, 0]);
  });

  it('gives nobody where leaving is cheaper', () => {
    const solved = solveAssignment(taskOf({ cost: [[5], [3]], leaveLast: [4, 4] }));
    expect(solved.columnsOf).toEqual([[], [0]]);
  });

  it('lets a column take as many rows as it can, each once', () => {
    const shared = taskOf({
      cost: [
        [1, 9],
        [1, 9],
        [1, 9],
      ],
      capacity: [2, 3],
    });
    const solved = solveAssignment(shared);
    expect(solved.columnsOf.filter((columns) => columns.includes(0))).toHaveLength(2);
    const twice = solveAssignment(taskOf({ cost: [[1, 9]], need: [2], capacity: [2, 1] }));
    expect(twice.columnsOf).toEqual([[0, 1]]);
  });

  it('knows tasks without rows and without columns', () => {
    expect(solveAssignment(taskOf({ cost: [] })).columnsOf).toEqual([]);
    const none = solveAssignment({ ...taskOf({ cost: [[], []] }), columns: 0 });
    expect([...none.left]).toEqual([1, 1]);
  });

  it('takes the lower of equal columns first', () => {
    const solved = solveAssignment(
      taskOf({
        cost: [
          [1, 1, 1],
          [1, 1, 1],
        ],
      }),
    );
    expect(solved.columnsOf).toEqual([[0], [1]]);
  });
});

describe('the proof', () => {
  it('refuses an assignment that is not the best', () => {
    const task = taskOf({
      cost: [
        [1, 2],
        [1, 5],
      ],
    });
    const best = solveAssignment(task);
    const worse = proofOf(task, { ...best, columnsOf: [[0], [1]] });
    expect(worse.cost).toBeGreaterThan(worse.bound);
  });

  it('names what is not allowed', () => {
    const task = taskOf({
      cost: [
        [1, NEVER],
        [1, 5],
      ],
    });
    const best = solveAssignment(task);
    expect(proofOf(task, { ...best, columnsOf: [[1], [0]] }).broken).toEqual(['row 0 may not have column 1']);
    expect(proofOf(task, { ...best, columnsOf: [[0], [0]] }).broken).toEqual(['column 0 is overfull']);
    expect(proofOf(task, { ...best, columnsOf: [[0, 0], [1]] }).broken[0]).toBe('row 0 has a column twice');
  });
});
