import { isKept, keepFixed } from './fixing.ts';
import { byWorth, inOrder, type Plan, type PlanInput, type PlanPair } from './plan.ts';
import { type Proof, proofOf } from './proof.ts';
import { solveAssignment } from './solve.ts';
import type { AssignTask } from './task.ts';
import { Weights } from './weights.ts';

export type Together = { readonly plan: Plan; readonly proof: Proof };

/**
 * Assigns all problems together as well as can be (`Weights` says what is better), with the fixed pairs kept; a helper
 * takes as many problems as their capacity, each once. Ties: `inOrder` and then the helper's id. Throws RangeError where
 * so many helpers are needed that sums would no longer be exact (about 1,500).
 */
export function assignTogether(input: PlanInput): Together {
  const fixed = keepFixed(input);
  const rows = inOrder(input.problems);
  const columns = input.helpers
    .map((_, at) => at)
    .sort((a, b) => ((input.helpers[a]?.id ?? '') < (input.helpers[b]?.id ?? '') ? -1 : 1));
  const task = taskOf(input, fixed, rows, columns);
  const solved = solveAssignment(task);
  const pairOf = new Map(input.pairs.map((pair) => [pair.problem * columns.length + pair.helper, pair]));
  const pairsOf: PlanPair[][] = input.problems.map(() => []);
  const left = input.problems.map(() => 0);
  const compare = byWorth(input.helpers);
  for (const [row, problem] of rows.entries()) {
    const found = (solved.columnsOf[row] ?? []).map(
      (column) => pairOf.get(problem * columns.length + (columns[column] as number)) as PlanPair,
    );
    pairsOf[problem] = [...(fixed.kept[problem] as PlanPair[]), ...found.sort(compare)];
    left[problem] = solved.left[row] as number;
  }
  return { plan: { pairsOf, left, clashes: fixed.clashes }, proof: proofOf(task, solved) };
}

function taskOf(
  input: PlanInput,
  { kept, need, capacity }: ReturnType<typeof keepFixed>,
  rows: readonly number[],
  columns: readonly number[],
): AssignTask {
  const places = need.reduce((sum, count) => sum + count, 0);
  const weights = new Weights(
    places,
    input.pairs.reduce((most, pair) => Math.max(most, Math.abs(pair.score)), 0),
  );
  const rowOf = new Int32Array(rows.length);
  for (const [row, problem] of rows.entries()) rowOf[problem] = row;
  const columnOf = new Int32Array(columns.length);
  for (const [column, helper] of columns.entries()) columnOf[helper] = column;
  const cost = new Float64Array(rows.length * columns.length).fill(Number.POSITIVE_INFINITY);
  for (const pair of input.pairs) {
    if (isKept(kept, pair)) continue;
    const at = (rowOf[pair.problem] as number) * columns.length + (columnOf[pair.helper] as number);
    cost[at] = weights.pair(pair.score, pair.distanceM);
  }
  const levels = rows.map((problem) => input.problems[problem]?.level ?? 4);
  const isBare = (row: number): boolean => (kept[rows[row] as number] as PlanPair[]).length === 0;
  return {
    rows: rows.length,
    columns: columns.length,
    cost,
    need: Int32Array.from(rows, (problem) => need[problem] as number),
    capacity: Int32Array.from(columns, (helper) => capacity[helper] as number),
    // Where somebody is fixed, what is lacking is a second helper.
    leaveLast: Float64Array.from(levels, (level, row) =>
      isBare(row) ? weights.leaveLast(level) : weights.leaveMore(level),
    ),
    leaveMore: Float64Array.from(levels, (level) => weights.leaveMore(level)),
  };
}
