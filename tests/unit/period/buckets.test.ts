import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ascendingOrder,
  BUCKET_UNITS,
  bucketDays,
  bucketStart,
  countBuckets,
  dayOf,
  dayStart,
  dayText,
  lowerBound,
  minuteOf,
  nextBucket,
  parseDay,
} from '#shared/domain/period/index';

const day = (text: string): number => parseDay(text) ?? Number.NaN;
const someDay = fc.integer({ min: day('1990-01-01'), max: day('2060-01-01') });
const unit = fc.constantFrom(...BUCKET_UNITS);
const minutes = (low: string, high: string) =>
  fc
    .array(fc.integer({ min: minuteOf(dayStart(day(low))), max: minuteOf(dayStart(day(high))) }), {
      maxLength: 300,
    })
    .map((values) => Uint32Array.from(values.sort((a, b) => a - b)));

describe('buckets', () => {
  it('weeks begin on Monday, months on the first', () => {
    // 2026-08-02 was a Sunday.
    expect(dayText(bucketStart(day('2026-08-02'), 'week'))).toBe('2026-07-27');
    expect(dayText(bucketStart(day('2026-08-03'), 'week'))).toBe('2026-08-03');
    expect(dayText(nextBucket(day('2026-08-05'), 'week'))).toBe('2026-08-10');
    expect(dayText(bucketStart(day('2026-02-28'), 'month'))).toBe('2026-02-01');
    expect(dayText(nextBucket(day('2026-12-31'), 'month'))).toBe('2027-01-01');
    expect(dayText(bucketStart(-1, 'week'))).toBe('1969-12-29');
  });

  it('cover their span without gaps, and a day is in the bucket that begins at its start', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 900 }), unit, (fromDay, length, each) => {
        const days = bucketDays({ fromDay, toDay: fromDay + length }, each);
        expect(days[0]).toBeLessThanOrEqual(fromDay);
        expect(days.at(-1)).toBeGreaterThanOrEqual(fromDay + length);
        for (let i = 0; i < days.length - 1; i += 1) {
          expect(bucketStart(days[i] ?? 0, each)).toBe(days[i]);
          expect(nextBucket(days[i] ?? 0, each)).toBe(days[i + 1]);
          expect(bucketStart((days[i + 1] ?? 0) - 1, each)).toBe(days[i]);
        }
      }),
    );
  });

  it('sum up to what lies between their ends, in every unit', () => {
    fc.assert(
      fc.property(
        minutes('2020-01-01', '2026-12-31'),
        fc.integer({ min: day('2019-06-01'), max: day('2027-06-01') }),
        fc.integer({ min: 1, max: 1500 }),
        unit,
        (atMin, fromDay, length, each) => {
          const days = bucketDays({ fromDay, toDay: fromDay + length }, each);
          const counts = countBuckets(atMin, days);
          const inside = atMin.filter((minute) => {
            const at = dayOf(minute * 60_000);
            return at >= (days[0] ?? 0) && at < (days.at(-1) ?? 0);
          });
          expect(counts.reduce((sum, count) => sum + count, 0)).toBe(inside.length);
          expect([...counts]).toEqual(
            [...counts].map(
              (_, i) =>
                atMin.filter((minute) => {
                  const at = dayOf(minute * 60_000);
                  return at >= (days[i] ?? 0) && at < (days[i + 1] ?? 0);
                }).length,
            ),
          );
        },
      ),
    );
  });

  it('an event one minute before midnight in China is of the day before', () => {
    const midnight = Date.parse('2026-08-02T00:00:00+08:00');
    const days = bucketDays({ fromDay: day('2026-08-01'), toDay: day('2026-08-03') }, 'day');
    expect([...countBuckets([minuteOf(midnight - 60_000), minuteOf(midnight)], days)]).toEqual([1, 1]);
    expect([...countBuckets([], days)]).toEqual([0, 0]);
  });
});

describe('lowerBound', () => {
  it('is where a value would be put in front of its equals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 })),
        fc.integer({ min: -1, max: 51 }),
        (raw, value) => {
          const sorted = raw.sort((a, b) => a - b);
          expect(lowerBound(sorted, value)).toBe(sorted.filter((one) => one < value).length);
        },
      ),
    );
  });
});

describe('ascendingOrder', () => {
  it('sorts like the language does, equal keys in their order', () => {
    const keys = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 0xffff_ffff })));
    fc.assert(
      fc.property(keys, (values) => {
        const expected = values
          .map((_, index) => index)
          .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b);
        expect([...ascendingOrder(Uint32Array.from(values))]).toEqual(expected);
      }),
    );
  });
});
