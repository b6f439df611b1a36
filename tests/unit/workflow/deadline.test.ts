import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cstDate,
  cstDayStart,
  cstMinute,
  cstWeekday,
  cstWeekStart,
  DAY_MS,
  isWorkday,
  PLAIN_CALENDAR,
} from '#shared/domain/workflow/calendar';
import { dueAt, dueOrWanted, isOverdue } from '#shared/domain/workflow/deadline';
import { PROBLEM_STATES } from '#shared/domain/workflow/states';

/** 2026-08-07 is a Friday. */
const at = (text: string) => Date.parse(`${text}+08:00`);
const HOUR_MS = 3_600_000;

const instants = fc.integer({ min: at('2020-01-01T00:00'), max: at('2035-12-31T00:00') });
const hours = fc.integer({ min: 0, max: 400 });
const days = fc
  .array(fc.integer({ min: 0, max: 5800 }), { maxLength: 60 })
  .map((numbers) => new Set(numbers.map((n) => cstDate(at('2020-01-01T12:00') + n * DAY_MS))));
const calendars = fc.record({ holidays: days, makeUpWorkdays: days });

/** The same count, hour by hour: slow and plain. */
function workingMsBetween(fromMs: number, toMs: number, calendar: typeof PLAIN_CALENDAR): number {
  let sum = 0;
  for (let atMs = fromMs; atMs < toMs; ) {
    const endMs = Math.min(toMs, cstDayStart(atMs) + DAY_MS);
    if (isWorkday(atMs, calendar)) sum += endMs - atMs;
    atMs = endMs;
  }
  return sum;
}

describe('calendar', () => {
  it('reads days, weekdays and minutes in China Standard Time', () => {
    expect(cstDate(Date.parse('2026-08-06T16:00:00Z'))).toBe('2026-08-07');
    expect(cstDate(Date.parse('2026-08-06T15:59:59Z'))).toBe('2026-08-06');
    expect(cstWeekday(at('2026-08-07T00:00'))).toBe(5);
    expect(cstWeekday(at('2026-08-09T23:59'))).toBe(7);
    expect(cstWeekday(at('1969-12-31T12:00'))).toBe(3);
    expect(cstMinute(at('2026-08-07T14:30'))).toBe(870);
    expect(cstWeekStart(at('2026-08-09T23:59'))).toBe(at('2026-08-03T00:00'));
    expect(cstWeekStart(at('2026-08-10T00:00'))).toBe(at('2026-08-10T00:00'));
  });

  it('knows weekends, holidays and make-up workdays', () => {
    const calendar = {
      holidays: new Set(['2026-10-01', '2026-10-10']),
      makeUpWorkdays: new Set(['2026-10-10']),
    };
    expect(isWorkday(at('2026-08-08T09:00'), PLAIN_CALENDAR)).toBe(false);
    expect(isWorkday(at('2026-10-01T09:00'), calendar)).toBe(false);
    expect(isWorkday(at('2026-10-10T09:00'), calendar)).toBe(true);
  });
});

describe('dueAt', () => {
  it('passes over the weekend', () => {
    expect(dueAt(at('2026-08-07T10:00'), 24, 3)).toBe(at('2026-08-10T10:00'));
    expect(dueAt(at('2026-08-05T10:00'), 24, 3)).toBe(at('2026-08-06T10:00'));
    expect(dueAt(at('2026-08-07T10:00'), 14, 3)).toBe(at('2026-08-08T00:00'));
  });

  it('begins on Monday when reported on a day off', () => {
    expect(dueAt(at('2026-08-08T15:00'), 8, null)).toBe(at('2026-08-10T08:00'));
  });

  it('counts every hour at level 1', () => {
    expect(dueAt(at('2026-08-08T15:00'), 2, 1)).toBe(at('2026-08-08T17:00'));
  });

  it('passes over a holiday and works on a make-up day', () => {
    const calendar = { holidays: new Set(['2026-08-10']), makeUpWorkdays: new Set(['2026-08-08']) };
    expect(dueAt(at('2026-08-07T10:00'), 24, 2, calendar)).toBe(at('2026-08-08T10:00'));
    expect(dueAt(at('2026-08-07T10:00'), 48, 2, calendar)).toBe(at('2026-08-11T10:00'));
  });

  it('refuses hours that make no sense', () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => dueAt(at('2026-08-07T10:00'), bad, 2)).toThrow(RangeError);
  });

  it('leaves exactly the given working time between report and due', () => {
    fc.assert(
      fc.property(instants, hours, calendars, (reportedAtMs, given, calendar) => {
        const due = dueAt(reportedAtMs, given, 2, calendar);
        expect(workingMsBetween(reportedAtMs, due, calendar)).toBe(given * HOUR_MS);
      }),
    );
  });

  it('is never earlier than the plain clock, and later with more hours', () => {
    fc.assert(
      fc.property(instants, hours, hours, calendars, (reportedAtMs, a, b, calendar) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(dueAt(reportedAtMs, less, 3, calendar)).toBeGreaterThanOrEqual(dueAt(reportedAtMs, less, 1));
        expect(dueAt(reportedAtMs, more, 3, calendar)).toBeGreaterThanOrEqual(
          dueAt(reportedAtMs, less, 3, calendar),
        );
      }),
    );
  });
});

describe('isOverdue', () => {
  const dueAtMs = at('2026-08-07T10:00');
  it('holds for open problems past their time only', () => {
    for (const state of PROBLEM_STATES) {
      expect(isOverdue({ state, dueAtMs }, dueAtMs + 1)).toBe(state !== 'closed');
      expect(isOverdue({ state, dueAtMs }, dueAtMs)).toBe(false);
      expect(isOverdue({ state, dueAtMs: null }, dueAtMs + 1)).toBe(false);
    }
  });
});

describe('due or wanted', () => {
  const reported = Date.parse('2026-08-05T14:30:00+08:00');
  const hour = 3_600_000;
  it('is the earlier of the two, a wanted time of before is none', () => {
    expect(dueOrWanted(reported, 8, 1, null)).toBe(reported + 8 * hour);
    expect(dueOrWanted(reported, 8, 1, reported + 2 * hour)).toBe(reported + 2 * hour);
    expect(dueOrWanted(reported, 8, 1, reported + 20 * hour)).toBe(reported + 8 * hour);
    expect(dueOrWanted(reported, 8, 1, reported - hour)).toBe(reported + 8 * hour);
    expect(dueOrWanted(reported, null, null, reported + hour)).toBe(reported + hour);
    expect(dueOrWanted(reported, null, null, null)).toBeNull();
  });
});
