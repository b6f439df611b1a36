import { inOrder, type PlanInput, type PlanPair } from './plan.ts';

/** What is left to decide once the fixed pairs are kept. */
export type Fixed = {
  /** Fixed pairs of each problem. */
  readonly kept: readonly PlanPair[][];
  readonly clashes: readonly PlanPair[];
  /** Helpers still needed, and places that each helper still has. */
  readonly need: Int32Array;
  readonly capacity: Int32Array;
};

/** Keeps the pairs that the clerk fixed, problems in their order, as long as the helper has places. */
export function keepFixed(input: PlanInput): Fixed {
  const capacity = Int32Array.from(input.helpers, (helper) => helper.capacity);
  const need = Int32Array.from(input.problems, (problem) => problem.need);
  const kept: PlanPair[][] = input.problems.map(() => []);
  const clashes: PlanPair[] = [];
  for (const problem of inOrder(input.problems))
    for (const pair of input.fixed.filter((one) => one.problem === problem)) {
      const own = kept[problem] as PlanPair[];
      if (own.some((one) => one.helper === pair.helper)) continue;
      if ((capacity[pair.helper] as number) === 0) {
        clashes.push(pair);
        continue;
      }
      own.push(pair);
      capacity[pair.helper] = (capacity[pair.helper] as number) - 1;
      // More fixed than needed is the clerk's wish.
      need[problem] = Math.max(0, (need[problem] as number) - 1);
    }
  return { kept, clashes, need, capacity };
}

/** Whether a pair is one of those kept: nobody is sent to one problem twice. */
export const isKept = (kept: Fixed['kept'], pair: PlanPair): boolean =>
  (kept[pair.problem] as PlanPair[]).some((one) => one.helper === pair.helper);
