import type { LevelId } from './weights.ts';

/** A problem that waits for helpers. */
export type PlanProblem = {
  readonly id: string;
  /** 1 (red) to 4 (blue). */
  readonly level: LevelId;
  readonly reportedAtMs: number;
  /** How many different helpers it needs. */
  readonly need: number;
};

export type PlanHelper = {
  readonly id: string;
  /** How many problems at one time. */
  readonly capacity: number;
};

/** A helper who may be sent to a problem; numbers are places in the two lists. */
export type PlanPair = {
  readonly problem: number;
  readonly helper: number;
  /** Points of the matching engine. */
  readonly score: number;
  /** Metres, null where one of the places is not known. */
  readonly distanceM: number | null;
};

export type PlanInput = {
  readonly problems: readonly PlanProblem[];
  readonly helpers: readonly PlanHelper[];
  /** A pair that is not among these is not possible. */
  readonly pairs: readonly PlanPair[];
  /** Pairs that the clerk has fixed by hand; each is among `pairs`. */
  readonly fixed: readonly PlanPair[];
};

/** Who goes where, by places in the input's lists. */
export type Plan = {
  /** The pairs of each problem: fixed ones first, then by points. */
  readonly pairsOf: readonly (readonly PlanPair[])[];
  /** Helpers that each problem still lacks. */
  readonly left: readonly number[];
  /** Fixed pairs that could not be kept: the helper was fixed elsewhere as often as they can go. */
  readonly clashes: readonly PlanPair[];
};

export type PlanTotals = {
  readonly points: number;
  readonly distanceM: number;
  /** Problems to which nobody goes. */
  readonly nobody: number;
  /** Helpers lacking in all. */
  readonly lacking: number;
  /** Different helpers on their way. */
  readonly helpers: number;
  /** Pairs. */
  readonly sent: number;
};

/** The figures by which two plans are compared. */
export function totalsOf(plan: Plan): PlanTotals {
  const pairs = plan.pairsOf.flat();
  return {
    points: pairs.reduce((sum, pair) => sum + pair.score, 0),
    distanceM: pairs.reduce((sum, pair) => sum + (pair.distanceM ?? 0), 0),
    nobody: plan.pairsOf.filter((of, problem) => of.length === 0 && (plan.left[problem] as number) > 0)
      .length,
    lacking: plan.left.reduce((sum, left) => sum + left, 0),
    helpers: new Set(pairs.map((pair) => pair.helper)).size,
    sent: pairs.length,
  };
}

/**
 * The order in which problems are taken: red first, then who waits longest, then by id. It also settles ties, so that the
 * same problems give the same plan in whatever order they came.
 */
export function inOrder(problems: readonly PlanProblem[]): number[] {
  return problems
    .map((_, at) => at)
    .sort((a, b) => {
      const [one, other] = [problems[a] as PlanProblem, problems[b] as PlanProblem];
      return one.level - other.level || one.reportedAtMs - other.reportedAtMs || (one.id < other.id ? -1 : 1);
    });
}

/** The better pair of one problem first: more points, then nearer, then by the helper's id. */
export function byWorth(helpers: readonly PlanHelper[]): (a: PlanPair, b: PlanPair) => number {
  const far = (pair: PlanPair): number => pair.distanceM ?? Number.MAX_VALUE;
  const idOf = (pair: PlanPair): string => helpers[pair.helper]?.id ?? '';
  return (a, b) => b.score - a.score || far(a) - far(b) || (idOf(a) < idOf(b) ? -1 : 1);
}
