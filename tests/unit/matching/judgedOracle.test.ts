import { describe, expect, it } from 'vitest';
import { spotOf, touch } from '#tests/helpers/judged/ground';
import {
  at,
  crowd,
  east,
  gradeOf,
  gradesIn,
  HOUSE,
  LAMP,
  person,
  recordsOf,
  resource,
  square,
  tuesday,
} from '#tests/helpers/judged/handmade';
import { freeIn } from '#tests/helpers/judged/hours';
import { callsInMonth, makeOracle } from '#tests/helpers/judged/oracle';
import type { Helper } from '#tests/helpers/judged/records';

describe('the oracle grades by the rules', () => {
  it('3: able, free, near', () => {
    expect(gradeOf(person('张', 290))).toBe(3);
    expect(gradeOf(resource('店'))).toBe(3);
    expect(gradeOf(person('张', 290), { ...LAMP, place: '甲苑' })).toBe(3);
  });

  it('2: the same but farther; near with hours unknown; on call out of hours in an urgent case', () => {
    expect(gradesIn(recordsOf([...crowd, person('张', 310)])).张).toBe(2);
    expect(gradeOf(person('张', 10, { weekly: [] }))).toBe(2);
    const onCall = person('张', 10, { weekly: tuesday(8, 9), onCall: true });
    expect(gradeOf(onCall, { ...LAMP, urgent: true })).toBe(2);
    expect(gradeOf(onCall)).toBe(1);
  });

  it('1: not free, used up, beyond its range, away; hours unknown and far; only an ability that helps', () => {
    expect(gradeOf(person('张', 10, { weekly: tuesday(8, 9) }))).toBe(1);
    const calls = [{ helperId: '张', state: 'done', sentAtMs: at('2026-08-01', '00:10') }];
    expect(gradeOf(person('张', 10, { maxCallsPerMonth: 1 }), LAMP, { calls })).toBe(1);
    expect(gradeOf(person('张', 10, { maxCallsPerMonth: 2 }), LAMP, { calls })).toBe(3);
    expect(
      gradeOf(person('张', 10, { serviceRange: 'cell' }), LAMP, {
        cells: [{ id: 'c', area: square(-0.5, -0.5) }],
      }),
    ).toBe(1);
    const off = { exceptions: [{ from: '2026-08-04', to: '2026-08-05', off: true }], onCall: true };
    expect(gradeOf(person('张', 10, off), { ...LAMP, urgent: true })).toBe(1);
    expect(gradeOf(person('张', 10, { notBefore: '2026-08-05' }))).toBe(1);
    expect(gradesIn(recordsOf([...crowd, person('张', 310, { weekly: [] })])).张).toBe(1);
    expect(gradeOf(person('张', 10, { skills: ['物业维修'] }))).toBe(1);
    expect(gradeOf(person('张', 10, { skills: ['物业维修'], weekly: tuesday(8, 9) }))).toBe(0);
  });

  it('0: no such ability, no consent, a consent withdrawn', () => {
    expect(gradeOf(person('张', 10, { skills: ['路灯'] }))).toBe(0);
    expect(gradeOf(person('张', 10, { consentOn: undefined }))).toBe(0);
    expect(gradeOf(person('张', 10, { consentWithdrawnOn: '2026-08-01' }))).toBe(0);
    expect(gradeOf(resource('店', { consentBasis: undefined }))).toBe(3);
  });

  it('one less, not below 1, for waiting, for assessing and for certificates all out of date', () => {
    expect(gradeOf(resource('店', { capacityState: 'waiting' }))).toBe(2);
    expect(gradeOf(resource('店', { capacityState: 'assess', weekly: tuesday(8, 9) }))).toBe(1);
    expect(gradeOf(resource('店', { capacityState: 'free' }))).toBe(3);
    const until = (...days: string[]) => ({
      certificates: days.map((expiresOn) => ({ name: '电工证', expiresOn })),
    });
    expect(gradeOf(person('张', 10, until('2026-08-03')))).toBe(2);
    expect(gradeOf(person('张', 10, until('2026-08-04')))).toBe(3);
    expect(gradeOf(person('张', 10, until('2026-08-03', '2027-01-01')))).toBe(3);
    expect(gradeOf(person('张', 10, { certificates: [{ name: '电工证' }] }))).toBe(3);
  });

  it('near is also the nearest third, rounded up, of those of the list who are free and able', () => {
    const far = [400, 500, 600, 700].map((metres) => person(`${metres}`, metres));
    expect(gradesIn(recordsOf(far))).toEqual({ 400: 3, 500: 3, 600: 2, 700: 2 });
    // Who is not free, may not be asked or has another ability makes the third no larger and takes no seat in it.
    const others = [
      person('忙', 310, { weekly: tuesday(8, 9) }),
      person('撤', 320, { consentWithdrawnOn: '2026-08-01' }),
      person('别', 330, { skills: ['理发'] }),
      resource('店'),
    ];
    expect(gradesIn(recordsOf([...far, ...others]))).toEqual({
      店: 3,
      忙: 1,
      400: 3,
      500: 3,
      600: 2,
      700: 2,
    });
  });

  it('near is also the same cell or a touching one; without a place everybody is near', () => {
    const cells = [
      [0, 0],
      [1, 1],
      [2, 0],
    ].map(([x = 0, y = 0], i) => ({ id: `c${i}`, area: square(x - 0.5, y - 0.5) }));
    const inCell = (cellId: string) => ({ ...person(cellId, 900), cellId });
    const things = [...crowd, ...cells.map(({ id }) => inCell(id))];
    expect(gradesIn(recordsOf(things, { cells }))).toMatchObject({ c0: 3, c1: 3, c2: 2 });
    const { place: _, ...nowhere } = LAMP;
    expect(gradesIn(recordsOf(things, { cells }), nowhere)).toMatchObject({ c2: 3 });
  });

  it('refuses a place that the records do not have; an estate is the middle of its buildings', () => {
    const buildings = [HOUSE, { name: '甲苑2幢', estate: '甲苑', anchor: east(200) }];
    const records = recordsOf([], { buildings });
    expect(spotOf('甲苑', records)?.anchor[0]).toBeCloseTo(east(100)[0], 9);
    expect(() => makeOracle(records).gradesOf({ ...LAMP, place: '乙苑' })).toThrow('place 乙苑');
  });
});

describe('time', () => {
  const times = (more: Partial<Helper>) => ({
    weekly: tuesday(14, 16),
    exceptions: [],
    notBefore: null,
    ...more,
  });
  const span = (from: string, to: string, day = '2026-08-04') => [at(day, from), at(day, to)] as const;

  it('wants 60 minutes of a span, in pieces too; an instant is inside or not', () => {
    expect(freeIn(times({}), span('15:00', '18:00'))).toBe('free');
    expect(freeIn(times({}), span('15:01', '18:00'))).toBe('out');
    const pieces = [...tuesday(14, 14.5), ...tuesday(17, 17.5)];
    expect(freeIn(times({ weekly: pieces }), span('14:00', '18:00'))).toBe('free');
    expect(freeIn(times({}), span('14:00', '14:00'))).toBe('free');
    expect(freeIn(times({}), span('16:00', '16:00'))).toBe('out');
    expect(freeIn(times({}), span('14:00', '18:00', '2026-08-05'))).toBe('out');
    expect(freeIn(times({ weekly: [] }), span('14:00', '18:00'))).toBe('unknown');
    const sunday = times({ weekly: [{ day: 7, fromMin: 0, toMin: 1440 }] });
    expect(freeIn(sunday, span('13:30', '17:00', '2026-08-09'))).toBe('free');
  });

  it('lets exceptions overrule the week, the later one the earlier', () => {
    const off = { from: '2026-08-04', to: '2026-08-04', off: true };
    expect(freeIn(times({ exceptions: [off] }), span('15:00', '15:00'))).toBe('away');
    expect(freeIn(times({ exceptions: [off, { ...off, off: false }] }), span('20:00', '20:00'))).toBe('free');
    const hour = { ...off, fromMin: 15 * 60, toMin: 16 * 60 };
    expect(freeIn(times({ exceptions: [hour] }), span('14:00', '18:00'))).toBe('free');
    expect(freeIn(times({ exceptions: [hour] }), span('14:30', '18:00'))).toBe('away');
    expect(freeIn(times({ notBefore: '2026-08-04' }), span('15:00', '15:00'))).toBe('free');
  });

  it('counts the calls of the calendar month in China up to the instant, none declined or cancelled', () => {
    const call = (day: string, clock: string, state = 'done') => ({
      helperId: '张',
      state,
      sentAtMs: at(day, clock),
    });
    const count = (...calls: ReturnType<typeof call>[]) =>
      callsInMonth(calls, at('2026-08-04', '15:00')).get('张') ?? 0;
    expect(count(call('2026-08-01', '00:00'), call('2026-07-31', '23:59'))).toBe(1);
    expect(count(call('2026-08-04', '15:01'), call('2025-08-02', '10:00'))).toBe(0);
    expect(count(call('2026-08-02', '10:00', 'declined'), call('2026-08-02', '10:00', 'cancelled'))).toBe(0);
    expect(count(call('2026-08-02', '10:00', 'sent'), call('2026-08-03', '10:00', 'accepted'))).toBe(2);
  });
});

it('cells touch along a side and in a corner, not across a gap', () => {
  expect(touch(square(0, 0), square(1, 0))).toBe(true);
  expect(touch(square(0, 0), square(1, 1))).toBe(true);
  expect(touch(square(0, 0), square(1.001, 0))).toBe(false);
  // A corner in the middle of the other's side.
  expect(touch(square(0, 0), square(1, 0.5))).toBe(true);
});
