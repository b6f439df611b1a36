import type { MatchChoice, PartSums } from './choices.ts';
import { forParts, PARTS, STANDARD_PERCENTS, type WeightPercents } from './weights.ts';

/** Fewer choices than this say nothing sure. */
export const LEAST_CHOICES = 10;
/** What is learned stays within these percents of the standard. */
export const LEARNED_LIMITS = { least: 50, most: 150 } as const;

/** Points by which a candidate must lead for the odds of being picked to rise e-fold. */
const SPREAD = 10;
/** How strongly the weights are drawn to the standard: as if that many firm choices spoke for it. */
const PULL = 8;
/**
 * A pick that merely follows the shown order is worth less: people take what stands first (position bias). Of those
 * below only the next one counts, as in "click > no-click next" of Joachims 2002; those passed over above count whole
 * ("click > skip above").
 */
const AS_SHOWN = 0.3;
const STEPS = 300;

export type Learned = {
  readonly percents: WeightPercents;
  /** Choices that it was learned from. */
  readonly choices: number;
  /** False: too few, the percents are the standard. */
  readonly enough: boolean;
};

/** One picked before another: the difference of their parts, and how much it counts. */
type Pair = { readonly difference: readonly number[]; readonly count: number };

function pairsOf({ picked, passed }: MatchChoice): Pair[] {
  const difference = (a: PartSums, b: PartSums): number[] =>
    PARTS.map((part) => (a[part] - b[part]) / SPREAD);
  return picked.flatMap((one) =>
    passed
      .filter((other) => other.list === one.list)
      .map((other) => ({
        difference: difference(one.parts, other.parts),
        count: one.rank > other.rank ? 1 : AS_SHOWN,
      })),
  );
}

/**
 * Weights of the parts from confirmed picks: logistic preference by pairs (Bradley & Terry 1952; as a loss, RankNet of
 * Burges et al. 2005), Σ count·log(1 + exp(−w·difference)), with an L2 pull to the standard weights, kept inside
 * `LEARNED_LIMITS`. Convex; solved by projected gradient steps of 1 / (greatest curvature), so the order of the choices
 * does not matter beyond rounding. The duties of a unit are no matter of taste: that weight stays.
 */
export function learnWeights(choices: readonly MatchChoice[]): Learned {
  const enough = choices.length >= LEAST_CHOICES;
  if (!enough) return { percents: STANDARD_PERCENTS, choices: choices.length, enough };
  const pairs = choices.flatMap(pairsOf);
  const weights = PARTS.map(() => 1);
  const curvature = pairs.reduce(
    (sum, { difference, count }) => sum + (count * difference.reduce((all, d) => all + d * d, 0)) / 4,
    PULL,
  );
  for (let step = 0; step < STEPS; step += 1) descend(weights, pairs, 1 / curvature);
  const percents = forParts((part) => Math.round((weights[PARTS.indexOf(part)] ?? 1) * 100));
  return { percents, choices: choices.length, enough };
}

const FIXED = PARTS.indexOf('duty');

/** One step down the loss, back inside the limits. */
function descend(weights: number[], pairs: readonly Pair[], size: number): void {
  const gradient = weights.map((weight) => PULL * (weight - 1));
  for (const { difference, count } of pairs) {
    const lead = difference.reduce((sum, d, k) => sum + d * (weights[k] as number), 0);
    const doubt = count / (1 + Math.exp(lead));
    for (const [k, d] of difference.entries()) gradient[k] = (gradient[k] as number) - doubt * d;
  }
  for (const [k, slope] of gradient.entries()) {
    if (k === FIXED) continue;
    const next = (weights[k] as number) - size * slope;
    weights[k] = Math.min(LEARNED_LIMITS.most / 100, Math.max(LEARNED_LIMITS.least / 100, next));
  }
}
