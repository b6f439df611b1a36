import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_PARTS, dayPartOf, type NotedShortage, sumShortages } from '#shared/domain/shortages';

const at = (time: string): number => Date.parse(`2026-08-05T${time}:00+08:00`);

describe('parts of the day', () => {
  it.each([
    ['05:59', 'night'],
    ['06:00', 'morning'],
    ['11:59', 'morning'],
    ['12:00', 'afternoon'],
    ['17:59', 'afternoon'],
    ['18:00', 'evening'],
    ['21:59', 'evening'],
    ['22:00', 'night'],
    ['00:00', 'night'],
  ] as const)('%s is %s', (time, part) => expect(dayPartOf(at(time))).toBe(part));
});

const noted: fc.Arbitrary<NotedShortage[]> = fc
  .array(
    fc.record({
      need: fc.constantFrom('电工', ' 电工', '电 工', 'Ａ级', 'a级', '木工'),
      cellId: fc.constantFrom(null, 'c1', 'c2'),
      reason: fc.constantFrom('nobody' as const, 'noneFree' as const),
      count: fc.integer({ min: 1, max: 5 }),
      wantedAtMs: fc.constantFrom(null, at('09:00'), at('19:00'), at('23:00')),
      notedAtMs: fc.integer({ min: 1, max: 9 }),
      note: fc.constantFrom(null, '', '急'),
    }),
    { maxLength: 20 },
  )
  .map((list) => list.map((one, i) => ({ ...one, id: `id-${String(i).padStart(2, '0')}` })));

describe('gaps by need and cell', () => {
  it('hold every entry once, however the need is written, the most often noted first', () => {
    fc.assert(
      fc.property(noted, (list) => {
        const sums = sumShortages(list);
        expect(sums.flatMap(({ entries }) => entries.map(({ id }) => id)).sort()).toEqual(
          list.map(({ id }) => id).sort(),
        );
        expect(new Set(sums.map(({ key }) => key)).size).toBe(sums.length);
        for (const [i, sum] of sums.entries()) {
          const { entries } = sum;
          expect(new Set(entries.map(({ cellId }) => cellId))).toEqual(new Set([sum.cellId]));
          expect(sum.count).toBe(Math.max(...entries.map(({ count }) => count)));
          expect(sum.lastAtMs).toBe(Math.max(...entries.map(({ notedAtMs }) => notedAtMs)));
          expect(sum.parts).toEqual(
            DAY_PARTS.filter((part) =>
              entries.some(({ wantedAtMs }) => wantedAtMs !== null && dayPartOf(wantedAtMs) === part),
            ),
          );
          expect(sum.note === '急').toBe(entries.some(({ note }) => note === '急'));
          const before = sums[i - 1];
          if (before) expect(before.entries.length).toBeGreaterThanOrEqual(entries.length);
        }
      }),
    );
  });

  it('do not depend on the order of the entries', () => {
    fc.assert(
      fc.property(noted, (list) => {
        expect(sumShortages([...list].reverse())).toEqual(sumShortages(list));
      }),
    );
  });
});
