import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import type { CategoryJudge, JudgedCategory } from '#shared/domain/matching/index';
import { blendJudge, type Evidence, learnedWeight, MOST_STRENGTH } from '#shared/domain/matching/learn/blend';
import { type Lesson, planLessons } from '#shared/domain/matching/learn/lessons';
import { examplesOf, TextModel } from '#shared/domain/matching/learn/model';
import { modelBytes, readModel } from '#shared/domain/matching/learn/saved';
import { crossCheck } from '#shared/domain/matching/learn/selfCheck';
import { seeded } from '#shared/domain/random';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const evidence = fc.record({ texts: fc.nat(5000), margin: share, known: share });

describe('the weight of what was learnt', () => {
  test('stays within its limits and is nothing without evidence', () => {
    fc.assert(
      fc.property(evidence, share, (found, strength) => {
        const weight = learnedWeight(found, strength);
        expect(weight).toBeGreaterThanOrEqual(0);
        expect(weight).toBeLessThanOrEqual(MOST_STRENGTH);
        expect(learnedWeight({ ...found, texts: 0 }, strength)).toBe(0);
        expect(learnedWeight({ ...found, known: 0 }, strength)).toBe(0);
        expect(learnedWeight({ ...found, margin: 0 }, strength)).toBe(0);
        expect(learnedWeight(found, 0)).toBe(0);
      }),
    );
  });

  test('never falls when there is more evidence of any sort', () => {
    fc.assert(
      fc.property(evidence, evidence, share, (a, b, strength) => {
        const more: Evidence = {
          texts: Math.max(a.texts, b.texts),
          margin: Math.max(a.margin, b.margin),
          known: Math.max(a.known, b.known),
        };
        expect(learnedWeight(more, strength)).toBeGreaterThanOrEqual(learnedWeight(a, strength));
      }),
    );
  });

  test('half of it with eight texts of the class', () => {
    expect(learnedWeight({ texts: 8, margin: 1, known: 1 }, 0.8)).toBeCloseTo(0.4, 9);
  });
});

const lessons = (label: string, words: readonly string[]) =>
  words.flatMap((word) =>
    ['坏了', '又来了', '没有人管', '好几天'].flatMap((end) =>
      examplesOf(`${word}${end}`, `${word}${end}`, label, segmentChinese),
    ),
  );
const random = seeded(3);
const model = TextModel.train(
  [...lessons('light', ['路灯', '楼道灯']), ...lessons('water', ['水管', '漏水'])],
  (limit) => Math.floor(random() * limit),
);
const says = (...ranked: readonly (readonly [string, number])[]): CategoryJudge => ({
  rank: () =>
    ranked.map(
      ([categoryId, value]): JudgedCategory => ({ categoryId, share: value, because: ['词'], by: 'lexicon' }),
    ),
});
const PARENTS: Record<string, string> = { lamp: 'light' };
const blend = (lexicon: CategoryJudge, strength: number, exists = (_id: string): boolean => true) =>
  blendJudge(lexicon, {
    model,
    strength,
    segment: segmentChinese,
    parentOf: (id) => PARENTS[id] ?? null,
    exists,
    texts: 16,
  });

describe('the blend', () => {
  test('is the judgement of the lexicon itself without evidence', () => {
    const lexicon = says(['other', 0.4], ['water', 0.2]);
    for (const text of ['路灯坏了', '天气真好', ''])
      expect(blend(lexicon, 0).rank(text)).toEqual(lexicon.rank(text));
    expect(blend(lexicon, 0.8).rank('飞机晚点')).toEqual(lexicon.rank(''));
    expect(blend(lexicon, 0.8, () => false).rank('路灯坏了')).toEqual(lexicon.rank(''));
  });

  test('names what the lexicon does not know, with its part and its words', () => {
    const [first] = blend(says(), 0.8).rank('路灯坏了');
    expect(first).toMatchObject({ categoryId: 'light', by: 'learned' });
    expect(first?.learned).toMatchObject({ texts: 16, ofClass: 8 });
    expect(first?.learned?.part).toBeCloseTo(1, 9);
    expect(first?.because).toContain('路灯');
  });

  test('each share is the pool of both, the part of the office told as it is', () => {
    const own = says(['light', 0.5], ['other', 0.3]);
    const ranked = blend(own, 0.8).rank('路灯坏了');
    const light = ranked.find(({ categoryId }) => categoryId === 'light');
    const other = ranked.find(({ categoryId }) => categoryId === 'other');
    const weight = 1 - (other?.share ?? 0) / 0.3;
    expect(weight).toBeGreaterThan(0);
    expect(light?.by).toBe('both');
    expect(other).toMatchObject({ by: 'lexicon' });
    expect((light?.share ?? 0) * (1 - (light?.learned?.part ?? 0))).toBeCloseTo((1 - weight) * 0.5, 9);
  });

  test('what was learnt of a parent speaks for the child that the lexicon hears', () => {
    const [first] = blend(says(['lamp', 0.4], ['light', 0.2]), 0.8).rank('路灯坏了');
    expect(first?.categoryId).toBe('lamp');
    expect(first?.learned?.ofClass).toBe(8);
    expect(blend(says(['light', 0.4], ['lamp', 0.2]), 0.8).rank('路灯坏了')[0]?.categoryId).toBe('light');
  });

  test('is sorted, with shares between 0 and 1, whatever is asked', () => {
    const words = fc.array(fc.constantFrom('路灯', '漏水', '坏了', '天气', '水管', '，'), { maxLength: 8 });
    fc.assert(
      fc.property(words, share, share, (parts, strength, theirs) => {
        const ranked = blend(says(['water', theirs]), strength).rank(parts.join(''));
        for (const [i, one] of ranked.entries()) {
          expect(one.share).toBeLessThanOrEqual(ranked[i - 1]?.share ?? 1);
          expect(one.share).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe('a saved model', () => {
  test('answers as before; damaged or foreign bytes are refused', () => {
    const bytes = modelBytes(model);
    expect(readModel(bytes).parts).toEqual(model.parts);
    expect(() => readModel(bytes.subarray(0, bytes.length - 9))).toThrow();
    expect(() => readModel(Uint8Array.of(1, 2, 3))).toThrow(RangeError);
    expect(new TextDecoder().decode(bytes)).not.toMatch(/路灯|漏水/);
  });
});

const many = (categoryId: string, count: number): Lesson[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${categoryId}${i}`,
    text: `${categoryId}${i}`,
    categoryId,
  }));

describe('what can be learnt', () => {
  const parentOf = (id: string): string | null => (id.includes('.') ? (id.split('.')[0] ?? null) : null);

  test('a category with a few texts backs off to its parent; what is too few there is left out', () => {
    const plan = planLessons(
      [...many('a.x', 20), ...many('a.y', 3), ...many('a.z', 2), ...many('b', 4)],
      parentOf,
    );
    expect(Object.fromEntries(plan.sizes)).toEqual({ 'a.x': 20, a: 5 });
    expect(plan.lessons).toHaveLength(25);
    expect(plan).toMatchObject({ missing: 5, missingClasses: 0 });
  });

  test('says how many are missing', () => {
    expect(planLessons([], parentOf)).toMatchObject({ missing: 30, missingClasses: 2 });
    expect(planLessons(many('a', 40), parentOf)).toMatchObject({ missing: 0, missingClasses: 1 });
  });

  test('the order of the lessons changes no size', () => {
    const all = [...many('a.x', 7), ...many('a.y', 3), ...many('b', 6)];
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (turned) => {
        expect(new Map([...planLessons(turned, parentOf).sizes].sort())).toEqual(
          new Map([...planLessons(all, parentOf).sizes].sort()),
        );
      }),
    );
  });
});

describe('the self-check', () => {
  test('tests each text once, never by a judge that learnt from it', () => {
    const texts = Array.from({ length: 23 }, (_, i) => ({
      text: `t${i}`,
      label: i % 2 === 0 ? 'even' : 'odd',
    }));
    const check = crossCheck(
      texts,
      5,
      (train) => ({
        lexicon: says(['even', 1]),
        learned: {
          rank: (text) => says([train.some((one) => one.text === text) ? 'even' : 'odd', 1]).rank(text),
        },
        blend: says(),
      }),
      (found, label) => found === label,
    );
    expect(check).toEqual({ tested: 23, lexicon: 12 / 23, learned: 11 / 23, blend: 0 });
  });
});
