import type { Plan, PlanPair } from './plan.ts';

/** Problems whose helpers were exchanged among each other, and what that brings in sum. */
export type Exchange = {
  /** Places in the list of problems, rising. */
  readonly problems: readonly number[];
  readonly points: number;
  /** Negative: less way. */
  readonly distanceM: number;
  /** Helpers more than before. */
  readonly sent: number;
};

/**
 * How one plan came from another, taken apart into exchanges that have nothing to do with each other (the connected
 * parts of what differs): each can be told by itself, and their sums are the sum of all.
 */
export function exchangesBetween(before: Plan, after: Plan): Exchange[] {
  const gone = onlyIn(before, after);
  const come = onlyIn(after, before);
  const group = groups([...gone, ...come]);
  const found = new Map<number, { problems: Set<number>; points: number; distanceM: number; sent: number }>();
  const count = (pair: PlanPair, sign: 1 | -1): void => {
    const root = group(pair);
    const sum = found.get(root) ?? { problems: new Set<number>(), points: 0, distanceM: 0, sent: 0 };
    found.set(root, sum);
    sum.problems.add(pair.problem);
    sum.points += sign * pair.score;
    sum.distanceM += sign * (pair.distanceM ?? 0);
    sum.sent += sign;
  };
  for (const pair of gone) count(pair, -1);
  for (const pair of come) count(pair, 1);
  return [...found.values()]
    .map((one) => ({ ...one, problems: [...one.problems].sort((a, b) => a - b) }))
    .sort((a, b) => (a.problems[0] as number) - (b.problems[0] as number));
}

function onlyIn(plan: Plan, other: Plan): PlanPair[] {
  return plan.pairsOf.flatMap((pairs, problem) =>
    pairs.filter((pair) => !other.pairsOf[problem]?.some((one) => one.helper === pair.helper)),
  );
}

/** Union-find over problems (even) and helpers (odd) that a pair connects. */
function groups(pairs: readonly PlanPair[]): (pair: PlanPair) => number {
  const parent = new Map<number, number>();
  const rootOf = (node: number): number => {
    let root = node;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    if (root !== node) parent.set(node, root);
    return root;
  };
  for (const pair of pairs) {
    const [a, b] = [rootOf(2 * pair.problem), rootOf(2 * pair.helper + 1)];
    if (a !== b) parent.set(b, a);
  }
  return (pair) => rootOf(2 * pair.problem);
}
