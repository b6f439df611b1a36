import type { QueryPlan } from './analyse.ts';
import { pickOf, situationReasons, topicReasons } from './explain.ts';
import type { Explained } from './explained.ts';
import type { Scores, WordShares } from './scores.ts';
import type { Pick } from './types.ts';

/** A question with what was found out for it. */
export type Asked = {
  readonly plan: QueryPlan;
  /** What each word of the text gives to whom. */
  readonly text: readonly WordShares[];
  readonly from: Explained;
  readonly scores: Scores;
  readonly limit: number;
  readonly duty: readonly Pick[];
};

/** A candidate with its reasons, whose points add up to its score, and the needs that it meets (see `topicReasons`). */
export function explain(n: number, { plan, text, from }: Asked): { pick: Pick; meets: number } {
  const own = from.candidates.ids[n] === plan.placeId ? [] : text;
  const { reasons, evidence, meets } = topicReasons(n, own, plan.needs, from);
  return { pick: pickOf(n, [...reasons, ...situationReasons(n, evidence, from)], from), meets };
}
