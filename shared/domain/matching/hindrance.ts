import { DAY_MINUTES, dayNumberAt, isPublicHoliday, weekMoment } from '../availability/index.ts';
import { cstDate } from '../workflow/calendar.ts';
import type { Candidates } from './candidates.ts';
import type { Hindrance } from './outcome.ts';
import {
  availabilityWhy,
  freshnessOf,
  POINTS,
  rangePoints,
  relationOf,
  type Situation,
  turnLost,
} from './situation.ts';

const MINUTE_MS = 60_000;
const STEP_MIN = 30;
const AHEAD_DAYS = 14;

function isUsedUp(n: number, candidates: Candidates): boolean {
  const max = candidates.maxCallsOf(n);
  return max >= 0 && candidates.callsOf(n) >= max;
}

/** Whether a candidate was called as often as agreed, or rests after the last call on the day. */
export const isSpent = (n: number, candidates: Candidates, { day }: Situation): boolean =>
  isUsedUp(n, candidates) || candidates.isResting(n, day);

/** What keeps a candidate from coming at the situation's time, or null. Hours that nobody told keep nobody. */
export function hindranceOf(n: number, candidates: Candidates, situation: Situation): Hindrance | null {
  const { state, because } = availabilityWhy(situation, candidates, n);
  if (because === 'capacity') return 'full';
  if (isUsedUp(n, candidates)) return 'used';
  const relation = relationOf(situation, candidates, n);
  if (rangePoints(relation, candidates.servesOwnCellOnly(n)) !== 0) return 'range';
  if (candidates.isResting(n, situation.day)) return 'used';
  return state === 'no' ? 'busy' : null;
}

/**
 * How many more calls a candidate agreed to: what its month still has, and one at most where it rests after each. Null: it
 * said nothing.
 */
export function callsLeftOf(n: number, candidates: Candidates): number | null {
  const max = candidates.maxCallsOf(n);
  const ofMonth = max < 0 ? null : Math.max(0, max - candidates.callsOf(n));
  return candidates.restDaysOf(n) > 0 ? Math.min(1, ofMonth ?? 1) : ofMonth;
}

/** The same place at other times, epoch ms: one object that is set anew each time, as many times are looked at. */
function situationsOf(situation: Situation): (atMs: number) => Situation {
  const at = { ...situation };
  return (atMs) => {
    const { day, minute } = weekMoment(atMs);
    const number = dayNumberAt(atMs);
    if (number !== at.day) at.isHoliday = isPublicHoliday(cstDate(atMs));
    at.minuteOfWeek = (day - 1) * DAY_MINUTES + minute;
    at.day = number;
    at.minute = minute;
    return at;
  };
}

/**
 * When a candidate that is busy or resting can next come, epoch ms; null when not within two weeks, or when time does
 * not mend it. Looks every half hour, then back to the minute: a gap of less than half an hour may be passed over.
 */
export function nextFreeMs(
  n: number,
  candidates: Candidates,
  situation: Situation,
  fromMs: number,
): number | null {
  const at = situationsOf(situation);
  const isFree = (atMs: number): boolean => hindranceOf(n, candidates, at(atMs)) === null;
  const hindrance = hindranceOf(n, candidates, at(fromMs));
  if (hindrance === null) return fromMs;
  if (hindrance === 'full' || hindrance === 'range') return null;
  // Whole half hours of the clock: hours mostly begin there.
  const step = STEP_MIN * MINUTE_MS;
  const end = fromMs + AHEAD_DAYS * DAY_MINUTES * MINUTE_MS;
  for (let atMs = Math.floor(fromMs / step) * step + step; atMs <= end; atMs += step) {
    if (!isFree(atMs)) continue;
    let first = atMs;
    while (first - MINUTE_MS > fromMs && isFree(first - MINUTE_MS)) first -= MINUTE_MS;
    return first;
  }
  return null;
}

/** Nothing is taken for never having been verified, but who was verified lately has more: so much, weighed. */
export function unverifiedLack(s: Situation, candidates: Candidates, n: number): number {
  const isUnverified = freshnessOf(s, candidates.verifiedDayOf(n)) === 'unknown';
  return isUnverified ? s.weights.freshness * Math.max(0, POINTS.verified) : 0;
}
/** Whoever was called lately lost their turn by it: so much, weighed. */
export const turnLack = (s: Situation, candidates: Candidates, n: number): number =>
  s.weights.load * Math.max(0, turnLost(s, candidates, n));
