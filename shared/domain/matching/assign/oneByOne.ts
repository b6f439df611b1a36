import { isKept, keepFixed } from './fixing.ts';
import { byWorth, inOrder, type Plan, type PlanInput, type PlanPair } from './plan.ts';

/**
 * What an office does without counting: problem by problem (red first, then who waits longest), each takes the best who
 * is still free. For comparison with `assignTogether`; the same pairs are possible, the same are fixed.
 */
export function assignOneByOne(input: PlanInput): Plan {
  const { kept, clashes, need, capacity } = keepFixed(input);
  const listOf: PlanPair[][] = input.problems.map(() => []);
  for (const pair of input.pairs) if (!isKept(kept, pair)) listOf[pair.problem]?.push(pair);
  const pairsOf = kept.map((pairs) => [...pairs]);
  const left = input.problems.map(() => 0);
  const compare = byWorth(input.helpers);
  for (const problem of inOrder(input.problems)) {
    let open = need[problem] as number;
    for (const pair of (listOf[problem] as PlanPair[]).sort(compare)) {
      if (open === 0) break;
      if ((capacity[pair.helper] as number) === 0) continue;
      capacity[pair.helper] = (capacity[pair.helper] as number) - 1;
      pairsOf[problem]?.push(pair);
      open -= 1;
    }
    left[problem] = open;
  }
  return { pairsOf, left, clashes };
}
