import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availabilityAt, isPublicHoliday, type Times } from '#shared/domain/availability/index';
import { Candidates } from '#shared/domain/matching/candidates';
import { CellRelations } from '#shared/domain/matching/cellRelations';
import type { Understood } from '#shared/domain/matching/index';
import { availabilityWhy, situationOf } from '#shared/domain/matching/situation';
import { doc } from '#tests/unit/matching/fixture';

const at = (time: string): number => Date.parse(`${time}+08:00`);
const WEEKLY = [1, 2, 3, 4, 5].map((day) => ({ day, fromMin: 540, toMin: 1020 }));
/** A Wednesday, three in the afternoon. */
const NOW = at('2026-08-05T15:00:00');

describe('availabilityAt', () => {
  const away = { from: '2026-08-01', to: '2026-08-07', off: true };
  it.each<[string, Times, number, string, string]>([
    ['nothing told', {}, NOW, 'unknown', 'untold'],
    ['an empty week', { weekly: [] }, NOW, 'unknown', 'untold'],
    ['inside the week', { weekly: WEEKLY }, NOW, 'yes', 'weekly'],
    ['outside the week', { weekly: WEEKLY }, at('2026-08-05T17:00:00'), 'no', 'weekly'],
    ['on call', { onCall: true, weekly: WEEKLY }, at('2026-08-09T03:00:00'), 'yes', 'onCall'],
    ['away, though on call', { onCall: true, exceptions: [away] }, NOW, 'no', 'exception'],
    ['the first day of it', { exceptions: [away] }, at('2026-08-01T00:00:00'), 'no', 'exception'],
    ['the last minute of it', { exceptions: [away] }, at('2026-08-07T23:59:00'), 'no', 'exception'],
    ['the day after it', { exceptions: [away] }, at('2026-08-08T00:00:00'), 'unknown', 'untold'],
    [
      'back for an hour: the later exception decides',
      { exceptions: [away, { from: '2026-08-05', to: '2026-08-05', off: false, fromMin: 840, toMin: 960 }] },
      NOW,
      'yes',
      'exception',
    ],
    ['not yet', { onCall: true, notBefore: '2026-08-06' }, NOW, 'no', 'notBefore'],
    ['from today', { onCall: true, notBefore: '2026-08-05' }, NOW, 'yes', 'onCall'],
    ['no room', { weekly: WEEKLY, capacityState: 'none' }, NOW, 'no', 'capacity'],
    ['a waiting list', { weekly: WEEKLY, capacityState: 'waiting' }, NOW, 'yes', 'weekly'],
    ['a holiday', { weekly: WEEKLY, closedOnHolidays: true }, at('2026-10-01T10:00:00'), 'no', 'holiday'],
    ['open on holidays', { weekly: WEEKLY }, at('2026-10-01T10:00:00'), 'yes', 'weekly'],
  ])('%s', (_name, times, atMs, state, because) =>
    expect(availabilityAt(times, atMs)).toEqual({ state, because }),
  );
});

describe('isPublicHoliday', () => {
  // 国务院办公厅: the statutory days themselves, 2024–2027.
  it.each([
    '2025-01-01',
    '2025-01-28',
    '2025-01-29',
    '2025-01-31',
    '2024-04-04',
    '2025-04-04',
    '2026-04-05',
    '2027-04-05',
    '2026-02-16',
    '2026-02-17',
    '2026-02-19',
    '2025-05-31',
    '2026-06-19',
    '2026-09-25',
    '2025-10-06',
    '2026-05-02',
    '2026-10-03',
  ])('%s is one', (day) => expect(isPublicHoliday(day)).toBe(true));
  it.each(['2026-01-02', '2026-02-20', '2026-04-04', '2026-05-03', '2026-10-04', '2025-07-01', 'no day'])(
    '%s is none',
    (day) => expect(isPublicHoliday(day)).toBe(false),
  );
  it('has thirteen days a year', () => {
    for (let year = 2024; year < 2040; year += 1) {
      const days = Array.from({ length: 366 }, (_, n) =>
        new Date(Date.UTC(year, 0, 1 + n)).toISOString().slice(0, 10),
      ).filter((day) => day.startsWith(String(year)));
      // 除夕, 中秋 and 国庆节 may fall on one day.
      const count = days.filter(isPublicHoliday).length;
      expect(count, String(year)).toBeGreaterThanOrEqual(12);
      expect(count, String(year)).toBeLessThanOrEqual(13);
    }
  });
});

const day = fc
  .integer({ min: 0, max: 30 })
  .map((n) => new Date(Date.UTC(2026, 8, 20 + n)).toISOString().slice(0, 10));
const times = fc.record({
  weekly: fc.option(fc.subarray(WEEKLY)),
  exceptions: fc.option(
    fc.array(
      fc
        .tuple(day, day, fc.boolean(), fc.option(fc.tuple(fc.nat(1438), fc.nat(1438))))
        .map(([a, b, off, hours]) => ({
          from: a < b ? a : b,
          to: a < b ? b : a,
          off,
          ...(hours ? { fromMin: Math.min(...hours), toMin: Math.max(...hours) + 1 } : {}),
        })),
      { maxLength: 4 },
    ),
  ),
  notBefore: fc.option(day),
  closedOnHolidays: fc.boolean(),
  onCall: fc.boolean(),
  capacityState: fc.option(
    fc.constantFrom('free' as const, 'none' as const, 'waiting' as const, 'assess' as const),
  ),
});

describe('the rows of the index', () => {
  it('say the same as the record, also after compacting and loading', () => {
    const minute = fc.integer({ min: 0, max: 31 * 1440 });
    fc.assert(
      fc.property(fc.array(times, { minLength: 1, maxLength: 6 }), minute, (list, minutes) => {
        const candidates = new Candidates();
        for (const [n, one] of list.entries())
          candidates.add(doc(`c${n}`, { ...one, capacity: one.capacityState }));
        const atMs = at('2026-09-20T00:00:00') + minutes * 60_000;
        const numbers = Uint32Array.from(list, (_, n) => n);
        for (const table of [candidates, candidates.compacted(numbers)]) {
          const understood = { atMs, place: null, needs: [] } as unknown as Understood;
          const s = situationOf(understood, table, new CellRelations(new Map()), atMs);
          for (const [n, one] of list.entries())
            expect(availabilityWhy(s, table, n)).toEqual(availabilityAt(one, atMs));
        }
      }),
    );
  });
});
