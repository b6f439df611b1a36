import type { MatchReason } from '../types.ts';
import { forParts, type MatchWeights, type ReasonPart } from './weights.ts';

/** The sums of a candidate's points by part, as the program's own weights would have them. */
export type PartSums = Readonly<Record<ReasonPart, number>>;

export const ANSWER_LISTS = ['duty', 'resources', 'people'] as const;
export type AnswerList = (typeof ANSWER_LISTS)[number];

/** Somebody in a list of an answer, by its place (from 1) and its parts alone: nothing personal. */
export type Ranked = { readonly list: AnswerList; readonly rank: number; readonly parts: PartSums };

/** A confirmed dispatch: who was picked, and who stood above and was passed over, with the next one below. */
export type MatchChoice = { readonly picked: readonly Ranked[]; readonly passed: readonly Ranked[] };

type Shown = {
  readonly thingId: string;
  readonly reasons: readonly Pick<MatchReason, 'part' | 'points'>[];
};

/** The sums of reasons by part, the weights taken out again; a silenced part says nothing (0). */
export function partSums(reasons: Shown['reasons'], weights: MatchWeights): PartSums {
  const sums = forParts(() => 0);
  for (const { part, points } of reasons) if (weights[part] > 0) sums[part] += points / weights[part];
  return sums;
}

/**
 * What a dispatch says about the weights: in each list the picked ones, those above the lowest picked one that were
 * passed over, and the next one below it. Null when nothing was picked from the lists or nobody was passed over.
 */
export function choiceOf(
  lists: Readonly<Record<AnswerList, readonly Shown[]>>,
  pickedIds: ReadonlySet<string>,
  weights: MatchWeights,
): MatchChoice | null {
  const [picked, passed]: [Ranked[], Ranked[]] = [[], []];
  for (const list of ANSWER_LISTS) {
    const shown = lists[list];
    const last = shown.findLastIndex(({ thingId }) => pickedIds.has(thingId));
    if (last < 0) continue;
    for (const [i, one] of shown.slice(0, last + 2).entries()) {
      const ranked = { list, rank: i + 1, parts: partSums(one.reasons, weights) };
      (pickedIds.has(one.thingId) ? picked : passed).push(ranked);
    }
  }
  return picked.length > 0 && passed.length > 0 ? { picked, passed } : null;
}
