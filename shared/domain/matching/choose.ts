import { KIND_IDS, kindOf } from '../kinds/index.ts';
import type { QueryPlan } from './analyse.ts';
import { Band, type StepOf } from './band.ts';
import { pickOf, situationReasons, topicReasons } from './explain.ts';
import type { Explained } from './explained.ts';
import { RINGS, type Widening } from './outcome.ts';
import { barredPick, ruledOut } from './proof.ts';
import type { Scores } from './scores.ts';
import { capableOf } from './shortage.ts';
import { fitOf, POINTS, topicPoints } from './situation.ts';
import type { Pick } from './types.ts';

const PEOPLE = 1;
const RESOURCES = 2;
/** Where a kind is answered, by its index in KIND_IDS; 0 nowhere. */
const BAND = KIND_IDS.map(
  (id) => ({ person: PEOPLE, resource: RESOURCES, building: 0, risk: 0 })[kindOf(id).role],
);

/** Whether a kind (its index in KIND_IDS) is ever proposed. */
export const isProposed = (kindCode: number): boolean => BAND[kindCode] !== 0;

/** A question with what was found out for it. */
export type Asked = {
  readonly plan: QueryPlan;
  readonly from: Explained;
  readonly scores: Scores;
  readonly limit: number;
  readonly duty: readonly Pick[];
};

/** One list of the answer, and the band it was chosen by. */
export type Chosen = {
  readonly picks: readonly Pick[];
  readonly band: Band;
  /** Who would be among the picks but for a hard rule, which is the first reason; the best first. */
  readonly barred: readonly Pick[];
};

/** A candidate with its reasons, whose points add up to its score. */
export function explain(n: number, { plan, from }: Asked): Pick {
  const { reasons, evidence } = topicReasons(n, plan, from);
  return pickOf(n, [...reasons, ...situationReasons(n, evidence, from)], from);
}

/** About so many are considered before all others, and so many more after them; found by looking at so many. */
const CONSIDERED_FIRST = 512;
const CONSIDERED_NEXT = 8192;
const SAMPLED = 1024;
/** Near is whose tile takes no more than this share of the points for nearness. */
const NEAR_SHARE = 2 / 3;
const ALL = Number.POSITIVE_INFINITY;

/** Evidences above 0 that about so many candidates reach, see above. */
function highEvidence(values: Float64Array, size: number): readonly [first: number, next: number] {
  const stride = Math.max(1, Math.floor(size / SAMPLED));
  const sample = new Float64Array(Math.ceil(size / stride));
  for (let i = 0; i < sample.length; i += 1) sample[i] = values[i * stride] as number;
  sample.sort();
  const reachedBy = (many: number): number => {
    const rank = Math.ceil((many * sample.length) / Math.max(1, size));
    return Math.max(sample[Math.max(0, sample.length - rank)] ?? 0, Number.MIN_VALUE);
  };
  return [reachedBy(CONSIDERED_FIRST), reachedBy(CONSIDERED_NEXT)];
}

/** The numbers of those with an evidence from the first to below the second; without branches, which nothing could foresee. */
function collect(from: number, below: number, { from: { postings }, scores }: Asked): Uint32Array {
  const { size } = postings;
  const { values } = scores;
  const docs = scores.room(size);
  let count = 0;
  for (let n = 0; n < size; n += 1) {
    const evidence = values[n] as number;
    docs[count] = n;
    count += +(evidence >= from) & +(evidence < below);
  }
  return docs.subarray(0, count);
}

/**
 * The best people and resources among all with topical evidence; how many those are. `more`: how many besides are kept
 * for "why not". `stepOf`: what goes before the score.
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
  const { values } = scores;
  const { size } = postings;
  const allLive = postings.liveCount === size;
  const consider = (n: number, evidence: number): void => {
    const band = BAND[candidates.kindCode(n)] === PEOPLE ? people : resources;
    if (evidence < band.leastEvidence) return;
    if (!(allLive || postings.isLive(n))) return;
    (isBarred(n) ? barred : band).consider(n, evidence, situation, candidates);
  };
  const lists = [people, resources] as const;
  const [first, next] = highEvidence(values, size);
  const near = situation.most - NEAR_SHARE * situation.weights.distance * POINTS.near;
  // Those with the most evidence first, of them the near ones: with them in the lists, most others are passed over.
  const likely = collect(next, ALL, asked);
  scan(likely, { from: first, below: ALL, most: near, beyond: ALL }, lists, consider, asked);
  scan(likely, { from: first, below: ALL, most: -ALL, beyond: near }, lists, consider, asked);
  scan(likely, { from: next, below: first, most: -ALL, beyond: ALL }, lists, consider, asked);
  const least = Math.max(Number.MIN_VALUE, Math.min(people.leastEvidence, resources.leastEvidence));
  if (least < next) {
    const others = collect(least, next, asked);
    scan(others, { from: least, below: next, most: -ALL, beyond: ALL }, lists, consider, asked);
  }
  if (more > 0) offerTopical([people, resources], isBarred, asked);
  // A person on duty may also be asked as a person; a unit on duty is not named twice.
  const onDuty = new Set(duty.map((pick) => pick.thingId));
  const others = resources.best.docs().filter((n) => !onDuty.has(idOf(n)));
  const explained = (docs: readonly number[]): Pick[] => docs.map((n) => explain(n, asked));
  // Only who would be in the list without the rule: others may have been passed over unseen.
  const nearly = barred.best.docs().filter((_, i) => barred.best.scoreAt(i) >= people.best.threshold);
  return {
    people: {
      picks: explained(people.best.docs()),
      band: people,
      barred: nearly.map((n) => barredPick(explain(n, asked), ruledOut(n, from))),
    },
    resources: { picks: explained(others.slice(0, limit)), band: resources, barred: [] },
    count: countOf(asked),
  };
}

/** A span of evidence and one of the most that is possible in a tile; from the first on, below the second. */
type Span = {
  readonly from: number;
  readonly below: number;
  readonly most: number;
  readonly beyond: number;
};

/** Considers those whose evidence and tile are in a span and who can still enter a list from where they are. */
function scan(
  docs: Uint32Array,
  { from, below, most, beyond }: Span,
  [people, resources]: readonly [Band, Band],
  consider: (n: number, evidence: number) => void,
  { from: { situation }, scores: { values } }: Asked,
): void {
  const { mostAt, tileOf, weights } = situation;
  if (mostAt === null && most > -ALL) return;
  const leastEvidence = (): number => Math.max(from, Math.min(people.leastEvidence, resources.leastEvidence));
  let least = leastEvidence();
  let leastPoints = Math.min(people.leastPoints, resources.leastPoints);
  // Many have the same evidence one after another.
  let tied = -1;
  let needed = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < docs.length; i += 1) {
    const n = docs[i] as number;
    const evidence = values[n] as number;
    if (evidence < least || evidence >= below) continue;
    if (mostAt !== null) {
      const here = mostAt[tileOf[n] as number] as number;
      if (here < most || here >= beyond) continue;
      if (evidence !== tied) needed = (leastPoints - weights.topic * topicPoints(evidence)) / fitOf(evidence);
      tied = evidence;
      // Too far off: passed over without a look at the place itself.
      if (here < needed) continue;
    }
    consider(n, evidence);
    least = leastEvidence();
    const now = Math.min(people.leastPoints, resources.leastPoints);
    if (now > leastPoints) tied = -1;
    leastPoints = now;
  }
}

/** How many live candidates have any evidence. */
function countOf({ from: { postings }, scores: { values } }: Asked): number {
  const { size } = postings;
  let count = 0;
  // Without a branch, which nothing could foresee.
  for (let n = 0; n < size; n += 1) count += +((values[n] as number) > 0);
  if (postings.liveCount < size)
    for (let n = 0; n < size; n += 1) if ((values[n] as number) > 0 && !postings.isLive(n)) count -= 1;
  return count;
}

/** Gives each list those that fit better than somebody in it: many are as good as the last, so this comes when all is known. */
function offerTopical(
  [people, resources]: readonly [Band, Band],
  isBarred: (n: number) => boolean,
  asked: Asked,
): void {
  const { candidates, postings } = asked.from;
  const { values } = asked.scores;
  const weakestOf = ({ best }: Band): number =>
    best.docs().reduce((least, n) => Math.min(least, values[n] as number), Number.POSITIVE_INFINITY);
  const weakest = { people: weakestOf(people), resources: weakestOf(resources) };
  const floor = Math.min(weakest.people, weakest.resources);
  if (floor === ALL) return;
  const better = collect(floor, ALL, asked);
  let least = floor;
  for (let i = 0; i < better.length; i += 1) {
    const n = better[i] as number;
    const evidence = values[n] as number;
    if (evidence < least) continue;
    const isPerson = BAND[candidates.kindCode(n)] === PEOPLE;
    if (evidence <= (isPerson ? weakest.people : weakest.resources)) continue;
    if (!postings.isLive(n) || isBarred(n)) continue;
    (isPerson ? people : resources).topical.offer(n, evidence);
    least = Math.max(floor, Math.min(people.topical.threshold, resources.topical.threshold));
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
  for (const need of plan.needs) {
    const { docs, shows } = capableOf(need, from.postings);
    // What a need of one word finds need not be looked up again; who is gone is never asked about.
    const isPlain = need.terms.length === 1;
    for (const part of docs)
      for (let i = 0; i < part.length; i += 1) {
        const n = part[i] as number;
        if (isPlain || shows(n)) able[n] = 1;
      }
  }
  return able;
}
