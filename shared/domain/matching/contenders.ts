import { Able } from './able.ts';
import { type Asked, explain } from './asked.ts';
import { Band, EPSILON, leastEvidenceFor, STEP_POINTS, type StepOf } from './band.ts';
import { MOST_BITS } from './explain.ts';
import { hindranceOf } from './hindrance.ts';
import type { NeedPlan } from './needPlan.ts';
import { COVER_POINTS, type Contender, FIRST_PLACES } from './places.ts';
import type { Pick } from './types.ts';

/** A candidate that may be in a list. */
export type ExplainedContender = Contender & { readonly n: number; readonly pick: Pick };

/** Who contends for the places of one list, see `placed`. */
export type Contenders = {
  readonly byScore: readonly ExplainedContender[];
  readonly forNeeds: readonly ExplainedContender[];
  /** With fewer points than this nobody comes in, neither by score nor for a need. */
  readonly least: number;
};

const NOBODY = Number.NEGATIVE_INFINITY;

/** One list once its best by score are known. */
export type Field = {
  readonly band: Band;
  /** Its bit in LIST. */
  readonly list: number;
  /** Whether a candidate may be in it at all. */
  readonly isOf: (n: number) => boolean;
  /** By block, no less than the best score in it. */
  readonly bounds: Float64Array;
  /** The blocks with anybody in them, those with the highest bounds first. */
  readonly order: Uint32Array;
  /** No bound is above an earlier one in that order by more than this. */
  readonly slack: number;
  readonly stepOf: StepOf | null;
  /** For those who are in no list, only may be told of: with fewer points than this none of them would come in. */
  readonly least?: number;
};

/** The best of a list by score, and for each need that nobody of them meets the best who does. Exact. */
export function contendersOf(field: Field, asked: Asked): Contenders {
  const { band, isOf, stepOf } = field;
  const { from, limit } = asked;
  const contender = (n: number): ExplainedContender => {
    const { pick, meets } = explain(n, asked);
    const score = pick.score - (stepOf?.(n) ?? 0) * STEP_POINTS;
    // Whom something hinders from coming meets nothing here and now.
    const canCome = hindranceOf(n, from.candidates, from.situation) === null;
    return { n, pick, id: pick.thingId, score, meets: canCome ? meets : 0 };
  };
  const byScore = band.best.docs().filter(isOf).slice(0, limit).map(contender);
  // Of those in another list's way not all were seen: for them every need is looked up.
  const met = field.least === undefined ? byScore.reduce((bits, { meets }) => bits | meets, 0) : 0;
  const least = field.least ?? (byScore[FIRST_PLACES - 1]?.score ?? NOBODY) - COVER_POINTS;
  // An only place is the first, which is by score.
  const open = limit < 2 ? [] : from.needs;
  const forNeeds = open.slice(0, MOST_BITS).flatMap((need, i) => {
    const best = (met & (1 << i)) === 0 ? bestFor(need, least, field, asked) : null;
    return best === null ? [] : [contender(best)];
  });
  return { byScore, forNeeds, least };
}

/** The best of a list who meets a need and can come, unless that one has less than `least` points. */
function bestFor(
  need: NeedPlan,
  least: number,
  { list, isOf, bounds, order, slack, stepOf }: Field,
  { from, scores: { values } }: Asked,
): number | null {
  const { postings, candidates, situation } = from;
  const able = new Able(need, 'written', postings);
  const band = new Band(1, (n) => candidates.ids[n] as string, 0, stepOf, least);
  const { lists } = candidates.blocks;
  let leastEvidence = 0;
  const look = (n: number): void => {
    const evidence = values[n] as number;
    if (evidence < leastEvidence || !isOf(n) || !band.mayEnter(n, evidence, situation, candidates)) return;
    if (hindranceOf(n, candidates, situation) === null) band.take(n, evidence, situation, candidates);
  };
  for (const block of order) {
    if (((lists[block] as number) & list) === 0) continue;
    const atLeast = band.leastPoints;
    const bound = (bounds[block] as number) + EPSILON;
    if (bound + slack < atLeast) break;
    if (bound < atLeast) continue;
    leastEvidence = leastEvidenceFor(atLeast, situation.mostAt[block] as number, situation.weights);
    able.eachIn(block, look);
  }
  leastEvidence = Number.MIN_VALUE;
  for (const n of able.later) look(n);
  return band.best.docs()[0] ?? null;
}
