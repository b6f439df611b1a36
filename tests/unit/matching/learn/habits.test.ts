import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Habit, LEAST_CORRECTIONS } from '#shared/domain/matching/learn/habit';
import { habitsOf, NO_HABITS, type Usual } from '#shared/domain/matching/learn/habits';
import type { KeptProblem } from '#shared/domain/matching/learn/kept';
import { CATEGORIES, emptyEngine, NOW_MS, question } from '../fixture.ts';
import { keptOf, keptProblems, type Parts } from './kept.ts';

/** 公共照明: needs an electrician, level 3. */
const LIGHTING: Usual = { needs: ['电工'], defaultLevel: 3 };
const usualOf = (id: string): Usual | undefined => CATEGORIES.find((one) => one.id === id);

const kept = keptOf;
const times = (n: number, parts: Parts): KeptProblem[] => Array.from({ length: n }, () => kept(parts));
const toLevel = (final: number): Parts => ({ level: { final, corrected: true } });
const needs = (added: string[], removed: string[], final: string[], ofRivals: string[] = []): Parts => ({
  needs: { added, removed, final, ofRivals },
});
const ADDED = needs(['登高作业'], [], ['电工', '登高作业']);
const REMOVED = needs([], ['电工'], []);
const SWAPPED = needs(['木工'], ['电工'], ['木工']);

const learnt = (problems: readonly KeptProblem[], forgotten: Record<string, number> = {}): string[] =>
  [...habitsOf(problems, usualOf, forgotten).values()].flat().map(({ key }) => key);

describe('habits by hand', () => {
  it('take two same corrections and more than half of the problems', () => {
    expect(learnt(times(1, toLevel(2)))).toEqual([]);
    expect(learnt(times(2, toLevel(2)))).toEqual(['level:lighting:2']);
    expect(learnt([...times(2, toLevel(2)), ...times(2, {})])).toEqual([]);
    expect(learnt([...times(3, toLevel(2)), ...times(2, {})])).toEqual(['level:lighting:2']);
    expect(learnt([kept(toLevel(2)), kept(toLevel(1))])).toEqual([]);
    expect(learnt([...times(2, toLevel(2)), kept({ categoryId: 'water' })])).toEqual(['level:lighting:2']);
  });

  it('of a level stay when later problems take it unasked, and go when it is put back', () => {
    const agreed = times(9, { level: { usual: 2, read: 2, final: 2 } });
    expect(learnt([...times(2, toLevel(2)), ...agreed])).toEqual(['level:lighting:2']);
    const against = times(2, { level: { usual: 2, read: 2, final: 3, corrected: true } });
    expect(learnt([...times(2, toLevel(2)), ...against])).toEqual([]);
  });

  it('of a level count nothing that the words made urgent, nor what was judged by a default that is none any more', () => {
    expect(learnt(times(2, { level: { read: 2, final: 3, corrected: true } }))).toEqual([]);
    expect(learnt(times(5, { level: { usual: 4, read: 4, final: 2, corrected: true } }))).toEqual([]);
    // The default itself is nothing to learn.
    expect(learnt(times(5, { level: { usual: 2, read: 2, final: 3, corrected: true } }))).toEqual([]);
  });

  it('of needs come and go with the category', () => {
    expect(learnt(times(2, ADDED))).toEqual(['needAdded:lighting:登高作业']);
    expect(learnt(times(2, REMOVED))).toEqual(['needRemoved:lighting:电工']);
    expect(learnt(times(2, SWAPPED))).toEqual(['needAdded:lighting:木工', 'needRemoved:lighting:电工']);
    // Problems in which nobody touched the needs say nothing; those in which they were put right otherwise do.
    expect(learnt([...times(2, ADDED), ...times(50, {})])).toEqual(['needAdded:lighting:登高作业']);
    expect(learnt([...times(2, ADDED), ...times(2, REMOVED)])).toEqual([]);
    // Named by callers, taken away: not the category's.
    expect(learnt(times(3, needs([], ['护理'], ['电工'])))).toEqual([]);
  });

  it('of needs that a rival of the category brought count the problems in which it did', () => {
    const taken = needs([], ['木工'], ['电工'], ['木工']);
    expect(learnt(times(2, taken))).toEqual(['needRemoved:lighting:木工']);
    // Taken away where the caller, or a danger, had asked for it: says nothing of rivals.
    expect(learnt([taken, needs([], ['木工'], ['电工'])].map(kept))).toEqual([]);
    // Who put something else right and left it, wanted it.
    const left = needs(['登高作业'], [], ['电工', '木工', '登高作业'], ['木工']);
    expect(learnt([...times(2, taken), ...times(2, left)])).toEqual([]);
  });

  it('of people hit harder, and of words that need not alarm', () => {
    const groups = (added: 'elderly'[], removed: 'child'[]): Parts => ({
      groups: { added, removed, final: added },
    });
    expect(learnt(times(2, groups(['elderly'], [])))).toEqual(['groupAdded:lighting:elderly']);
    expect(learnt(times(2, groups([], ['child'])))).toEqual(['groupRemoved:lighting:child']);
    expect(learnt(times(2, { groups: null }))).toEqual([]);
    const calm: Parts = { urgent: ['松动'], level: { read: 2, final: 3, corrected: true } };
    expect(learnt(times(2, calm))).toEqual(['calmWord:lighting:松动']);
    const alarm = { urgent: ['松动'], level: { read: 2, final: 2 } };
    expect(learnt([...times(2, calm), ...times(2, alarm)])).toEqual([]);
  });

  it('say how often they were put right, in how many', () => {
    const [habit] = habitsOf([...times(3, toLevel(2)), ...times(2, {})], usualOf).get('lighting') ?? [];
    expect(habit).toEqual<Habit>({
      key: 'level:lighting:2',
      type: 'level',
      categoryId: 'lighting',
      what: '2',
      meaning: null,
      corrections: 3,
      seen: 5,
    });
    expect(LIGHTING).toMatchObject({ needs: usualOf('lighting')?.needs, defaultLevel: 3 });
  });

  it('are forgotten one by one: what was registered until then counts for them no longer', () => {
    const both = [...times(2, toLevel(2)), ...times(2, ADDED)];
    expect(learnt(both)).toEqual(['needAdded:lighting:登高作业']);
    const all = [...times(2, { ...ADDED, ...toLevel(2) })];
    expect(learnt(all)).toEqual(['level:lighting:2', 'needAdded:lighting:登高作业']);
    expect(learnt(all, { 'level:lighting:2': 1000 })).toEqual(['needAdded:lighting:登高作业']);
    const later = times(2, { ...toLevel(2), atMs: 1001 });
    expect(learnt([...all, ...later], { 'level:lighting:2': 1000 })).toContain('level:lighting:2');
  });
});

/** Words, and what only a rival brings, are told of where they stand. */
const isToldAlways = (type: string, categoryId: string, what: string): boolean =>
  type === 'needRemoved' ? usualOf(categoryId)?.needs.includes(what) === true : !/Word$/.test(type);

const problems = keptProblems;
/** After all of them. */
const LATER = NOW_MS + 2000;

describe('habits, whatever was put right', () => {
  it('do not depend on the order of the problems', () => {
    fc.assert(
      fc.property(problems, fc.infiniteStream(fc.nat()), (list, random) => {
        const keyed = list.map((one) => ({ one, key: random.next().value as number }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
        const [before, after] = [habitsOf(list, usualOf), habitsOf(shuffled, usualOf)];
        expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
      }),
    );
  });

  it('need more than one problem, and every one rests on as many corrections as it says', () => {
    let found = 0;
    fc.assert(
      fc.property(problems, (list) => {
        for (const one of list) expect(habitsOf([one], usualOf)).toEqual(NO_HABITS);
        for (const habit of [...habitsOf(list, usualOf).values()].flat()) {
          found += 1;
          expect(habit.corrections).toBeGreaterThanOrEqual(LEAST_CORRECTIONS);
          expect(habit.corrections).toBeLessThanOrEqual(habit.seen);
        }
      }),
    );
    expect(found).toBeGreaterThan(20);
  });

  it('are all gone when all are forgotten, and each alone when one is', () => {
    fc.assert(
      fc.property(problems, (list) => {
        const keys = learnt(list);
        expect(learnt(list, Object.fromEntries(keys.map((key) => [key, LATER])))).toEqual([]);
        for (const key of keys)
          expect(learnt(list, { [key]: LATER })).toEqual(keys.filter((one) => one !== key));
      }),
    );
  });

  it('change how problems are read, and forgotten leave it exactly as it was', () => {
    const TEXTS = [
      '路灯坏了，灯杆松动，马上来',
      '楼道灯不亮，小朋友害怕',
      '今晚来修路灯，几个人看见',
      '你好',
    ];
    const read = (engine: ReturnType<typeof emptyEngine>) =>
      TEXTS.map((text) => engine.answer(question(text)).understood);
    const plain = read(emptyEngine());
    fc.assert(
      fc.property(problems, (list) => {
        const engine = emptyEngine();
        const book = habitsOf(list, usualOf);
        engine.setHabits(book);
        const now = read(engine);
        for (const { categoryId, habits, needs, usualLevel } of now) {
          const own = book.get(categoryId ?? '') ?? [];
          for (const { type, what } of own) {
            if (type === 'level') expect(usualLevel).toBe(Number(what));
            if (type === 'needAdded') expect(needs).toContain(what);
            if (type === 'needRemoved') expect(needs).not.toContain(what);
            if (isToldAlways(type, categoryId ?? '', what))
              expect(habits.map((habit) => habit.what)).toContain(what);
          }
        }
        engine.setHabits(NO_HABITS);
        expect(read(engine)).toEqual(plain);
      }),
      { numRuns: 40 },
    );
  });

  it('never quiet a word of danger', () => {
    const engine = emptyEngine();
    engine.setHabits(
      habitsOf(times(3, { urgent: ['触电'], level: { read: 1, final: 3, corrected: true } }), usualOf),
    );
    expect(engine.answer(question('路灯漏电，有人触电')).understood.level).toBe(1);
  });
});
