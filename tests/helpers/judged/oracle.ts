/**
 * The oracle of the judged set: grades by the rules 1–10 of tests/fixtures/judged/judgedCase.ts, from raw records only.
 * It shares no code with the engine: hours, distances, cells and calls are read here anew.
 *
 * Settled before its first run:
 * - Free in a wanted span: at least 60 minutes of it; without a span, at the instant asked (hours.ts).
 * - This month: the calendar month, China time, of the instant asked; declined and cancelled calls do not count.
 * - An estate as a place is the middle of its buildings. A cell is a 网格; a micro cell stands for the one it is part of.
 *   Cells touch where their borders meet, be it in a corner.
 * - Away: a day off, or a first day not yet come; nobody away is reached by being on call. `none` of room counts as away.
 * - On call out of hours in an urgent case is grade 2 wherever the place is; hours unknown and far is grade 1.
 * - The nearest third is of the same list (people; resources) and rounded up; who stands as far as its last counts too.
 * - Only those who serve their own cell alone have a range that a place of the demo can lie beyond.
 * - Certificates are out of date when each has a last day and all of these are before the day of the wanted help.
 * - Who has only an `ok` ability must be free, and nothing else is asked of them.
 * - Consent absent or withdrawn: 0.
 */
import { ASKED, type JudgedCase, WANTED } from '#tests/fixtures/judged/judgedCase';
import { metresBetween, type Spot, spotOf, touching } from './ground.ts';
import { chinaDay, chinaMonth, type Free, freeIn, type Span } from './hours.ts';
import type { Call, Helper, Records } from './records.ts';

export type Grade = 0 | 1 | 2 | 3;
export type Graded = { readonly helper: Helper; readonly grade: Grade };
/** Everybody with a grade of 1 or more. */
export type Grades = { readonly people: readonly Graded[]; readonly resources: readonly Graded[] };

const NEAR_M = 300;

export const askedAtMs = ({ asked = 'day' }: Pick<JudgedCase, 'asked'>): number => Date.parse(ASKED[asked]);

function spanOf(one: JudgedCase): Span {
  if (one.want === undefined) return [askedAtMs(one), askedAtMs(one)];
  const [from, to] = WANTED[one.want];
  return [Date.parse(from), Date.parse(to)];
}

/** How often each was called in the month of an instant, up to it. */
export function callsInMonth(calls: readonly Call[], atMs: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { helperId, state, sentAtMs } of calls) {
    const counted = state !== 'declined' && state !== 'cancelled';
    if (counted && sentAtMs <= atMs && chinaMonth(sentAtMs) === chinaMonth(atMs))
      counts.set(helperId, (counts.get(helperId) ?? 0) + 1);
  }
  return counts;
}

type Seen = {
  readonly helper: Helper;
  readonly free: Free;
  readonly metres: number;
  readonly hasFirst: boolean;
};

/** How far the nearest third of a list reaches, metres; below 0 where nobody is free and able. */
function thirdM(seen: readonly Seen[]): number {
  const metres = seen
    .filter(({ helper, free, hasFirst }) => helper.mayBeAsked && hasFirst && free === 'free')
    .map((one) => one.metres)
    .sort((a, b) => a - b);
  return metres[Math.ceil(metres.length / 3) - 1] ?? -1;
}

function isOutOfDate({ certificates }: Helper, day: string): boolean {
  return (
    certificates.length > 0 &&
    certificates.every(({ expiresOn }) => expiresOn !== undefined && expiresOn < day)
  );
}

export type Oracle = { readonly gradesOf: (one: JudgedCase) => Grades };

/** Throws RangeError when a case names a place that the records do not have. */
export function makeOracle(records: Records): Oracle {
  const touchingOf = touching(records.cells);
  const placeOf = ({ place }: JudgedCase): Spot | null => {
    if (place === undefined) return null;
    const spot = spotOf(place, records);
    if (spot === null) throw new RangeError(`place ${place}`);
    return spot;
  };
  const isBeside = (helper: Helper, { cellId }: Spot): boolean =>
    helper.cellId !== null &&
    cellId !== null &&
    (helper.cellId === cellId || touchingOf.get(cellId)?.has(helper.cellId) === true);

  function gradeList(list: Helper['list'], one: JudgedCase): Graded[] {
    const [spot, span, calls] = [placeOf(one), spanOf(one), callsInMonth(records.calls, askedAtMs(one))];
    const has = (helper: Helper, words: readonly string[]): boolean =>
      helper.abilities.some((ability) => words.includes(ability));
    const seen = records.helpers
      .filter((helper) => helper.list === list)
      .map((helper): Seen => {
        const metres =
          spot === null ? 0 : helper.anchor === null ? Infinity : metresBetween(spot.anchor, helper.anchor);
        const free = helper.capacityState === 'none' ? 'away' : freeIn(helper, span);
        return { helper, free, metres, hasFirst: has(helper, one.need.first) };
      });
    const reachM = thirdM(seen);
    const isNear = ({ helper, free, metres }: Seen): boolean =>
      spot === null || metres <= NEAR_M || isBeside(helper, spot) || (free === 'free' && metres <= reachM);

    /** The grade by ability, time and place; see rule 4. */
    function plainGrade(of: Seen): Grade {
      const { helper, free } = of;
      if (!helper.mayBeAsked) return 0;
      if (!of.hasFirst) return free === 'free' && has(helper, one.need.ok) ? 1 : 0;
      const isBeyond = spot !== null && helper.ownCellOnly && helper.cellId !== spot.cellId;
      const isUsedUp =
        helper.maxCallsPerMonth !== null && (calls.get(helper.id) ?? 0) >= helper.maxCallsPerMonth;
      if (isBeyond || isUsedUp || free === 'away') return 1;
      if (free === 'free') return isNear(of) ? 3 : 2;
      if (free === 'unknown') return isNear(of) ? 2 : 1;
      return one.urgent === true && helper.onCall ? 2 : 1;
    }
    return seen.flatMap((of) => {
      const { helper } = of;
      const plain = plainGrade(of);
      const waits = helper.capacityState === 'waiting' || helper.capacityState === 'assess';
      const less = waits || isOutOfDate(helper, chinaDay(span[0]));
      const grade = less && plain > 1 ? ((plain - 1) as Grade) : plain;
      return grade === 0 ? [] : [{ helper, grade }];
    });
  }
  return {
    gradesOf: (one) => ({ people: gradeList('people', one), resources: gradeList('resources', one) }),
  };
}
