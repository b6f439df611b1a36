import type { Candidates } from './candidates.ts';
import type { NeedPlan } from './needPlan.ts';
import type { Postings } from './postings.ts';
import type { Rings } from './rings.ts';
import type { Situation } from './situation.ts';

/** All that an explanation looks at. */
export type Explained = {
  readonly candidates: Candidates;
  readonly postings: Postings;
  readonly situation: Situation;
  /** Null where the place's cell is not known. */
  readonly rings: Rings | null;
  /** What the problem asks for, as it is looked up. */
  readonly needs: readonly NeedPlan[];
  readonly atMs: number;
  readonly nowMs: number;
};
