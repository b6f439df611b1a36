import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import { type Counts, countFeatures, countWords, featureWords } from '#shared/domain/matching/learn/features';
import { FeatureTable, hashGrams, hashOfWord } from '#shared/domain/matching/learn/hashing';
import { margin, squaresOf, trainBinary } from '#shared/domain/matching/learn/linear';
import { examplesOf, noteOf, TextModel } from '#shared/domain/matching/learn/model';
import { type SparseRows, Vocabulary } from '#shared/domain/matching/learn/vocabulary';
import { seeded } from '#shared/domain/random';

const pickFrom = (seed: number) => {
  const random = seeded(seed);
  return (limit: number): number => Math.floor(random() * limit);
};
const read = (text: string): Counts => countFeatures(text, segmentChinese);
const hasWord = ({ features, words }: Counts, word: string): boolean =>
  features.subarray(0, words).includes(hashOfWord(word));
const gramOf = (gram: string): number => {
  const into: number[] = [];
  hashGrams(gram, 0, gram.length, gram.length, into);
  return into[gram.length - 1] ?? 0;
};
const hasGram = ({ features, words }: Counts, gram: string): boolean =>
  features.subarray(words).includes(gramOf(gram));

describe('features of a text', () => {
  test('words and grams, the grams never across punctuation', () => {
    const found = read('路灯坏了，三天');
    expect(hasWord(found, '路灯')).toBe(true);
    for (const gram of ['路', '路灯', '路灯坏', '灯坏了', '三天']) expect(hasGram(found, gram)).toBe(true);
    for (const gram of ['了三', '路灯坏了', '天三']) expect(hasGram(found, gram)).toBe(false);
  });

  test('numbers are no features, full-width letters are as half-width ones', () => {
    expect(read('１２ 13800001234').features).toHaveLength(0);
    expect(hasWord(read('ＷＩＦＩ坏了'), 'wifi')).toBe(true);
    expect(featureWords('路灯坏了，路灯12幢', segmentChinese)).toEqual(['路灯']);
  });

  test('a text cut into words keeps its grams within words', () => {
    const found = countWords(['路灯', '坏了']);
    expect(hasWord(found, '路灯')).toBe(true);
    expect(hasGram(found, '路灯')).toBe(true);
    expect(hasGram(found, '灯坏')).toBe(false);
  });

  test('each feature once with how often it stands there, a word unlike the same gram', () => {
    const found = read('路灯，路灯，路灯');
    expect(new Set(found.features).size).toBe(found.features.length);
    expect([...found.counts]).toEqual([...found.counts].fill(3));
    expect(hashOfWord('路灯')).not.toBe(gramOf('路灯'));
  });
});

describe('a table of features', () => {
  test('is a map of numbers, however many come', () => {
    const feature = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).filter((one) => one !== 0);
    fc.assert(
      fc.property(fc.array(fc.tuple(feature, fc.nat(1000)), { maxLength: 200 }), (pairs) => {
        const table = new FeatureTable(4);
        for (const [key, value] of pairs) table.set(key, value);
        const expected = new Map(pairs);
        expect(table.size).toBe(expected.size);
        for (const [key, value] of expected) expect(table.get(key, -1)).toBe(value);
        const walked = new Map<number, number>();
        table.forEach((key, value) => void walked.set(key, value));
        expect(walked).toEqual(expected);
        expect(table.get(77, -1)).toBe(expected.get(77) ?? -1);
      }),
    );
  });
});

describe('a vocabulary', () => {
  const texts = ['路灯坏了没人修', '楼上漏水了', '路灯不亮', '漏水没人修', '坏了'];
  const vocabulary = Vocabulary.learn(texts.map(read));

  test('makes vectors of length one, whatever the text, or of nothing known in it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...texts, '天气', '，')), (parts) => {
        const { values } = vocabulary.rows([read(parts.join('，'))]);
        if (values.length > 0) expect(Math.hypot(...values)).toBeCloseTo(1, 5);
      }),
    );
    expect(vocabulary.rows([read('天')]).ids).toHaveLength(0);
  });

  test('does not take what only one text has', () => {
    const two = Vocabulary.learn([read('路灯'), read('路口')]);
    expect(two.idOf(gramOf('路'))).toBeGreaterThanOrEqual(0);
    expect(two.idOf(hashOfWord('路灯'))).toBe(-1);
  });

  test('numbers features by how many texts have them, and says how telling each is', () => {
    const sizes = [...vocabulary.features].map(
      (f) => texts.filter((t) => read(t).features.includes(f)).length,
    );
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    for (const [id, df] of sizes.entries())
      expect(vocabulary.idf[id]).toBeCloseTo(Math.log((1 + texts.length) / (1 + df)) + 1, 5);
  });

  test('is the same whatever the order of the texts, and gives the same vectors when loaded', () => {
    const turned = Vocabulary.learn([...texts].reverse().map(read));
    expect(turned.features).toEqual(vocabulary.features);
    const again = new Vocabulary(vocabulary.features, vocabulary.idf);
    for (const text of texts) expect(again.rows([read(text)])).toEqual(vocabulary.rows([read(text)]));
  });

  test('knows the share of the words that it has heard', () => {
    expect(vocabulary.knownShare(read('路灯'))).toBe(1);
    expect(vocabulary.knownShare(read('天气'))).toBe(0);
    expect(vocabulary.knownShare(read('路灯，天气'))).toBe(0.5);
    expect(vocabulary.knownShare(read(''))).toBe(0);
  });
});

type Row = readonly (readonly [id: number, value: number])[];
const rowsOf = (rows: readonly Row[]): SparseRows => ({
  starts: Int32Array.from([0, ...rows.map((_, i) => rows.slice(0, i + 1).flat().length)]),
  ids: Int32Array.from(rows.flat(), ([id]) => id),
  values: Float32Array.from(rows.flat(), ([, value]) => value),
});
const train = (
  rows: readonly Row[],
  signs: readonly boolean[],
  features: number,
  costs: readonly number[],
  options?: Parameters<typeof trainBinary>[6],
): Float32Array => {
  const sparse = rowsOf(rows);
  const cost = Float64Array.from(costs);
  return trainBinary(
    sparse,
    squaresOf(sparse),
    (i) => signs[i] ?? false,
    features,
    cost,
    pickFrom(1),
    options,
  );
};

const rowArb = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.double({ min: -2, max: 2, noNaN: true })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pairs): Row => [...new Map(pairs)].sort(([a], [b]) => a - b));

/** ½‖w‖² + C Σ max(0, 1 − y w·x)², the bias a weight like the others. */
function objective(
  weights: Float32Array,
  rows: readonly Row[],
  signs: readonly boolean[],
  c: number,
): number {
  const loss = rows.reduce((sum, row, i) => {
    const slack = Math.max(0, 1 - (signs[i] ? 1 : -1) * margin(weights, rowsOf([row])));
    return sum + slack * slack;
  }, 0);
  return weights.reduce((sum, weight) => sum + weight * weight, 0) / 2 + c * loss;
}

describe('the linear machine', () => {
  test('its weights are the best ones: no step in any direction lowers the objective', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(rowArb, fc.boolean()), { minLength: 2, maxLength: 12 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 7, maxLength: 7 }),
        (pairs, step) => {
          const rows = pairs.map(([row]) => row);
          const signs = pairs.map(([, sign]) => sign);
          const options = { c: 1, passes: 5000, tolerance: 1e-7 };
          const weights = train(
            rows,
            signs,
            6,
            rows.map(() => 1),
            options,
          );
          const best = objective(weights, rows, signs, 1);
          for (const size of [0.1, 0.01, -0.01, -0.1]) {
            const moved = weights.map((weight, i) => weight + size * (step[i] ?? 0));
            expect(objective(moved, rows, signs, 1)).toBeGreaterThanOrEqual(best - 1e-6);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('the exact answer of two points on a line', () => {
    // x = ±1, y = ±1, no bias needed: minimise ½w² + 2C(1 − w)² → w = 4C / (1 + 4C).
    const options = { c: 1, passes: 10_000, tolerance: 1e-9 };
    const weights = train([[[0, 1]], [[0, -1]]], [true, false], 1, [1, 1], options);
    expect(weights[0]).toBeCloseTo(0.8, 5);
    expect(weights[1]).toBeCloseTo(0, 5);
  });

  test('an example of more weight is believed more', () => {
    const side = (costs: readonly number[]): number =>
      margin(train([[[0, 1]], [[0, 1]]], [true, false], 1, costs), rowsOf([[[0, 1]]]));
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
    expect(model.telling(featureWords('路灯坏了', segmentChinese), 'light', 3)).toContain('路灯');
    expect(model.telling(featureWords('路灯坏了', segmentChinese), 'nothing', 3)).toEqual([]);
  });

  test('the same lessons make the same model in whatever order they come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(lessons, { minLength: lessons.length }), (turned) => {
        expect(TextModel.train(turned, pickFrom(1)).parts).toEqual(model.parts);
      }),
      { numRuns: 20 },
    );
  });

  test('its parts make the same model; parts that do not fit are refused', () => {
    const again = TextModel.of(model.parts);
    expect(again.rank(read('路灯漏水'))).toEqual(rank('路灯漏水'));
    expect(again.sizeOf('light')).toBe(3);
    expect(again.sizeOf('nothing')).toBe(0);
    const { parts } = model;
    expect(() => TextModel.of({ ...parts, weights: parts.weights.subarray(1) })).toThrow(RangeError);
    expect(() => TextModel.of({ ...parts, labels: ['light'] })).toThrow(RangeError);
    expect(() => TextModel.of({ ...parts, weights: parts.weights.map(() => Number.NaN) })).toThrow(
      RangeError,
    );
  });

  test('its parts hold no word of anybody', () => {
    expect(JSON.stringify({ ...model.parts, labels: [] })).not.toMatch(/\p{Script=Han}/u);
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
