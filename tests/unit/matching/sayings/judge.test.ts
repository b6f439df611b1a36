import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { segmentChinese } from '#core/text/segmenter';
import type { ProblemCategory } from '#shared/domain/matching/index';
import { SayingsModel } from '#shared/domain/matching/sayings/model';
import { WordKnowledge } from '#shared/domain/matching/understand/wordKnowledge';
import { SAYINGS_MODEL } from '#tests/helpers/sayings';
import { category } from '../fixture.ts';

const model = SayingsModel.read(readFileSync(SAYINGS_MODEL));
const judgeOf = (categories: readonly ProblemCategory[]) =>
  new WordKnowledge(categories, { segment: segmentChinese, sayings: () => model }, (judge) => judge).judge;

const LIGHT = category('problem-property-lighting', { keywords: ['路灯'] });
const LEAK = category('problem-property-leak', { keywords: ['漏水'] });
const OTHER = category('problem-other');

describe('the judge that knows what residents say', () => {
  const judge = judgeOf([LIGHT, LEAK, OTHER]);

  it('finds the category of words that no lexicon has, and tells which of them speak for it', () => {
    const [first] = judge.rank('天花板往下滴水');
    expect(first).toMatchObject({ categoryId: 'problem-property-leak', by: 'lexicon' });
    expect(first?.because.length).toBeGreaterThan(0);
  });

  it('gives shares of 1, the surest first, words of the lexicon speaking besides', () => {
    const plain = judge.rank('那边一直不亮');
    const named = judge.rank('那边路灯一直不亮');
    for (const ranked of [plain, named]) {
      const shares = ranked.map(({ share }) => share);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
      expect([...shares].sort((a, b) => b - a)).toEqual(shares);
    }
    const shareOf = (ranked: typeof plain) =>
      ranked.find(({ categoryId }) => categoryId === LIGHT.id)?.share ?? 0;
    expect(shareOf(named)).toBeGreaterThan(shareOf(plain));
    expect(named[0]?.because).toContain('路灯');
  });

  it('hears a word of the taxonomy that no saying holds', () => {
    const builtIn = JSON.parse(
      readFileSync(new URL('../../../../resources/categories/problem.json', import.meta.url), 'utf8'),
    ) as ProblemCategory[];
    const [first] = judgeOf(builtIn).rank('来电人称有高抛,请核实处置');
    expect(first?.categoryId).toBe('problem-falling-throw');
    expect(first?.share).toBeGreaterThan(0.4);
  });

  it("lets the office's own category win by its own words, and leaves it out where none is said", () => {
    const own = judgeOf([LIGHT, LEAK, OTHER, category('own', { keywords: ['景观水泵'] })]);
    expect(own.rank('景观水泵又停了')[0]?.categoryId).toBe('own');
    expect(own.rank('楼道灯坏了').map(({ categoryId }) => categoryId)).not.toContain('own');
  });

  it('goes by a word that the office gave a built-in category, whatever residents elsewhere say with it', () => {
    const text = '路灯下面的水管一直漏水';
    expect(judge.rank(text)[0]?.categoryId).toBe(LEAK.id);
    const own = judgeOf([category(LIGHT.id, { keywords: ['路灯', '路灯下面'] }), LEAK, OTHER]);
    expect(own.rank(text)[0]).toMatchObject({ categoryId: LIGHT.id, because: ['路灯下面'] });
    const strange = judgeOf([category(LIGHT.id, { keywords: ['夹棚车'] }), LEAK, OTHER]);
    expect(strange.rank('夹棚车到处乱跑')[0]).toMatchObject({ categoryId: LIGHT.id });
    expect(strange.rank('夹棚车到处乱跑')[0]?.share).toBeGreaterThan(0.6);
  });

  it("does not leave everything to an office's category for a word that is said with everything", () => {
    const own = judgeOf([LIGHT, LEAK, OTHER, category('own', { keywords: ['小区'] })]);
    expect(own.rank('我们小区楼道里的灯一直不亮')[0]?.categoryId).toBe(LIGHT.id);
    expect(own.rank('小区天花板往下滴水')[0]?.categoryId).toBe(LEAK.id);
  });

  it('is sure of nothing where nothing was ever said', () => {
    expect(judge.rank('㐀㐁')).toEqual([]);
    expect(judgeOf([LIGHT, OTHER]).rank('')).toEqual([]);
  });
});
