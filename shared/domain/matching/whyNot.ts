import { type Asked, explain } from './asked.ts';
import type { Chosen } from './choose.ts';
import type { Contenders } from './contenders.ts';
import { turnLack, unverifiedLack } from './hindrance.ts';
import { placeIn } from './places.ts';
import { tellsCalls, tellsOutside, tellsSpent } from './reasonCodes.ts';
import { fitOf, POINTS } from './situation.ts';
import type { MatchReason, Pick, WhyNot } from './types.ts';

/** Obstacles are told of so many of one list. */
export const MOST_WHY_NOT = 4;
/** The reason of the hard rule (`ruledOut`); it takes no points. */
const RULE = 'certExpired';
/** So many are told of in all. */
const MOST_TOLD = 6;

/**
 * The place, from 1, that a candidate would have with another score, null where none; `canCome`: whether nothing would
 * hinder it from coming. Exact, as `placed` puts all in their places.
 */
type PlaceOf = (score: number, canCome: boolean) => number | null;

function placeOf(
  { pick, meets }: ReturnType<typeof explain>,
  { byScore, forNeeds }: Contenders,
  { limit }: Asked,
): PlaceOf {
  const id = pick.thingId;
  return (score, canCome) => placeIn({ id, score, meets: canCome ? meets : 0 }, byScore, forNeeds, limit);
}

/** Whether a reason says what hinders one from coming besides the time (`hindranceOf`). */
const hinders = (reason: MatchReason): boolean => tellsSpent(reason) || tellsOutside(reason);

/** Whether one could come but for some reasons against it. */
function canComeWithout({ available, reasons }: Pick, lifted: readonly MatchReason[]): boolean {
  if (available === 'no' && !lifted.some(({ part }) => part === 'availability')) return false;
  return reasons.every((one) => !hinders(one) || lifted.some(({ code }) => code === one.code));
}

/**
 * Why a candidate is not among the shown: each reason that takes from its score, with the place that it would have
 * without it. What one `lacks` counts too: for never having been verified, and with the calls the turn that they took.
 * Null when it would not be shown even without all of them.
 */
function whyNotOf(
  pick: Pick,
  place: PlaceOf,
  lacks: { readonly unverified: number; readonly turn: number },
): WhyNot | null {
  const costOf = (reason: MatchReason): number =>
    reason.code === 'unverified' ? lacks.unverified : tellsCalls(reason) ? lacks.turn : 0;
  const against = pick.reasons
    .map((reason) => ({ ...reason, points: reason.points - costOf(reason) }))
    .filter(({ points }) => points < 0);
  const lifted = against.reduce((sum, { points }) => sum - points, pick.score);
  const rankWithout = place(lifted, canComeWithout(pick, against));
  if (against.length === 0 || rankWithout === null) return null;
  const obstacles = against
    .map((reason) => {
      const { code, params, points } = reason;
      return { code, params, points, rank: place(pick.score - points, canComeWithout(pick, [reason])) };
    })
    .sort((a, b) => a.points - b.points);
  return { ...pick, obstacles, rankWithout };
}

/**
 * Why one that fits better than some of the shown is not among them: it is far. As `whyNotOf`, at the place itself.
 * `weight`: how much distance counts.
 */
function farOf(pick: Pick, place: PlaceOf, evidence: number, weight: number): WhyNot | null {
  const distance = pick.reasons.find(({ code }) => code === 'distance' || code === 'distanceKm');
  if (distance === undefined) return null;
  const cost = weight * POINTS.near * fitOf(evidence) - distance.points;
  const rank = place(pick.score + cost, canComeWithout(pick, []));
  if (rank === null) return null;
  const { code, params } = distance;
  return { ...pick, obstacles: [{ code, params, points: -cost, rank }], rankWithout: rank };
}

/**
 * Who fits and is not shown, of one list as it is without rings: those that only the ring left out; those that what takes
 * from their score keeps out; then those that fit better than some of the shown and are only far. Exact: the best of
 * all candidates.
 */
function whyNotOfList(
  { picks, band, barred, contenders }: Chosen,
  shown: ReadonlySet<string>,
  asked: Asked,
): WhyNot[] {
  const { from, scores } = asked;
  const outside = picks.flatMap((pick, i) => (shown.has(pick.thingId) ? [] : [outsideRing(pick, i + 1)]));
  const ruled = barred.map(barredOf);
  const listed = new Set([...shown, ...[...picks, ...ruled].map(({ thingId }) => thingId)]);
  const isNew = (n: number): boolean => !listed.has(from.candidates.ids[n] as string);
  const told = [...hinderedOf(band.lifted.docs().filter(isNew), contenders, asked)];
  for (const { thingId } of told) listed.add(thingId);
  const weakest = Math.min(...band.best.docs().map((n) => scores.values[n] as number));
  const better = band.topical.docs().filter((n) => isNew(n) && (scores.values[n] as number) > weakest);
  for (const n of better) {
    if (told.length === MOST_WHY_NOT) break;
    const one = explain(n, asked);
    const place = placeOf(one, contenders, asked);
    const far = farOf(one.pick, place, scores.values[n] as number, from.situation.weights.distance);
    if (far !== null) told.push(far);
  }
  return [...outside, ...ruled, ...told];
}

/** The first of those that would be shown without what takes from their score, which they are ordered by. */
function hinderedOf(docs: readonly number[], contenders: Contenders, asked: Asked): WhyNot[] {
  const told: WhyNot[] = [];
  const { from, scores } = asked;
  for (const n of docs) {
    if (told.length === MOST_WHY_NOT) break;
    const fit = fitOf(scores.values[n] as number);
    const unverified = fit * unverifiedLack(from.situation, from.candidates, n);
    const turn = fit * turnLack(from.situation, from.candidates, n);
    const one = explain(n, asked);
    const why = whyNotOf(one.pick, placeOf(one, contenders, asked), { unverified, turn });
    if (why !== null) told.push(why);
  }
  return told;
}

/** One whom a hard rule keeps out, whatever the score. */
function barredOf({ rank, ...pick }: Chosen['barred'][number]): WhyNot {
  const [rule] = pick.reasons;
  const { code, params } = rule ?? { code: '', params: {} };
  return { ...pick, obstacles: [{ code, params, points: 0, rank }], rankWithout: rank };
}

/** Whether a hard rule is what keeps one out. */
export const isBarred = ({ obstacles }: WhyNot): boolean =>
  obstacles.some(({ code, points }) => code === RULE && points === 0);

function outsideRing(pick: Pick, rank: number): WhyNot {
  const obstacle = { code: 'outsideRing', params: {}, points: 0, rank };
  return { ...pick, obstacles: [obstacle], rankWithout: rank };
}

/** Who fits and is not shown: of people and resources together, the best placed first. */
export function whyNotAmong(lists: readonly Chosen[], shown: readonly Pick[], asked: Asked): WhyNot[] {
  const ids = new Set(shown.map(({ thingId }) => thingId));
  return lists
    .flatMap((list) => whyNotOfList(list, ids, asked))
    .sort((a, b) => a.rankWithout - b.rankWithout || b.score - a.score || (a.thingId < b.thingId ? -1 : 1))
    .slice(0, MOST_TOLD);
}
