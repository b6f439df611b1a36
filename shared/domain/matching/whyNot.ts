import { type Asked, type Chosen, explain } from './choose.ts';
import { turnLack, unverifiedLack } from './hindrance.ts';
import { tellsCalls } from './reasonCodes.ts';
import { fitOf, POINTS } from './situation.ts';
import type { MatchReason, Pick, WhyNot } from './types.ts';

/** Obstacles are told of so many of one list. */
export const MOST_WHY_NOT = 4;
/** The reason of the hard rule (`ruledOut`); it takes no points. */
const RULE = 'certExpired';
/** So many are told of in all. */
const MOST_TOLD = 6;

/** The place that a score would have among the shown, from 1; null when the list is full of better ones. */
function rankAmong(shown: readonly Pick[], score: number, id: string, limit: number): number | null {
  const before = shown.filter(
    (pick) => pick.score > score || (pick.score === score && pick.thingId < id),
  ).length;
  return before < limit ? before + 1 : null;
}

/**
 * Why a candidate is not among the shown: each reason that takes from its score, with the place that it would have
 * without it. What one `lacks` counts too: for never having been verified, and with the calls the turn that they took.
 * Null when it would not be shown even without all of them.
 */
export function whyNotOf(
  pick: Pick,
  shown: readonly Pick[],
  limit: number,
  lacks: { readonly unverified: number; readonly turn: number },
): WhyNot | null {
  const costOf = (reason: MatchReason): number =>
    reason.code === 'unverified' ? lacks.unverified : tellsCalls(reason) ? lacks.turn : 0;
  const against = pick.reasons
    .map((reason) => ({ ...reason, points: reason.points - costOf(reason) }))
    .filter(({ points }) => points < 0);
  const lifted = against.reduce((sum, { points }) => sum - points, pick.score);
  const rankWithout = rankAmong(shown, lifted, pick.thingId, limit);
  if (against.length === 0 || rankWithout === null) return null;
  const obstacles = against
    .map(({ code, params, points }) => ({
      code,
      params,
      points,
      rank: rankAmong(shown, pick.score - points, pick.thingId, limit),
    }))
    .sort((a, b) => a.points - b.points);
  return { ...pick, obstacles, rankWithout };
}

/**
 * Why one that fits better than some of the shown is not among them: it is far. As `whyNotOf`, at the place itself.
 * `weight`: how much distance counts.
 */
export function farOf(
  pick: Pick,
  shown: readonly Pick[],
  limit: number,
  evidence: number,
  weight: number,
): WhyNot | null {
  const distance = pick.reasons.find(({ code }) => code === 'distance' || code === 'distanceKm');
  if (distance === undefined) return null;
  const cost = weight * POINTS.near * fitOf(evidence) - distance.points;
  const rank = rankAmong(shown, pick.score + cost, pick.thingId, limit);
  if (rank === null) return null;
  const { code, params } = distance;
  return { ...pick, obstacles: [{ code, params, points: -cost, rank }], rankWithout: rank };
}

/**
 * Who fits and is not shown, of one list as it is by score: those that only the ring left out; those that what takes
 * from their score keeps out; then those that fit better than some of the shown and are only far. Exact: the best of
 * all candidates.
 */
function whyNotOfList({ picks, band, barred }: Chosen, shown: ReadonlySet<string>, asked: Asked): WhyNot[] {
  const { from, scores, limit } = asked;
  const outside = picks.flatMap((pick, i) => (shown.has(pick.thingId) ? [] : [outsideRing(pick, i + 1)]));
  const ruled = barred.map((pick) => barredOf(pick, picks, limit));
  const listed = new Set([...shown, ...[...picks, ...ruled].map(({ thingId }) => thingId)]);
  const isNew = (n: number): boolean => !listed.has(from.candidates.ids[n] as string);
  const told = [...hinderedOf(band.lifted.docs().filter(isNew), picks, asked)];
  for (const { thingId } of told) listed.add(thingId);
  const weakest = Math.min(...band.best.docs().map((n) => scores.values[n] as number));
  const better = band.topical.docs().filter((n) => isNew(n) && (scores.values[n] as number) > weakest);
  for (const n of better) {
    if (told.length === MOST_WHY_NOT) break;
    const far = farOf(
      explain(n, asked),
      picks,
      limit,
      scores.values[n] as number,
      from.situation.weights.distance,
    );
    if (far !== null) told.push(far);
  }
  return [...outside, ...ruled, ...told];
}

/** The first of those that would be shown without what takes from their score, which they are ordered by. */
function hinderedOf(docs: readonly number[], picks: readonly Pick[], asked: Asked): WhyNot[] {
  const told: WhyNot[] = [];
  const { from, scores, limit } = asked;
  for (const n of docs) {
    if (told.length === MOST_WHY_NOT) break;
    const fit = fitOf(scores.values[n] as number);
    const unverified = fit * unverifiedLack(from.situation, from.candidates, n);
    const turn = fit * turnLack(from.situation, from.candidates, n);
    const one = whyNotOf(explain(n, asked), picks, limit, { unverified, turn });
    // Whoever comes after one that would not be shown would be shown even less.
    if (one === null) break;
    told.push(one);
  }
  return told;
}

/** One whom a hard rule keeps out, whatever the score. */
function barredOf(pick: Pick, shown: readonly Pick[], limit: number): WhyNot {
  const rank = rankAmong(shown, pick.score, pick.thingId, limit);
  const [rule] = pick.reasons;
  const { code, params } = rule ?? { code: '', params: {} };
  return { ...pick, obstacles: [{ code, params, points: 0, rank }], rankWithout: rank ?? limit };
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
