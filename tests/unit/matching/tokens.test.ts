import { describe, expect, it } from 'vitest';
import { FIELD_WORDS, segmentChinese } from '#core/text/segmenter';
import { CategoryLexicon } from '#shared/domain/matching/category';
import { lexiconJudge } from '#shared/domain/matching/judge';
import { termsOf, wholeTerms } from '#shared/domain/matching/tokens';
import { CATEGORIES } from './fixture.ts';

describe('terms', () => {
  it.each(FIELD_WORDS)('%s is one word inside a sentence', (word) => {
    expect(segmentChinese(`请问${word}的事情`)).toContain(word);
  });
  it('ordinary text is cut as ever', () => {
    expect(termsOf('家里下水道堵了，请问怎么办？', segmentChinese)).toContain('下水道');
    expect(termsOf('持证电工', segmentChinese)).toContain('电工');
  });
  it('fillers, marks, door numbers and untelling characters are no terms', () => {
    expect(termsOf('我们小区今天有人反映问题，12，的。', segmentChinese)).toEqual([]);
  });
  it('a word inside another one is not shown beside it', () => {
    expect(wholeTerms(['路灯', '维修', '路灯维修', '电工'])).toEqual(['路灯维修', '电工']);
  });
});

describe('the category', () => {
  const judge = lexiconJudge(new CategoryLexicon(CATEGORIES));
  it('is decided by words, which are named', () => {
    expect(judge.rank('楼道灯和路灯坏了')[0]).toMatchObject({
      categoryId: 'lighting',
      because: expect.arrayContaining(['楼道灯', '路灯坏了']),
    });
  });
  it('is less sure between two, and none without words', () => {
    const sure = judge.rank('路灯坏了')[0]?.share ?? 0;
    expect(judge.rank('路灯坏了，水管漏水')[0]?.share).toBeLessThan(sure);
    expect(judge.rank('随便说说')).toEqual([]);
  });
});
