import { describe, expect, it } from 'vitest';
import { FIELD_WORDS, segmentChinese } from '#core/text/segmenter';
import { CategoryLexicon } from '#shared/domain/matching/category';
import { lexiconJudge } from '#shared/domain/matching/judge';
import { termsOf, wholeTerms } from '#shared/domain/matching/tokens';
import { wantedAtMs } from '#shared/domain/matching/wanted';
import { CATEGORIES, NOW_MS } from './fixture.ts';

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

describe('the wanted time', () => {
  // NOW_MS is Wednesday 2026-08-05 14:30.
  it.each([
    ['今晚来', '2026-08-05T19:00:00+08:00'],
    ['明天上午', '2026-08-06T10:00:00+08:00'],
    ['后天下午', '2026-08-07T15:00:00+08:00'],
    ['周五晚上', '2026-08-07T19:00:00+08:00'],
    ['周一上午', '2026-08-10T10:00:00+08:00'],
    ['下周三下午', '2026-08-12T15:00:00+08:00'],
    ['明天', '2026-08-06T09:00:00+08:00'],
    ['大后天上午', '2026-08-08T10:00:00+08:00'],
    ['周末来看看', '2026-08-08T09:00:00+08:00'],
    ['下周末', '2026-08-15T09:00:00+08:00'],
    ['明天下午3点半来', '2026-08-06T15:30:00+08:00'],
    ['晚上八点来人', '2026-08-05T20:00:00+08:00'],
    ['请在17:30前修好', '2026-08-05T17:30:00+08:00'],
    ['半小时内', '2026-08-05T15:00:00+08:00'],
    ['两个小时后上门', '2026-08-05T16:30:00+08:00'],
    ['一个半小时内', '2026-08-05T16:00:00+08:00'],
    ['三天之内', '2026-08-08T14:30:00+08:00'],
    ['昨天下午坏的，明天上午来修', '2026-08-06T10:00:00+08:00'],
    ['8月10日上午上门', '2026-08-10T10:00:00+08:00'],
    ['10号下午来', '2026-08-10T15:00:00+08:00'],
    ['明早', '2026-08-06T08:00:00+08:00'],
  ])('%s', (text, expected) => {
    expect(wantedAtMs(text, NOW_MS)).toBe(Date.parse(expected));
  });
  it.each([
    '路灯坏了',
    '晚上总是很吵',
    '今天上午坏的',
    '每周三都吵',
    '晚上8点开始吵',
    '每天晚上10点打麻将',
    '昨晚漏水',
    '早上8点来人',
    '2018年11月23日星期五上午停水',
    '每到周末都吵',
    '88号门口来人',
    '5号楼来人',
    '上周五开始',
    '今天',
  ])('%s: now', (text) => {
    expect(wantedAtMs(text, NOW_MS)).toBeNull();
  });
});
