import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Habit, LEAST_CORRECTIONS } from '#shared/domain/matching/learn/habit';
import { habitsOf } from '#shared/domain/matching/learn/habits';
import type { KeptProblem } from '#shared/domain/matching/learn/kept';
import { SAME_TIME_MINUTES } from '#shared/domain/matching/learn/timeHabits';
import { instantOf, relativeOf } from '#shared/domain/matching/understand/relativeTime';
import { timeIn } from '#shared/domain/matching/wanted';
import { CATEGORIES, NOW_MS } from '../fixture.ts';
import { keptOf, keptTimes } from './kept.ts';
import { instant, openOffice } from './office.ts';

const BROKEN = '路灯坏了';
const EVENING = '路灯坏了，晚上来修';
const told = ({ what, meaning, corrections, seen }: Habit) => [what, meaning, corrections, seen];
/** A morning of August 2026, and a time of that day. */
const day = (date: number, clock = '09:00'): string => `2026-08-${String(date).padStart(2, '0')}T${clock}`;

describe('the word of time in a text', () => {
  it.each([
    ['今晚来', '晚上', 0, false],
    ['明早来', '早上', 1, false],
    ['周五下午', '下午', 2, false],
    ['下班后来', '下班后', null, false],
    ['饭点来', '饭点', null, false],
    ['尽快处理', '尽快', null, false],
    ['今天坏的，明日来', '明天', 1, false],
    ['星期天来', '周日', 4, false],
    ['10号下午来', '下午', 5, false],
    ['路灯坏了', '', null, false],
    ['每天晚上都吵', '', null, false],
    ['晚上8点来人', '晚上', null, true],
    ['8月10日上门', '', 5, true],
    ['半小时内', '', null, true],
  ])('%s: %s', (text, word, named, exact) => {
    expect(timeIn(text, NOW_MS)).toMatchObject({ word, day: named, exact });
  });
});

describe('times put right', () => {
  it('twice alike are what the word means, on the day that is named', () => {
    const office = openOffice();
    expect(office.read(EVENING, day(3)).wantedAtMs).toBeNull();
    expect(office.register(EVENING, day(3), { at: day(3, '20:00') })).toEqual([]);
    expect(office.read(EVENING, day(4)).wantedAtMs).toBeNull();
    const habits = office.register('路灯坏了，明晚来修', day(4), { at: day(5, '20:20') });
    expect(habits.map(told)).toEqual([['晚上', { day: 0, minute: 20 * 60 }, 2, 2]]);
    const read = office.read(EVENING, day(6));
    expect(read).toMatchObject({ wantedAtMs: instant(day(6, '20:00')), atMs: instant(day(6, '20:00')) });
    expect(read.habits).toEqual(habits);
    // The third one moves it to the median.
    const moved = office.register(EVENING, day(6), { at: day(6, '20:10') });
    expect(moved.map(told)).toEqual([['晚上', { day: 0, minute: 20 * 60 + 10 }, 3, 3]]);
    const now = (text: string, at: string) => office.read(text, at).wantedAtMs;
    expect(now('路灯坏了，明晚来修', day(7))).toBe(instant(day(8, '20:10')));
    // No day named: the next one. A named day that is over: as soon as can be.
    expect(now(EVENING, day(7, '21:00'))).toBe(instant(day(8, '20:10')));
    expect(now('路灯坏了，今晚来修', day(7, '21:00'))).toBeNull();
    // Another word and another category are as before.
    expect(now('路灯坏了，明天下午来修', day(7))).toBe(instant(day(8, '15:00')));
    expect(now('漏水，今晚来修', day(7))).toBe(instant(day(7, '19:00')));
  });

  it(`are alike within ${SAME_TIME_MINUTES} minutes`, () => {
    const learntWith = (clock: string) => {
      const office = openOffice();
      office.register(EVENING, day(3), { at: day(3, '20:00') });
      return office.register(EVENING, day(4), { at: day(4, clock) }).length;
    };
    expect(['20:30', '19:30', '20:31', '19:29'].map(learntWith)).toEqual([1, 1, 0, 0]);
  });

  it('are learnt across midnight, and with the day that they were moved to', () => {
    const office = openOffice();
    office.register(EVENING, day(3), { at: day(3, '23:50') });
    expect(office.register(EVENING, day(4), { at: day(5, '00:10') }).map(told)).toEqual([
      ['晚上', { day: 0, minute: 23 * 60 + 50 }, 2, 2],
    ]);
    const next = openOffice();
    for (const date of [3, 4]) next.register('路灯坏了，明天来修', day(date), { at: day(date + 2, '14:00') });
    expect(next.read('路灯坏了，明天来修', day(10)).wantedAtMs).toBe(instant(day(12, '14:00')));
    expect(next.read('路灯坏了，后天来修', day(10)).wantedAtMs).toBe(instant(day(12, '09:00')));
  });

  it('are no habit unless more than half of such problems ended so', () => {
    const office = openOffice();
    for (const date of [3, 4]) office.register(EVENING, day(date));
    for (const date of [5, 6]) office.register(EVENING, day(date), { at: day(date, '20:00') });
    expect(office.learn()).toEqual([]);
    office.register(EVENING, day(7), { at: day(7, '20:00') });
    expect(office.learn().map(told)).toEqual([['晚上', { day: 0, minute: 1200 }, 3, 5]]);
    // Left as they now are read, problems agree; put back, they are against it.
    office.register(EVENING, day(8));
    expect(office.learn()).toMatchObject([{ corrections: 3, seen: 6 }]);
    for (const date of [9, 10]) office.register(EVENING, day(date), { noTime: true });
    expect(office.learn()).toEqual([]);
  });

  it('to no time make the word no wish', () => {
    const office = openOffice();
    const text = '今晚路灯不亮';
    expect(office.read(`${text}，路灯坏了`, day(3)).wantedAtMs).toBe(instant(day(3, '19:00')));
    for (const date of [3, 4]) office.register(`${text}，路灯坏了`, day(date), { noTime: true });
    expect(office.learn().map(told)).toEqual([['晚上', null, 2, 2]]);
    const read = office.read(`${text}，路灯坏了`, day(5));
    expect(read).toMatchObject({ wantedAtMs: null, atMs: instant(day(5)), habits: [{ what: '晚上' }] });
  });

  it('where none is named are usual for the category, unless it is urgent', () => {
    const office = openOffice();
    for (const date of [3, 4]) office.register(BROKEN, day(date), { at: day(date, '19:00') });
    expect(office.learn().map(told)).toEqual([['', { day: 0, minute: 19 * 60 }, 2, 2]]);
    const now = (text: string, at = day(5)) => office.read(text, at).wantedAtMs;
    expect([now(BROKEN), now(BROKEN, day(5, '20:00'))]).toEqual(
      [5, 6].map((date) => instant(day(date, '19:00'))),
    );
    for (const other of ['，老人急死了', '，漏电', '，有人触电', '，尽快', '，晚上吵']) {
      expect(now(BROKEN + other)).toBeNull();
      expect(office.read(BROKEN + other, day(5)).habits).toEqual([]);
    }
    expect(now('随便说说')).toBeNull();
  });

  it('never change what is said exactly, nor put off danger; the clerk has the last word', () => {
    const office = openOffice();
    for (const date of [3, 4]) office.register(EVENING, day(date), { at: day(date, '20:00') });
    const read = (text: string) => office.read(text, day(5));
    expect(read('路灯坏了，今晚8点半来人').wantedAtMs).toBe(instant(day(5, '20:30')));
    expect(read('路灯坏了，今晚8点半来人').habits).toEqual([]);
    expect(read('路灯漏电，晚上来修').wantedAtMs).toBeNull();
    expect(read('路灯漏电，今晚来修').wantedAtMs).toBe(instant(day(5, '19:00')));
    const put = (right: Parameters<typeof office.read>[2]) => office.read(EVENING, day(5), right).wantedAtMs;
    expect(put({ at: day(6, '10:00') })).toBe(instant(day(6, '10:00')));
    expect(put({ noTime: true })).toBeNull();
    for (const date of [6, 7]) {
      office.register('路灯坏了，晚上8点来人', day(date), { at: day(date, '21:30') });
      office.register('路灯漏电，晚上来修', day(date), { at: day(date, '21:30') });
    }
    expect(office.learn().map(told)).toEqual([['晚上', { day: 0, minute: 1200 }, 2, 2]]);
  });
});

const learnt = (list: readonly KeptProblem[]) =>
  [...habitsOf(list, (id) => CATEGORIES.find((one) => one.id === id)).values()]
    .flat()
    .filter(({ type }) => type === 'timeWord');

describe('times of an office that keeps a lot', () => {
  const keptWith = (isUsual: (i: number) => boolean): KeptProblem[] =>
    Array.from({ length: 5000 }, (_, i) => {
      const atMs = NOW_MS + i * 3_600_000;
      const finalMs = isUsual(i)
        ? instantOf({ day: 0, minute: 1140 }, null, atMs)
        : atMs + ((i * 7919) % 4320) * 60_000;
      return keptOf({ atMs, when: { read: { word: '', day: null, atMs: null }, finalMs, corrected: true } });
    });
  const timed = (list: readonly KeptProblem[]) => {
    const start = performance.now();
    const habits = learnt(list);
    return { habits, tookMs: performance.now() - start };
  };

  it('are counted in a moment, however many there are', () => {
    const none = timed(keptWith(() => false));
    expect(none.habits).toEqual([]);
    const one = timed(keptWith((i) => i % 3 > 0));
    expect(one.habits).toMatchObject([{ meaning: { day: 0, minute: 1140 }, seen: 5000 }]);
    // Some 50 ms; as every time against every problem it would be seconds.
    expect(none.tookMs + one.tookMs).toBeLessThan(1000);
  });
});

describe('times, whatever was put right', () => {
  it('do not depend on the date', () => {
    fc.assert(
      fc.property(keptTimes, fc.integer({ min: -900, max: 900 }), (list, days) => {
        const by = days * 86_400_000;
        const moved = list.map((one) => ({
          ...one,
          atMs: one.atMs + by,
          when: one.when && { ...one.when, finalMs: one.when.finalMs && one.when.finalMs + by },
        }));
        expect(learnt(moved)).toEqual(learnt(list));
      }),
    );
  });

  it('fit more than half of the problems that they could be learnt from', () => {
    let found = 0;
    fc.assert(
      fc.property(keptTimes, (list) => {
        for (const { categoryId, what, meaning, corrections, seen } of learnt(list)) {
          found += 1;
          const such = list.flatMap(({ atMs, when, categoryId: own }) =>
            own === categoryId && when?.read.word === what ? [{ ...when, atMs }] : [],
          );
          const fit = such.filter(({ read, finalMs, atMs }) => {
            if (meaning !== null && !('minute' in meaning)) throw new Error('a figure');
            const given = meaning && instantOf(meaning, read.day, atMs);
            if (given === null || finalMs === null) return given === finalMs;
            return Math.abs(finalMs - given) <= (SAME_TIME_MINUTES + 0.5) * 60_000;
          });
          expect(such.length).toBe(seen);
          expect(fit.length * 2).toBeGreaterThan(seen);
          expect(fit.filter((one) => one.corrected).length).toBe(corrections);
          expect(corrections).toBeGreaterThanOrEqual(LEAST_CORRECTIONS);
        }
      }),
    );
    expect(found).toBeGreaterThan(20);
  });

  it('are the same instant again, seen from when they were set', () => {
    const soon = fc.integer({ min: 0, max: 60 * 24 * 40 });
    fc.assert(
      fc.property(soon, soon, fc.option(fc.integer({ min: 0, max: 13 })), (after, later, named) => {
        const nowMs = NOW_MS + later * 60_000;
        const atMs = nowMs + after * 60_000;
        expect(instantOf(relativeOf(atMs, named, nowMs), named, nowMs)).toBe(atMs);
      }),
    );
  });
});
