import { type Assigned, type AssignTask, costOf, leaveCost } from './task.ts';

export type Proof = {
  /** What the assignment costs. */
  readonly cost: number;
  /** No assignment of this task can cost less than this (weak duality). */
  readonly bound: number;
  /** Rules of the task that the assignment breaks, in words for a programmer; empty: it is allowed. */
  readonly broken: readonly string[];
};

/**
 * Proves an assignment: the prices give a lower bound on the cost of every assignment, and `cost === bound` says that
 * none is better. Linear programming duality (Kuhn 1955) with pairs used at most once: a pair whose price leaves a gain
 * adds that gain to the bound. Throws nothing; wrong prices only give a weaker bound.
 */
export function proofOf(task: AssignTask, assigned: Assigned): Proof {
  return {
    cost: costOf(task, assigned),
    bound: boundOf(task, assigned),
    broken: brokenRules(task, assigned),
  };
}

function boundOf(task: AssignTask, { rowPrice, columnPrice }: Assigned): number {
  let bound = 0;
  for (let column = 0; column < task.columns; column += 1)
    bound -= (task.capacity[column] as number) * Math.max(0, columnPrice[column] as number);
  for (let row = 0; row < task.rows; row += 1) {
    if (task.need[row] === 0) continue;
    const price = rowPrice[row] as number;
    // Of each place the row takes the cheaper of its price and leaving it.
    for (let k = 0; k < (task.need[row] as number); k += 1)
      bound += price + Math.min(0, leaveCost(task, row, k) - price);
    for (let column = 0; column < task.columns; column += 1) {
      if (task.capacity[column] === 0) continue;
      const asks = Math.max(0, columnPrice[column] as number);
      bound += Math.min(0, (task.cost[row * task.columns + column] as number) - price + asks);
    }
  }
  return bound;
}

function brokenRules(task: AssignTask, { columnsOf, left }: Assigned): string[] {
  const broken: string[] = [];
  const used = new Int32Array(task.columns);
  for (const [row, columns] of columnsOf.entries()) {
    if (new Set(columns).size !== columns.length) broken.push(`row ${row} has a column twice`);
    if (columns.length + (left[row] as number) !== task.need[row]) broken.push(`row ${row} does not add up`);
    for (const column of columns) {
      used[column] = (used[column] as number) + 1;
      if (task.cost[row * task.columns + column] === Number.POSITIVE_INFINITY)
        broken.push(`row ${row} may not have column ${column}`);
    }
  }
  for (let column = 0; column < task.columns; column += 1)
    if ((used[column] as number) > (task.capacity[column] as number))
      broken.push(`column ${column} is overfull`);
  return broken;
}
