import { type AvailabilityReason, weekMoment } from '../availability/index.ts';
import type { NeedPlan, QueryPlan } from './analyse.ts';
import type { Candidates } from './candidates.ts';
import { RINGS } from './outcome.ts';
import type { Postings } from './postings.ts';
import type { Rings } from './rings.ts';
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
  type Situation,
  topicPoints,
} from './situation.ts';
import { wholeTerms } from './tokens.ts';
import type { MatchReason, Pick } from './types.ts';
import { clockText } from './wanted.ts';

/** All that an explanation looks at. */
export type Explained = {
  readonly candidates: Candidates;
  readonly postings: Postings;
  readonly situation: Situation;
  /** Null where the place's cell is not known. */
  readonly rings: Rings | null;
  readonly atMs: number;
  readonly nowMs: number;
};

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

/** Topical reasons of a candidate, and its evidence. */
export function topicReasons(
  n: number,
  plan: QueryPlan,
  from: Explained,
): { reasons: MatchReason[]; evidence: number } {
  const { postings } = from;
  const words: string[] = [];
  let byWords = 0;
  for (const query of plan.text) {
    const share = postings.scoreOf(query, n);
    if (share === 0) continue;
    words.push(query.term);
    byWords += share;
  }
  const needs = plan.needs.map((need) => needShare(n, need, from)).filter(({ share }) => share > 0);
  const evidence = needs.reduce((sum, { share }) => sum + share, byWords);
  const each = evidence === 0 ? 0 : topicPoints(evidence) / evidence;
  const reasons: MatchReason[] = needs.map(({ need, matched, share }) => {
    const points = share * each;
    if (matched.length < need.words.length)
      return topic('related', { need: need.need, words: matched.join(WORD_SEPARATOR) }, points);
    const code = from.candidates.kindOf(n) === 'person' ? 'need' : 'needResource';
    return topic(code, { need: need.need }, points);
  });
  if (byWords > 0)
    reasons.push(topic('matched', { words: wholeTerms(words).join(WORD_SEPARATOR) }, byWords * each));
  return { reasons: reasons.sort((a, b) => b.points - a.points), evidence };
}

function topic(code: string, params: MatchReason['params'], points: number): MatchReason {
  return { code, params, part: 'topic', points };
}

function needShare(n: number, need: NeedPlan, { postings }: Explained) {
  let share = 0;
  const matched: string[] = [];
  for (const [i, { term, weight }] of need.terms.entries()) {
    if (!postings.has(n, term)) continue;
    share += weight * postings.rarity(term);
    matched.push(need.words[i] as string);
  }
  return { need, matched, share };
}

/** Reasons of place, time, load and freshness, each scaled by how well the candidate fits. */
export function situationReasons(n: number, evidence: number, from: Explained): MatchReason[] {
  const fit = fitOf(evidence);
  const reasons = [
    ...placeReasons(n, from),
    availabilityReason(n, from),
    ...capacityReasons(n, from),
    ...loadReasons(n, from),
    ...freshnessReasons(n, from),
  ];
  return reasons.map((reason) => ({ ...reason, points: reason.points * fit }));
}

function placeReasons(n: number, { candidates, situation }: Explained): MatchReason[] {
  if (situation.sphere === null) return [];
  const reasons: MatchReason[] = [];
  const add = (code: string, params: MatchReason['params'], points: number): void => {
    reasons.push({ code, params, part: 'distance', points });
  };
  const distanceM = candidates.distanceM(n, situation.sphere);
  const points = distancePoints(distanceM);
  if (Number.isNaN(distanceM)) add('noPlace', {}, 0);
  else if (distanceM < 995) add('distance', { metres: Math.round(distanceM) }, points);
  else add('distanceKm', { km: (distanceM / 1000).toFixed(1) }, points);
  const relation = relationOf(situation, candidates, n);
  if (relation !== 'unknown')
    add(
      relation === 'same' ? 'sameCell' : relation === 'sameParent' ? 'sameParent' : 'otherCell',
      {},
      cellPoints(relation),
    );
  const range = rangePoints(relation, candidates.servesOwnCellOnly(n));
  if (range !== 0) add('outOfRange', {}, range);
  return reasons;
}

/** What is said where something else than the week decides: `reason.<code>`. */
const SAID: Partial<Record<AvailabilityReason, { readonly yes: string; readonly no: string }>> = {
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

function loadReasons(n: number, { candidates, situation }: Explained): MatchReason[] {
  const count = candidates.callsOf(n);
  const max = candidates.maxCallsOf(n);
  const points = loadPoints(count, max);
  const resting: MatchReason[] = candidates.isResting(n, situation.day)
    ? [{ code: 'resting', params: {}, part: 'load', points: POINTS.resting }]
    : [];
  if (points === 0) return resting;
  const usedUp = max >= 0 && count >= max;
  return usedUp
    ? [{ code: 'callsUsedUp', params: { count, max }, part: 'load', points }, ...resting]
    : [{ code: 'recentCalls', params: { count }, part: 'load', points }, ...resting];
}

function freshnessReasons(n: number, { candidates, situation }: Explained): MatchReason[] {
  const day = candidates.verifiedDayOf(n);
  const freshness = freshnessOf(situation, day);
  const points = freshnessPoints(freshness);
  if (points === 0) return [];
  const params = { days: Math.max(0, situation.today - day) };
  return [{ code: freshness, params, part: 'freshness', points }];
}
