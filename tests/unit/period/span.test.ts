import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dayOf,
  dayStart,
  dayText,
  instantsOf,
  PERIOD_PRESETS,
  type PeriodPreset,
  parseDay,
  partsOf,
  spanOf,
  stepSpan,
  yearBefore,
} from '#shared/domain/period/index';

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const span = (from: string, to: string) => ({ fromDay: day(from), toDay: day(to) });
const someDay = fc.integer({ min: day('1990-01-01'), max: day('2090-01-01') });

describe('days', () => {
  it('are those of China, whatever the PC’s own zone', () => {
    expect(dayText(dayOf(Date.parse('2026-08-01T23:59:59+08:00')))).toBe('2026-08-01');
    expect(dayText(dayOf(Date.parse('2026-08-02T00:00:00+08:00')))).toBe('2026-08-02');
    expect(dayText(dayOf(Date.parse('2026-08-01T16:00:00Z')))).toBe('2026-08-02');
  });

  it('begin where they are found again', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 86_399_999 }), (number, inDay) => {
        expect(dayOf(dayStart(number) + inDay)).toBe(number);
        expect(day(dayText(number))).toBe(number);
      }),
    );
  });

  it('are read in the ways of an office, and only when they exist', () => {
    expect(parseDay('2026-8-2')).toBe(day('2026-08-02'));
    expect(parseDay(' 2026.08.02 ')).toBe(day('2026-08-02'));
    expect(parseDay('2026/8/2')).toBe(day('2026-08-02'));
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '20260802', '', '2026-8', '8-2'])
      expect(parseDay(text)).toBeNull();
    expect(parseDay('2024-02-29')).toBe(day('2024-03-01') - 1);
  });
});

describe('months', () => {
  it('keep the date where there is one', () => {
    expect(dayText(addMonths(day('2026-01-31'), 1))).toBe('2026-02-28');
    expect(dayText(addMonths(day('2024-01-31'), 1))).toBe('2024-02-29');
    expect(dayText(addMonths(day('2026-03-31'), -1))).toBe('2026-02-28');
    expect(dayText(addMonths(day('2026-01-15'), -13))).toBe('2024-12-15');
  });

  it('move to the month that was meant, for any day', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const before = partsOf(from);
        const after = partsOf(addMonths(from, months));
        expect(after.year * 12 + after.month).toBe(before.year * 12 + before.month + months);
        expect(after.date).toBeLessThanOrEqual(before.date);
      }),
    );
  });
});

describe('presets', () => {
  const today = day('2026-08-20');
  const cases: readonly [PeriodPreset, string, string][] = [
    ['last7', '2026-08-14', '2026-08-21'],
    ['last30', '2026-07-22', '2026-08-21'],
    ['last90', '2026-05-23', '2026-08-21'],
    ['last365', '2025-08-21', '2026-08-21'],
    ['thisMonth', '2026-08-01', '2026-09-01'],
    ['lastMonth', '2026-07-01', '2026-08-01'],
    ['thisQuarter', '2026-07-01', '2026-10-01'],
    ['thisYear', '2026-01-01', '2027-01-01'],
    ['all', '2021-03-05', '2026-08-21'],
  ];
  it.each(cases)('%s', (preset, from, to) => {
    expect(spanOf({ preset }, today, day('2021-03-05'))).toEqual(span(from, to));
  });

  it('are all in this table', () => {
    expect(cases.map(([preset]) => preset)).toEqual([...PERIOD_PRESETS]);
  });

  it('in January, last month is of the year before', () => {
    expect(spanOf({ preset: 'lastMonth' }, day('2026-01-09'))).toEqual(span('2025-12-01', '2026-01-01'));
  });

  it('hold today, but for the last month, and have at least a day', () => {
    fc.assert(
      fc.property(someDay, fc.constantFrom(...PERIOD_PRESETS), someDay, (now, preset, first) => {
        const found = spanOf({ preset }, now, first);
        expect(found.toDay).toBeGreaterThan(found.fromDay);
        expect(found.fromDay <= now && now < found.toDay).toBe(preset !== 'lastMonth');
      }),
    );
  });

  it('a span typed the wrong way round is still a day', () => {
    expect(spanOf({ preset: null, fromDay: 20, toDay: 10 }, 100)).toEqual({ fromDay: 9, toDay: 10 });
  });
});

describe('a step', () => {
  it('of a whole month goes to the whole next month', () => {
    expect(stepSpan(span('2026-01-01', '2026-02-01'), 'span')).toEqual(span('2026-02-01', '2026-03-01'));
    expect(stepSpan(span('2026-02-01', '2026-03-01'), 'month')).toEqual(span('2026-03-01', '2026-04-01'));
    expect(stepSpan(span('2026-01-01', '2026-04-01'), 'span', -1)).toEqual(span('2025-10-01', '2026-01-01'));
  });

  it('of other spans keeps their length', () => {
    fc.assert(
      fc.property(
        someDay,
        fc.integer({ min: 1, max: 400 }),
        fc.constantFrom('day' as const, 'week' as const),
        fc.integer({ min: -50, max: 50 }),
        (fromDay, days, step, times) => {
          const moved = stepSpan({ fromDay, toDay: fromDay + days }, step, times);
          expect(moved.toDay - moved.fromDay).toBe(days);
          expect(moved.fromDay - fromDay).toBe(times * (step === 'day' ? 1 : 7));
        },
      ),
    );
  });

  it('by its own length neither overlaps nor leaves a gap', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 800 }), (fromDay, days) => {
        const at = { fromDay, toDay: fromDay + days };
        expect(stepSpan(at, 'span').fromDay).toBe(at.toDay);
        expect(stepSpan(at, 'span', -1).toDay).toBe(at.fromDay);
      }),
    );
  });

  it('forth and back by months comes home from days that every month has', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 90 }), (from, days) => {
        const { year, month, date } = partsOf(from);
        const fromDay = Date.UTC(year, month, Math.min(date, 28)) / 86_400_000;
        const at = { fromDay, toDay: fromDay + days };
        const back = stepSpan(stepSpan(at, 'month'), 'month', -1);
        expect(back.fromDay).toBe(at.fromDay);
      }),
    );
  });
});

it('the same days of the year before', () => {
  expect(yearBefore(span('2026-07-01', '2026-08-01'))).toEqual(span('2025-07-01', '2025-08-01'));
  expect(yearBefore(span('2024-02-29', '2024-03-01'))).toEqual(span('2023-02-28', '2023-03-01'));
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 900 }), (fromDay, days) => {
      const before = yearBefore({ fromDay, toDay: fromDay + days });
      expect(before.toDay).toBeGreaterThan(before.fromDay);
    }),
  );
});

it('instants of a span are the midnights of China', () => {
  expect(instantsOf(span('2026-08-01', '2026-08-03'))).toEqual({
    fromMs: Date.parse('2026-08-01T00:00:00+08:00'),
    toMs: Date.parse('2026-08-03T00:00:00+08:00'),
  });
});
