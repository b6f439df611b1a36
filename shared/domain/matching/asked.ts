import type { QueryPlan } from './analyse.ts';
import { pickOf, situationReasons, topicReasons } from './explain.ts';
import type { Explained } from './explained.ts';
import type { Scores } from './scores.ts';
import type { Pick } from './types.ts';

/** A question with what was found out for it. */
export type Asked = {
  readonly plan: QueryPlan;
  readonly from: Explained;
  readonly scores: Scores;
  readonly limit: number;
  readonly duty: readonly Pick[];
};

/** A candidate with its reasons, whose points add up to its score. */
export function explain(n: number, { plan, from }: Asked): Pick {
  const { reasons, evidence } = topicReasons(n, plan, from);
  return pickOf(n, [...reasons, ...situationReasons(n, evidence, from)], from);
}
