import type { UsualOf } from './usual.ts';

/** Categories name first who solves it, then who only helps: what their needs weigh by their place. */
const WEIGHTS = [0.8, 0.56, 0.28, 0.16] as const;
const LAST_WEIGHT = 0.12;
/** Of what a rival needs, that which solves it. */
const MOST_OF_RIVAL = 2;
/** What a danger needs weighs as what a category needs second. */
const URGENT_WEIGHT = WEIGHTS[1];

/** What is usual for a category that a problem may belong to as well, and how likely that is against the one taken. */
export type UsualRival = { readonly usual: UsualOf; readonly likelihood: number };

/**
 * What is usually needed though nobody said so, with its weight; what clerks added again and again weighs as the first.
 * `usual` is null where nobody knows what the problem is about; `urgent`: what a danger needs, whatever the category.
 */
export function supposedNeeds(
  usual: UsualOf | null,
  urgent: readonly string[] = [],
): ReadonlyMap<string, number> {
  const supposed = usual === null ? new Map<string, number>() : needsOf(usual);
  for (const need of urgent) supposed.set(need, Math.max(supposed.get(need) ?? 0, URGENT_WEIGHT));
  return supposed;
}

/**
 * What is supposed, with what the rivals of the category need, by how likely they are: where it is not clear what the
 * problem is about. What clerks took away again and again does not come back by a rival; by a danger it does.
 */
export function withRivals(
  sure: ReadonlyMap<string, number>,
  rivals: readonly UsualRival[],
  usual: UsualOf | null,
): ReadonlyMap<string, number> {
  const without = new Set(usual?.habits.flatMap(({ type, what }) => (type === 'needRemoved' ? [what] : [])));
  const supposed = new Map(sure);
  for (const rival of rivals)
    for (const [need, weight] of [...needsOf(rival.usual)].slice(0, MOST_OF_RIVAL))
      if (!without.has(need))
        supposed.set(need, Math.max(supposed.get(need) ?? 0, rival.likelihood * weight));
  return supposed;
}

function needsOf({ needs, habits }: UsualOf): Map<string, number> {
  const added = new Set(habits.flatMap(({ type, what }) => (type === 'needAdded' ? [what] : [])));
  return new Map(
    needs.map((need, place) => [need, added.has(need) ? WEIGHTS[0] : (WEIGHTS[place] ?? LAST_WEIGHT)]),
  );
}
