import { Able } from './able.ts';
import type { Asked } from './asked.ts';
import { Band, EPSILON, leastEvidenceFor, mostScore, type StepOf } from './band.ts';
import { BLOCK_SHIFT, highestFirst, ORDER_SLACK } from './blocks.ts';
import { LIST } from './candidates.ts';
import { type Contenders, contendersOf, type Field } from './contenders.ts';
import { RINGS, type Widening } from './outcome.ts';
import { placed, placeIn } from './places.ts';
import { barredPick, ruledOut } from './proof.ts';
import type { Situation } from './situation.ts';
import type { Pick } from './types.ts';

const NONE = Number.POSITIVE_INFINITY;

/** One list of the answer, the band it was chosen by, and who contended for its places. */
export type Chosen = {
  readonly picks: readonly Pick[];
  readonly band: Band;
  readonly contenders: Contenders;
  /** Who would be among the picks but for a hard rule, which is the first reason, and in which place, from 1. */
  readonly barred: readonly (Pick & { readonly rank: number })[];
};

/**
 * The best people and resources among all with topical evidence; how many those are. `more`: how many besides are kept
 * for "why not". `stepOf`: what goes before the score. Exact: blocks of candidates are looked at from the highest bound of
 * their scores downward, and passed over when nobody in them could enter a list.
 */
export function choose(
  asked: Asked,
  more: number,
  stepOf: StepOf | null,
): { people: Chosen; resources: Chosen; count: number } {
  const { from, scores, limit, duty } = asked;
  const { candidates, postings, situation } = from;
  const idOf = (n: number): string => candidates.ids[n] as string;
  const people = new Band(limit, idOf, more, stepOf);
  const resources = new Band(limit + duty.length, idOf, more, stepOf);
  const barred = new Band(limit, idOf, 0, stepOf);
  const hasRule = candidates.anyProofs && situation.proofs.some((need) => need.demandsCertificate);
  const isBarred = (n: number): boolean => hasRule && candidates.hasProofs(n) && ruledOut(n, from) !== null;
  const { tops } = scores;
  const bounds = boundsOf(tops, situation);
  const lists: Lists = {
    people,
    resources,
    isBarred,
    tops,
    order: highestFirst(bounds),
    inBlock: candidates.blocks.lists,
  };
  const { values } = scores;
  for (const block of lists.order) {
    const least = leastOf(block, lists);
    if ((bounds[block] as number) + EPSILON < least) continue;
    const leastEvidence = leastEvidenceFor(least, situation.mostAt[block] as number, situation.weights);
    const end = Math.min(postings.size, (block + 1) << BLOCK_SHIFT);
    for (let n = block << BLOCK_SHIFT; n < end; n += 1) {
      const evidence = values[n] as number;
      if (evidence < leastEvidence || !postings.isLive(n)) continue;
      const band = candidates.listOf(n) === LIST.people ? people : resources;
      (isBarred(n) ? barred : band).consider(n, evidence, situation, candidates);
    }
  }
  if (more > 0) offerTopical(lists, asked);
  // A person on duty may also be asked as a person; a unit on duty is not named twice.
  const onDuty = new Set(duty.map((pick) => pick.thingId));
  const slack = ORDER_SLACK * bounds.reduce((most, bound) => Math.max(most, bound), 0);
  const isPerson = (n: number): boolean => candidates.listOf(n) === LIST.people;
  const isOf = {
    people: (n: number) => isPerson(n) && !isBarred(n),
    resources: (n: number) => candidates.listOf(n) === LIST.resources && !isBarred(n) && !onDuty.has(idOf(n)),
  };
  const fieldOf = (band: Band, list: keyof typeof LIST, of: (n: number) => boolean): Field => {
    return { band, list: LIST[list], isOf: of, bounds, order: lists.order, slack, stepOf };
  };
  const chosen = (list: keyof typeof isOf, band: Band): Omit<Chosen, 'barred'> => {
    const contenders = contendersOf(fieldOf(band, list, isOf[list]), asked);
    return { picks: picksOf(contenders, asked), band, contenders };
  };
  const ofPeople = chosen('people', people);
  const { least } = ofPeople.contenders;
  const field = { ...fieldOf(barred, 'people', (n) => isPerson(n) && isBarred(n)), least };
  return {
    people: {
      ...ofPeople,
      barred: hasRule ? barredFrom(contendersOf(field, asked), ofPeople.contenders, asked) : [],
    },
    resources: { ...chosen('resources', resources), barred: [] },
    count: scores.count - goneOf(asked),
  };
}

/** Who would be in a list without the rule, each once; only those: others may have been passed over unseen. */
function barredFrom(
  out: Contenders,
  { byScore, forNeeds }: Contenders,
  { from, limit }: Asked,
): Chosen['barred'] {
  const ids = new Set(out.byScore.map(({ id }) => id));
  return [...out.byScore, ...out.forNeeds.filter(({ id }) => !ids.has(id))].flatMap((one) => {
    const rank = placeIn(one, byScore, forNeeds, limit);
    return rank === null ? [] : [{ ...barredPick(one.pick, ruledOut(one.n, from)), rank }];
  });
}

/** Those of a list in their places; who was put forward for a need says so, for no points. */
function picksOf({ byScore, forNeeds }: Contenders, asked: Asked): Pick[] {
  return placed(byScore, forNeeds, asked.limit).map(({ one: { pick }, forNeed }) => {
    const need = asked.plan.needs[forNeed];
    if (need === undefined) return pick;
    const params = { need: need.need };
    return { ...pick, reasons: [{ code: 'putForward', params, part: 'topic', points: 0 }, ...pick.reasons] };
  });
}

/** By block, no less than the best score in it, and above 0 wherever there is any evidence. */
function boundsOf(tops: Float64Array, { mostAt, weights }: Situation): Float64Array {
  const bounds = new Float64Array(mostAt.length);
  for (let block = 0; block < bounds.length; block += 1) {
    const top = tops[block] as number;
    if (top > 0) bounds[block] = Math.max(Number.MIN_VALUE, mostScore(top, mostAt[block] as number, weights));
  }
  return bounds;
}

/**
 * The lists of an answer while they are chosen, who may not be in them; the most evidence of each block, and the blocks
 * with any, those with the highest bounds first.
 */
type Lists = {
  readonly people: Band;
  readonly resources: Band;
  readonly isBarred: (n: number) => boolean;
  readonly tops: Float64Array;
  readonly order: Uint32Array;
  /** Which lists those of each block could be in, as bits. */
  readonly inBlock: Uint8Array;
};

/** With fewer points than this nobody of a block enters any list. */
function leastOf(block: number, { people, resources, inBlock }: Lists): number {
  const lists = inBlock[block] as number;
  const ofPeople = (lists & LIST.people) === 0 ? NONE : people.leastPoints;
  const ofResources = (lists & LIST.resources) === 0 ? NONE : resources.leastPoints;
  return Math.min(ofPeople, ofResources);
}

/** How many candidates with evidence are no longer there. */
function goneOf({ from: { postings }, scores: { values } }: Asked): number {
  if (postings.liveCount === postings.size) return 0;
  let count = 0;
  for (let n = 0; n < postings.size; n += 1) if ((values[n] as number) > 0 && !postings.isLive(n)) count += 1;
  return count;
}

/** Gives each list those that fit better than somebody in it: many are as good as the last, so this comes when all is known. */
function offerTopical({ people, resources, isBarred, tops, order }: Lists, asked: Asked): void {
  const { candidates, postings } = asked.from;
  const { values } = asked.scores;
  const weakestOf = ({ best }: Band): number =>
    best.docs().reduce((least, n) => Math.min(least, values[n] as number), Number.POSITIVE_INFINITY);
  const weakest = { people: weakestOf(people), resources: weakestOf(resources) };
  const floor = Math.min(weakest.people, weakest.resources);
  for (const block of order) {
    const top = tops[block] as number;
    if (top <= floor || top < Math.min(people.topical.threshold, resources.topical.threshold)) continue;
    const end = Math.min(postings.size, (block + 1) << BLOCK_SHIFT);
    for (let n = block << BLOCK_SHIFT; n < end; n += 1) {
      const evidence = values[n] as number;
      if (evidence <= floor) continue;
      const isPerson = candidates.listOf(n) === LIST.people;
      const { topical } = isPerson ? people : resources;
      if (evidence < topical.threshold) continue;
      if (evidence <= (isPerson ? weakest.people : weakest.resources)) continue;
      if (postings.isLive(n) && !isBarred(n)) topical.offer(n, evidence);
    }
  }
}

/**
 * 就近优先 as what goes before the score: who meets a need of the problem in full, from the innermost ring outward, then
 * who only touches on it; who is outside of the rings that the search went to, not at all. Without needs all count alike.
 */
export function stepsOf(widening: Widening, asked: Asked): StepOf | null {
  const { rings } = asked.from;
  if (rings === null) return null;
  const most = RINGS.indexOf(widening.ring);
  const able = ableOf(asked);
  return (n) => {
    const ring = rings.of(n);
    if (ring > most) return Number.POSITIVE_INFINITY;
    return able === null || able[n] === 1 ? ring : RINGS.length;
  };
}

/** By document number, 1 for who meets a need of the problem in full; null when it has none. */
function ableOf({ plan, from }: Asked): Uint8Array | null {
  if (plan.needs.length === 0) return null;
  const able = new Uint8Array(from.postings.size);
  for (const need of plan.needs) for (const n of new Able(need, 'anyhow', from.postings)) able[n] = 1;
  return able;
}
