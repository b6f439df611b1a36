import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMonths, minuteOf, monthsUpTo } from '#shared/domain/period/index';

const NOW = Date.parse('2026-03-01T00:30:00+08:00');

describe('months', () => {
  it('end with the one of now, in China, and run over years', () => {
    const { names, starts } = monthsUpTo(NOW, 4);
    expect(names).toEqual(['2025-12', '2026-01', '2026-02', '2026-03']);
    expect([...starts].map((start) => new Date(start * 60_000).toISOString())).toEqual([
      '2025-11-30T16:00:00.000Z',
      '2025-12-31T16:00:00.000Z',
      '2026-01-31T16:00:00.000Z',
      '2026-02-28T16:00:00.000Z',
      '2026-03-31T16:00:00.000Z',
    ]);
    expect(monthsUpTo(Date.parse('2026-02-28T23:59:00+08:00'), 1).names).toEqual(['2026-02']);
  });

  it('hold each instant of them once, counted one by one', () => {
    const months = fc.integer({ min: 1, max: 36 });
    const minutes = fc.array(fc.integer({ min: minuteOf(NOW) - 1_700_000, max: minuteOf(NOW) + 90_000 }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(months, minutes, (count, list) => {
        const { starts } = monthsUpTo(NOW, count);
        const takes = (i: number): boolean => i % 3 !== 0;
        const mine = (i: number): boolean => i % 2 === 0;
        const counted = countMonths(Uint32Array.from(list), list.length, starts, takes, mine);
        for (let month = 0; month < count; month += 1) {
          const inside = list
            .map((at, i) => ({ at, i }))
            .filter(({ at, i }) => takes(i) && at >= (starts[month] ?? 0) && at < (starts[month + 1] ?? 0));
          expect(counted.all[month]).toBe(inside.length);
          expect(counted.own[month]).toBe(inside.filter(({ i }) => mine(i)).length);
        }
      }),
    );
  });

  it('borders belong to the month that begins', () => {
    const { starts } = monthsUpTo(NOW, 12);
    const { all } = countMonths(
      starts,
      starts.length,
      starts,
      () => true,
      () => false,
    );
    expect([...all]).toEqual(Array.from({ length: 12 }, () => 1));
  });

  it('only the first rows count, however long the arrays are', () => {
    const { starts } = monthsUpTo(NOW, 2);
    const at = Uint32Array.of(starts[0] ?? 0, starts[0] ?? 0, starts[0] ?? 0);
    expect([
      ...countMonths(
        at,
        2,
        starts,
        () => true,
        () => true,
      ).own,
    ]).toEqual([2, 0]);
  });
});
