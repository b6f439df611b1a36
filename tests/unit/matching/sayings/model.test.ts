import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import { countFeatures } from '#shared/domain/matching/learn/features';
import { normaliseText } from '#shared/domain/matching/normalise';
import { type Saying, SayingsModel } from '#shared/domain/matching/sayings/model';
import { JUDGED } from '#tests/fixtures/judged/index';
import { learnSayings, readSayings, SAYINGS_MODEL } from '#tests/helpers/sayings';

/** Single characters only, so that sums can be done by hand. */
const letters = (text: string): readonly string[] => [...text];
const learn = (sayings: readonly Saying[]): SayingsModel => SayingsModel.learn(sayings, letters);
const scoresOf = (model: SayingsModel, text: string): Record<string, number> => {
  const { scores } = model.score(countFeatures(text, letters));
  return Object.fromEntries(model.categoryIds.map((id, at) => [id, scores[at] as number]));
};

const SAYINGS: readonly Saying[] = [
  { categoryId: 'a', text: '灯' },
  { categoryId: 'a', text: '灯' },
  { categoryId: 'b', text: '水' },
  { categoryId: 'b', text: '灯' },
];

describe('what residents say', () => {
  it('gives the odds of naive Bayes, worked out by hand', () => {
    // 灯: twice with a, once with b; 水: once with b. Smoothing 0.5 over two features: a has 2 + 1, b has 2 + 1.
    const entropy = -(2 / 3) * Math.log(2 / 3) - (1 / 3) * Math.log(1 / 3);
    const weight = 1 - entropy / Math.log(2);
    const [a, b] = [weight * Math.log(2.5 / 3), weight * Math.log(1.5 / 3)];
    const found = scoresOf(learn(SAYINGS), '灯');
    expect(found.a).toBeCloseTo((a - b) / 2, 6);
    expect(found.b).toBeCloseTo((b - a) / 2, 6);
    // Only b was ever said with 水: it tells fully.
    const water = scoresOf(learn(SAYINGS), '水');
    expect((water.b ?? 0) - (water.a ?? 0)).toBeCloseTo(Math.log(1.5 / 0.5), 6);
  });

  it('says nothing of what nobody said, and how much of a text is known', () => {
    const model = learn(SAYINGS);
    expect(model.score(countFeatures('山', letters))).toMatchObject({ known: 0 });
    expect([...model.score(countFeatures('山', letters)).scores]).toEqual([0, 0]);
    expect(model.score(countFeatures('灯，山', letters)).known).toBeCloseTo(0.5, 6);
  });

  it('knows how residents write, character by character', () => {
    const model = learn([{ categoryId: 'a', text: '没有人能来' }]);
    expect(model.isUsual('没有人能')).toBe(true);
    expect(model.isUsual('没有能人')).toBe(false);
  });

  it('names the words that tell most', () => {
    const model = SayingsModel.learn(
      [
        { categoryId: 'a', text: '路灯坏了' },
        { categoryId: 'b', text: '水管坏了' },
      ],
      segmentChinese,
    );
    expect(model.telling('路灯坏了', 'a', segmentChinese, 1)).toEqual(['路灯']);
    expect(model.telling('路灯坏了', 'unknown', segmentChinese, 1)).toEqual([]);
  });

  it('is the same in whatever order the sayings come, and read back from its bytes', () => {
    const saying = fc.record({
      categoryId: fc.constantFrom('a', 'b', 'c'),
      text: fc
        .array(fc.constantFrom(...'灯水路电梯漏坏'), { minLength: 1, maxLength: 6 })
        .map((x) => x.join('')),
    });
    fc.assert(
      fc.property(fc.array(saying, { minLength: 1, maxLength: 12 }), (sayings) => {
        const bytes = learn(sayings).write();
        expect(learn([...sayings].reverse()).write()).toEqual(bytes);
        expect(scoresOf(SayingsModel.read(bytes), '灯坏')).toEqual(scoresOf(learn(sayings), '灯坏'));
      }),
      { numRuns: 50 },
    );
    expect(() => SayingsModel.read(new Uint8Array(40))).toThrow(RangeError);
  });
});

describe('the sayings of the program', () => {
  const sayings = readSayings();

  it('are all of categories that there are, each with at least 14, none twice in one', () => {
    const ids = new Set(
      (
        JSON.parse(
          readFileSync(join(import.meta.dirname, '../../../../resources/categories/problem.json'), 'utf8'),
        ) as { id: string }[]
      ).map(({ id }) => id),
    );
    const counts = new Map<string, number>();
    for (const { categoryId } of sayings) counts.set(categoryId, (counts.get(categoryId) ?? 0) + 1);
    expect([...counts.keys()].filter((id) => !ids.has(id))).toEqual([]);
    expect([...ids].filter((id) => (counts.get(id) ?? 0) < 14)).toEqual([]);
    expect(sayings.filter(({ text }) => text === '')).toEqual([]);
    const seen = new Set<string>();
    const twice = sayings.filter(({ categoryId, text }) => {
      const key = `${categoryId} ${text}`;
      return seen.size === seen.add(key).size;
    });
    expect(twice).toEqual([]);
  });

  it('hold no case of the judged set: it measures words that nobody wrote for it', () => {
    const bare = (text: string): string => normaliseText(text).replace(/[^\p{L}\p{N}]/gu, '');
    const said = new Set(sayings.map(({ text }) => bare(text)));
    expect(JUDGED.filter(({ say }) => said.has(bare(say)))).toEqual([]);
  });

  it('are what the saved model was learnt from: else run npm run sayings', () => {
    expect(Buffer.compare(learnSayings(sayings), readFileSync(SAYINGS_MODEL))).toBe(0);
    // Some ten seconds of work on an idle machine.
  }, 180_000);
});
