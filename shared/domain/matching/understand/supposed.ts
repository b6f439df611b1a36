import type { UsualOf } from './usual.ts';

/** Categories name first who solves it, then who only helps: what their needs weigh by their place. */
const WEIGHTS = [0.8, 0.56, 0.28, 0.16] as const;
const LAST_WEIGHT = 0.12;

/** What is usually needed though nobody said so, with its weight; what clerks added again and again weighs as the first. */
export function supposedNeeds({ needs, habits }: UsualOf): ReadonlyMap<string, number> {
  const added = new Set(habits.flatMap(({ type, what }) => (type === 'needAdded' ? [what] : [])));
  return new Map(
    needs.map((need, place) => [need, added.has(need) ? WEIGHTS[0] : (WEIGHTS[place] ?? LAST_WEIGHT)]),
  );
}
