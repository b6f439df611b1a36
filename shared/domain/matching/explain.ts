import { type AvailabilityReason, weekMoment } from '../availability/index.ts';
import type { CellRelation } from './cellRelations.ts';
import type { Explained } from './explained.ts';
import { evidenceOf, type NeedPlan, showsWhole, wordsShown } from './needPlan.ts';
import { RINGS } from './outcome.ts';
import { lapsedNeeds, proofReasons } from './proof.ts';
import type { ReasonCode } from './reasonCodes.ts';
import { shareOf, type WordShares } from './scores.ts';
import {
  availabilityOf,
  availabilityPoints,
  availabilityWhy,
  cellPoints,
  distancePoints,
  fitOf,
  freshnessOf,
  freshnessPoints,
  loadPoints,
  POINTS,
  rangePoints,
  relationOf,
  topicPoints,
  turnPoints,
} from './situation.ts';
import { wholeTerms } from './tokens.ts';
import type { MatchReason, Pick } from './types.ts';
import { clockText } from './wanted.ts';

const WORD_SEPARATOR = '、';
/** Help wanted within this time counts as wanted now. */
const NOW_MS = 30 * 60_000;

/** Makes a pick of a candidate's reasons: its score is their sum. */
export function pickOf(n: number, reasons: MatchReason[], from: Explained): Pick {
  const { candidates, situation } = from;
  const distanceM = situation.sphere === null ? Number.NaN : candidates.distanceM(n, situation.sphere);
  return {
    thingId: candidates.ids[n] as string,
    kind: candidates.kindOf(n),
    anchor: candidates.anchorOf(n),
    distanceM: Number.isNaN(distanceM) ? null : distanceM,
    available: availabilityOf(situation, candidates, n),
    score: reasons.reduce((sum, reason) => sum + reason.points, 0),
    reasons,
    ring: from.rings === null ? null : (RINGS[from.rings.of(n)] ?? null),
  };
}

/** So many needs have a bit of their own; a problem has far fewer. */
export const MOST_BITS = 30;

/**
 * Topical reasons of a candidate by the words of a text and some needs, and its evidence. `meets`: which of the needs it
 * meets in full, in the office's own words, as bits by their place.
 */
export function topicReasons(
  n: number,
  text: readonly WordShares[],
  plans: readonly NeedPlan[],
  from: Explained,
): { reasons: MatchReason[]; evidence: number; meets: number } {
  const words: string[] = [];
  let byWords = 0;
  for (const { word, shares } of text) {
    const share = shareOf(n, shares);
    if (share === 0) continue;
    words.push(word);
    byWords += share;
  }
  const lapsed = lapsedNeeds(n, from);
  const shown = plans.map((need) => needShare(n, need, from));
  const needs = shown.filter(({ share }) => share > 0);
  const meets = shown.reduce(
    (bits, { isWritten }, i) => (isWritten && i < MOST_BITS ? bits | (1 << i) : bits),
    0,
  );
  const evidence = needs.reduce((sum, { share }) => sum + share, byWords);
  const { topic: weight } = from.situation.weights;
  const each = evidence === 0 ? 0 : (weight * topicPoints(evidence)) / evidence;
  const reasons: MatchReason[] = needs.map(({ need, matched, share, isWritten }) => {
    const points = share * each;
    if (matched.length < need.words.length)
      return topic('related', { need: need.need, words: matched.join(WORD_SEPARATOR) }, points);
    const over = lapsed.get(need.need);
    if (over !== undefined) return topic('needLapsed', { need: need.need, ...over.params }, points);
    if (!isWritten) return topic('needKin', { need: need.need }, points);
    const code = from.candidates.kindOf(n) === 'person' ? 'need' : 'needResource';
    return topic(code, { need: need.need }, points);
  });
  if (byWords > 0)
    reasons.push(topic('matched', { words: wholeTerms(words).join(WORD_SEPARATOR) }, byWords * each));
  return { reasons: reasons.sort((a, b) => b.points - a.points), evidence, meets };
}

function topic(code: ReasonCode, params: MatchReason['params'], points: number): MatchReason {
  return { code, params, part: 'topic', points };
}

function needShare(n: number, need: NeedPlan, { postings }: Explained) {
  const marks = postings.marksOf(n, need.scored);
  return {
    need,
    matched: wordsShown(need, marks),
    share: evidenceOf(need, marks),
    isWritten: showsWhole(need, 'written', marks),
  };
}

/** Reasons of skill, place, time, load, past calls and freshness, each weighed and scaled by how well the candidate fits. */
export function situationReasons(n: number, evidence: number, from: Explained): MatchReason[] {
  const fit = fitOf(evidence);
  const { weights } = from.situation;
  const reasons = [
    ...proofReasons(n, from),
    ...placeReasons(n, from),
    availabilityReason(n, from),
    ...capacityReasons(n, from),
    ...loadReasons(n, from),
    ...recordReasons(n, from),
    ...freshnessReasons(n, from),
  ];
  return reasons.map((reason) => ({ ...reason, points: reason.points * fit * weights[reason.part] }));
}

function placeReasons(n: number, { candidates, situation }: Explained): MatchReason[] {
  if (situation.sphere === null) return [];
  const reasons: MatchReason[] = [];
  const add = (code: ReasonCode, params: MatchReason['params'], points: number): void => {
    reasons.push({ code, params, part: 'distance', points });
  };
  const distanceM = candidates.distanceM(n, situation.sphere);
  const points = distancePoints(distanceM);
  if (Number.isNaN(distanceM)) add('noPlace', {}, 0);
  else if (distanceM < 995) add('distance', { metres: Math.round(distanceM) }, points);
  else add('distanceKm', { km: (distanceM / 1000).toFixed(1) }, points);
  const relation = relationOf(situation, candidates, n);
  const said = RELATION_SAID[relation];
  if (said !== null) add(said, {}, cellPoints(relation));
  const range = rangePoints(relation, candidates.servesOwnCellOnly(n));
  if (range !== 0) add('outOfRange', {}, range);
  return reasons;
}

/** How a cell stands to the place's, as `reason.<code>`. */
const RELATION_SAID: Readonly<Record<CellRelation, ReasonCode | null>> = {
  sameMicro: 'sameMicro',
  same: 'sameCell',
  sameParent: 'sameParent',
  neighbour: 'neighbourCell',
  community: 'sameCommunity',
  street: 'sameStreet',
  elsewhere: 'otherCell',
  unknown: null,
};

/** What is said where something else than the week decides: `reason.<code>`. */
const SAID: Partial<Record<AvailabilityReason, { readonly yes: ReasonCode; readonly no: ReasonCode }>> = {
  capacity: { yes: 'noCapacity', no: 'noCapacity' },
  notBefore: { yes: 'notYet', no: 'notYet' },
  exception: { yes: 'thereThatDay', no: 'awayThatDay' },
  holiday: { yes: 'holiday', no: 'holiday' },
  onCall: { yes: 'onCall', no: 'onCall' },
  untold: { yes: 'unknownTime', no: 'unknownTime' },
};

/** There is room, but not at once. */
function capacityReasons(n: number, { candidates }: Explained): MatchReason[] {
  const capacity = candidates.capacityOf(n);
  if (capacity !== 'waiting' && capacity !== 'assess') return [];
  return [{ code: capacity, params: {}, part: 'availability', points: 0 }];
}

function availabilityReason(n: number, { candidates, situation, atMs, nowMs }: Explained): MatchReason {
  const why = availabilityWhy(situation, candidates, n);
  const points = availabilityPoints(why);
  const part = 'availability';
  const { state: available, because } = why;
  const said = SAID[because];
  if (said) return { code: available === 'yes' ? said.yes : said.no, params: {}, part, points };
  const code = available === 'yes' ? 'available' : 'unavailable';
  if (Math.abs(atMs - nowMs) <= NOW_MS) return { code, params: {}, part, points };
  const params = { day: weekMoment(atMs).day, time: clockText(atMs) };
  return { code: `${code}At`, params, part, points };
}

/** The calls that count, in words: those of this week first, where there are any. `max` a month, -1 not known. */
function callsSaid(
  week: number,
  count: number,
  max: number,
): { code: ReasonCode; params: MatchReason['params'] } {
  if (max >= 0 && count >= max)
    return week > 0
      ? { code: 'weekCallsUsedUp', params: { week, count, max } }
      : { code: 'callsUsedUp', params: { count, max } };
  if (max > 0)
    return week > 0
      ? { code: 'weekCallsOf', params: { week, count, max } }
      : { code: 'callsOf', params: { count, max } };
  if (week === 0) return { code: 'recentCalls', params: { count } };
  return week === count
    ? { code: 'weekCalls', params: { week } }
    : { code: 'weekAndRecentCalls', params: { week, count } };
}

function loadReasons(n: number, { candidates, situation }: Explained): MatchReason[] {
  const reasons: MatchReason[] = [];
  const add = (code: ReasonCode, params: MatchReason['params'], points: number): void => {
    if (points !== 0) reasons.push({ code, params, part: 'load', points });
  };
  const count = candidates.callsOf(n);
  const max = candidates.maxCallsOf(n);
  const week = candidates.weekCallsOf(n);
  const { code, params } = callsSaid(week, count, max);
  add(code, params, loadPoints(count, max));
  if (candidates.isResting(n, situation.day)) add('resting', {}, POINTS.resting);
  const days = situation.day - candidates.lastCallOf(n);
  const turn = turnPoints(situation, candidates, n);
  if (candidates.lastCallOf(n) < 0) add('neverAsked', {}, turn);
  else add('turn', { days }, turn);
  return reasons;
}

/** How past calls ended; with few cases it counts for next to nothing, see reliability.ts. */
function recordReasons(n: number, { candidates }: Explained): MatchReason[] {
  const outcome = candidates.outcomeOf(n);
  if (outcome === undefined) return [];
  const { done, declined, ratings, ratingSum } = outcome;
  const cases = done + declined;
  if (cases === 0 && ratings === 0) return [];
  const points = candidates.reliabilityOf(n);
  const part = 'reliability';
  if (ratings === 0) return [{ code: 'record', params: { done, cases }, part, points }];
  const rating = (ratingSum / ratings).toFixed(1);
  return [{ code: 'recordRated', params: { done, cases, rating }, part, points }];
}

function freshnessReasons(n: number, { candidates, situation }: Explained): MatchReason[] {
  const day = candidates.verifiedDayOf(n);
  const freshness = freshnessOf(situation, day);
  if (freshness === 'unknown') return [{ code: 'unverified', params: {}, part: 'freshness', points: 0 }];
  if (freshness === 'between') return [];
  const points = freshnessPoints(freshness);
  const params = { days: Math.max(0, situation.today - day) };
  return [{ code: freshness, params, part: 'freshness', points }];
}
