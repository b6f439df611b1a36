import { dangerNeeds } from './dangerNeeds.ts';
import type { DangerFound } from './dangerWords.ts';
import type { UsualOf } from './usual.ts';

/** Categories name first who solves it, then who only helps: what their needs weigh by their place. */
const WEIGHTS = [0.8, 0.56, 0.28, 0.16] as const;
const LAST_WEIGHT = 0.12;
/** Of what a rival needs, that which solves it. */
const MOST_OF_RIVAL = 2;
/** What a danger needs weighs as what solves a category's problems, and stands before it. */
const URGENT_WEIGHT = WEIGHTS[0];

/** What is usual for a category that a problem may belong to as well, and how likely that is against the one taken. */
export type UsualRival = { readonly usual: UsualOf; readonly likelihood: number };

/** What a problem is supposed to need though nobody said so. */
export type Supposed = {
  /** By need, how much it counts. */
  readonly weights: ReadonlyMap<string, number>;
  /** Whether only a rival of the category needs it. */
  readonly isDoubtful: (need: string) => boolean;
  /** Needs that only a rival brings, learnt away or not. */
  readonly ofRivals: readonly string[];
};

/**
 * What is supposed of a problem. `usual`: of its category, null where nobody knows that; `danger`: what says that somebody is
 * in danger, which asks for what they need whatever clerks took away before.
 */
export function suppose(
  usual: UsualOf | null,
  rivals: readonly UsualRival[],
  danger: readonly DangerFound[],
): Supposed {
  const sure = supposedNeeds(usual, dangerNeeds(danger, usual?.needs ?? []));
  const ofRivals = rivals.flatMap((rival) => firstOf(rival.usual).map(([need]) => need));
  return {
    weights: withRivals(sure, rivals, usual),
    isDoubtful: (need) => !sure.has(need),
    ofRivals: [...new Set(ofRivals)].filter((need) => !sure.has(need)),
  };
}

/**
 * What is usually needed though nobody said so, with its weight; what clerks added again and again weighs as the first.
 * `usual` is null where nobody knows what the problem is about; `urgent`: what a danger needs, whatever the category.
 */
export function supposedNeeds(
  usual: UsualOf | null,
  urgent: readonly string[] = [],
): ReadonlyMap<string, number> {
  const supposed = new Map<string, number>(urgent.map((need) => [need, URGENT_WEIGHT]));
  for (const [need, weight] of usual === null ? [] : needsOf(usual))
    supposed.set(need, Math.max(supposed.get(need) ?? 0, weight));
  return supposed;
}

/**
 * What is supposed, with what the rivals of the category need, by how likely they are: where it is not clear what the
 * problem is about. What clerks took away again and again does not come back by a rival.
 */
export function withRivals(
  sure: ReadonlyMap<string, number>,
  rivals: readonly UsualRival[],
  usual: UsualOf | null,
): ReadonlyMap<string, number> {
  const without = new Set(usual?.habits.flatMap(({ type, what }) => (type === 'needRemoved' ? [what] : [])));
  const supposed = new Map(sure);
  for (const rival of rivals)
    for (const [need, weight] of firstOf(rival.usual))
      if (!without.has(need))
        supposed.set(need, Math.max(supposed.get(need) ?? 0, rival.likelihood * weight));
  return supposed;
}

/** What solves a rival's problems, with its weights. */
const firstOf = (rival: UsualOf): (readonly [need: string, weight: number])[] =>
  [...needsOf(rival)].slice(0, MOST_OF_RIVAL);

function needsOf({ needs, habits }: UsualOf): Map<string, number> {
  const added = new Set(habits.flatMap(({ type, what }) => (type === 'needAdded' ? [what] : [])));
  return new Map(
    needs.map((need, place) => [need, added.has(need) ? WEIGHTS[0] : (WEIGHTS[place] ?? LAST_WEIGHT)]),
  );
}
