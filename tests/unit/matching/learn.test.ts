import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import {
  countFeatures,
  countWords,
  type SparseVector,
  Vocabulary,
} from '#shared/domain/matching/learn/features';
import { margin, trainBinary } from '#shared/domain/matching/learn/linear';
import { examplesOf, noteOf, TextModel } from '#shared/domain/matching/learn/model';
import { seeded } from '#shared/domain/random';

const pickFrom = (seed: number) => {
  const random = seeded(seed);
  return (limit: number): number => Math.floor(random() * limit);
};
const names = (text: string): string[] => [...countFeatures(text, segmentChinese).keys()];
const lengthOf = ({ values }: SparseVector): number => Math.hypot(...values);

describe('features of a text', () => {
  test('words and grams, the grams never across punctuation', () => {
    const found = names('路灯坏了，三天');
    expect(found).toEqual(expect.arrayContaining(['w路灯', 'c路灯', 'c路灯坏', 'c灯坏了', 'c三天']));
    expect(found).not.toContain('c了三');
  });

  test('numbers are no features, full-width letters are as half-width ones', () => {
    expect(names('１２幢 13800001234').filter((name) => /\d/.test(name))).toEqual([]);
    expect(names('ＷＩＦＩ坏了')).toContain('wwifi');
  });

  test('a text cut into words keeps its grams within words', () => {
    const found = [...countWords(['路灯', '坏了']).keys()];
    expect(found).toContain('w路灯');
    expect(found).not.toContain('c灯坏');
  });

  test('a vector has length one, whatever the text, or nothing known in it', () => {
    const texts = ['路灯坏了没人修', '楼上漏水了', '路灯不亮', '漏水没人修', '坏了'];
    const vocabulary = Vocabulary.learn(texts.map((text) => countFeatures(text, segmentChinese)));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...texts, '天气', '，')), (parts) => {
        const vector = vocabulary.vector(countFeatures(parts.join('，'), segmentChinese));
        if (vector.ids.length > 0) expect(lengthOf(vector)).toBeCloseTo(1, 5);
        expect([...vector.ids]).toEqual([...vector.ids].sort((a, b) => a - b));
      }),
    );
    expect(vocabulary.vector(countFeatures('天', segmentChinese)).ids).toHaveLength(0);
  });

  test('what only one text has is not learnt', () => {
    const vocabulary = Vocabulary.learn([
      countFeatures('路灯', segmentChinese),
      countFeatures('路口', segmentChinese),
    ]);
    expect(vocabulary.idOf('c路')).toBeDefined();
    expect(vocabulary.idOf('w路灯')).toBeUndefined();
  });

  test('its saved form gives the same vectors', () => {
    const counts = ['路灯坏了', '路灯不亮', '漏水'].map((text) => countFeatures(text, segmentChinese));
    const learnt = Vocabulary.learn(counts);
    const again = Vocabulary.of(learnt.names, learnt.idf);
    for (const one of counts) expect(again.vector(one)).toEqual(learnt.vector(one));
  });
});

const vectorArb = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.double({ min: -2, max: 2, noNaN: true })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pairs) => {
    const byId = new Map(pairs);
    const ids = [...byId.keys()].sort((a, b) => a - b);
    return { ids: Int32Array.from(ids), values: Float32Array.from(ids, (id) => byId.get(id) ?? 0) };
  });

/** ½‖w‖² + C Σ max(0, 1 − y w·x)², the bias a weight like the others. */
function objective(
  weights: Float64Array,
  examples: readonly SparseVector[],
  signs: readonly boolean[],
  c: number,
): number {
  const loss = examples.reduce((sum, one, i) => {
    const slack = Math.max(0, 1 - (signs[i] ? 1 : -1) * margin(weights, one));
    return sum + slack * slack;
  }, 0);
  return weights.reduce((sum, weight) => sum + weight * weight, 0) / 2 + c * loss;
}

describe('the linear machine', () => {
  test('its weights are the best ones: no step in any direction lowers the objective', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(vectorArb, fc.boolean()), { minLength: 2, maxLength: 12 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
        (rows, step) => {
          const examples = rows.map(([vector]) => vector);
          const signs = rows.map(([, sign]) => sign);
          const options = { c: 1, passes: 5000, tolerance: 1e-7 };
          const weights = trainBinary(
            examples,
            (i) => signs[i] ?? false,
            6,
            () => 1,
            pickFrom(1),
            options,
          );
          const best = objective(weights, examples, signs, 1);
          for (const size of [0.1, 0.01, -0.01, -0.1]) {
            const moved = weights.map((weight, i) => weight + size * (step[i] ?? 0));
            expect(objective(moved, examples, signs, 1)).toBeGreaterThanOrEqual(best - 1e-6);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the exact answer of two points on a line', () => {
    // x = ±1, y = ±1, no bias needed: minimise ½w² + 2C(1 − w)² → w = 4C / (1 + 4C).
    const at = (value: number): SparseVector => ({ ids: Int32Array.of(0), values: Float32Array.of(value) });
    const weights = trainBinary(
      [at(1), at(-1)],
      (i) => i === 0,
      1,
      () => 1,
      pickFrom(1),
      {
        c: 1,
        passes: 10_000,
        tolerance: 1e-9,
      },
    );
    expect(weights[0]).toBeCloseTo(0.8, 5);
    expect(weights[1]).toBeCloseTo(0, 5);
  });

  test('an example of more weight is believed more', () => {
    const same: SparseVector = { ids: Int32Array.of(0), values: Float32Array.of(1) };
    const side = (weights: readonly number[]): number =>
      margin(
        trainBinary(
          [same, same],
          (i) => i === 0,
          1,
          (i) => weights[i] ?? 1,
          pickFrom(1),
        ),
        same,
      );
    expect(side([5, 1])).toBeGreaterThan(0);
    expect(side([1, 5])).toBeLessThan(0);
  });
});

const LESSONS: readonly (readonly [string, string])[] = [
  ['路灯坏了，晚上看不清', 'light'],
  ['小区路灯不亮好几天', 'light'],
  ['楼道路灯一直闪', 'light'],
  ['楼上漏水，天花板湿了', 'leak'],
  ['卫生间漏水到楼下', 'leak'],
  ['水管漏水没人修', 'leak'],
  ['广场舞声音太大', 'noise'],
  ['半夜装修声音太大', 'noise'],
  ['楼下商铺声音太大', 'noise'],
];
const lessons = LESSONS.flatMap(([text, label]) => examplesOf(text, noteOf(text), label, segmentChinese));

describe('the model of an office', () => {
  const model = TextModel.train(lessons, pickFrom(1));
  const rank = (text: string) => model.rank(countFeatures(text, segmentChinese));

  test('tells classes apart, also in other words around the telling ones', () => {
    expect(rank('门口那个路灯又坏了')[0]?.label).toBe('light');
    expect(rank('厨房漏水')[0]?.label).toBe('leak');
    expect(rank('隔壁声音大')[0]?.label).toBe('noise');
  });

  test('shares of all classes sum to one, the best first', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'路灯漏水声音大坏修 ，a1') }), (text) => {
        const ranked = rank(text);
        expect(ranked.map(({ label }) => label).sort()).toEqual(['leak', 'light', 'noise']);
        expect(ranked.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
        for (const [i, { share }] of ranked.entries())
          expect(share).toBeLessThanOrEqual(ranked[i - 1]?.share ?? 1);
      }),
    );
  });

  test('names the words that decided', () => {
    expect(model.telling(countFeatures('路灯坏了', segmentChinese), 'light', 3)).toContain('路灯');
    expect(model.telling(countFeatures('路灯坏了', segmentChinese), 'nothing', 3)).toEqual([]);
  });

  test('the same lessons in the same order make the same model', () => {
    const again = TextModel.train(lessons, pickFrom(1));
    expect(again.rank(countFeatures('路灯漏水', segmentChinese))).toEqual(rank('路灯漏水'));
  });

  test('one class is nothing to learn from', () => {
    expect(() =>
      TextModel.train(
        lessons.filter(({ label }) => label === 'light'),
        pickFrom(1),
      ),
    ).toThrow(RangeError);
  });
});
