import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundOf } from '#core/records/pinyin';
import { dictionaryWords, segmentChinese } from '#core/text/segmenter';
import type { ProblemCategory } from '#shared/domain/matching/index';
import { normaliseText } from '#shared/domain/matching/index';
import { aboutOf } from '#shared/domain/matching/understand/about';
import { putRight } from '#shared/domain/matching/understand/slips';
import { WordKnowledge } from '#shared/domain/matching/understand/wordKnowledge';

const builtIn = JSON.parse(
  readFileSync(new URL('../../../../resources/categories/problem.json', import.meta.url), 'utf8'),
) as ProblemCategory[];
const parts = { segment: segmentChinese, dictionary: dictionaryWords, sound: soundOf };
const words = new WordKnowledge(builtIn, parts, (lexicon) => lexicon);
const about = (text: string, chosen: string | null = null) => aboutOf(normaliseText(text), chosen, words);
const family = (id: string | undefined): string => words.lexicon.get(id ?? null)?.parentId ?? id ?? '';

describe('slips', () => {
  it.each([
    ['楼到灯又灭了', '楼道灯'],
    ['点梯又不动', '电梯'],
    ['下水到满出来', '下水道'],
    ['高空抛务', '高空抛物'],
    ['高空物抛', '高空抛物'],
  ])('%s is read as %s', (text, word) => {
    expect(about(text).readAs.map((one) => one.word)).toContain(word);
  });
  it.each([
    '物业非常好',
    '三楼水很大',
    '停车费',
    '今天天气很好',
    '我想问一下',
    '你们辛苦了',
    '谢谢大家的帮助',
  ])('%s holds correct words only', (text) => {
    expect(words.slips.find(text)).toEqual([]);
  });
  it('a word of the lexicon is never read as another, whatever stands beside it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...words.lexicon.words),
        fc.string({ unit: fc.constantFrom(...'楼到灯点梯露电瓶的了'), maxLength: 8 }),
        (word, noise) => {
          const text = normaliseText(`${noise},${word},${noise}`);
          for (const heard of words.lexicon.heardIn(text))
            expect(about(text).text).toContain(words.inPlainWords(heard));
        },
      ),
    );
  });
  it('a text of correct words is left as it is', () => {
    for (const { name, keywords, needs } of builtIn)
      for (const word of [name, ...keywords, ...needs])
        expect(about(`请问${word}的事情怎么办`).readAs).toEqual([]);
  });
  it('are put right where they stand and nowhere else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'楼到道灯点电梯下水停车位为不亮,'), maxLength: 30 }),
        (text) => {
          const slips = words.slips.find(text);
          let reached = 0;
          for (const { start, end, written } of slips) {
            expect(start).toBeGreaterThanOrEqual(reached);
            expect(text.slice(start, end)).toBe(written);
            reached = end;
          }
          const grown = slips.reduce((sum, { written, word }) => sum + word.length - written.length, 0);
          expect(putRight(text, slips)).toHaveLength(text.length + grown);
        },
      ),
    );
  });
  it('of one character of the same sound leave the family of most words of three and more known', () => {
    const alike: Record<string, string> = {
      灯: '登',
      道: '到',
      电: '店',
      梯: '题',
      水: '睡',
      车: '撤',
      物: '务',
      停: '庭',
      工: '公',
      费: '非',
      垃: '拉',
      圾: '级',
    };
    const tried = [...words.lexicon.words].flatMap((word) => {
      const at = [...word].findIndex((c, i) => i > 0 && alike[c] !== undefined);
      return word.length < 3 || at < 0
        ? []
        : [[word, word.slice(0, at) + alike[word[at] as string] + word.slice(at + 1)] as const];
    });
    const kept = tried.filter(
      ([word, slipped]) => family(about(slipped).category?.id) === family(about(word).category?.id),
    );
    expect(tried.length).toBeGreaterThan(100);
    expect(kept.length / tried.length).toBeGreaterThan(0.8);
  });
});

describe('other writings', () => {
  it.each([
    ['電梯壞了，裡面關了人', '电梯坏了，里面关了人'],
    ['樓上漏水，天花板滲水', '楼上漏水，天花板渗水'],
    ['ＷＩＦＩ連不上', 'wifi连不上'],
  ])('%s is read like %s', (written, plain) => {
    expect(about(written)).toEqual(about(plain));
  });
  it.each([
    ['隔壁邻舍打相打', '邻居打架'],
    ['落大雨，屋里厢进水', '下大雨，家里进水'],
    ['物管不管事', '物业不管事'],
    ['弄堂里有贼骨头', '巷子里有小偷'],
  ])('%s means %s', (said, plain) => {
    expect(family(about(said).category?.id)).toBe(family(about(plain).category?.id));
  });
  it('a word of the dialect inside its own meaning is not said twice', () => {
    expect(words.inPlainWords('水龙头找居委会')).toBe('水龙头找居委会');
  });
});

describe('what nobody can tell', () => {
  it.each(['黑漆漆看勿清爽路', '啥人来帮帮我', '一直嗡嗡响'])(
    '%s is 其他, with the nearest offered',
    (text) => {
      const found = about(text);
      expect(found.unsure ? found.category?.id : 'problem-other').toBe('problem-other');
      expect(found.alternatives.length).toBeGreaterThanOrEqual(3);
    },
  );
  it('the clerk’s word holds, and what the text said is offered beside it', () => {
    const found = about('路灯坏了', 'problem-lift');
    expect(found).toMatchObject({
      by: 'clerk',
      confidence: 1,
      unsure: false,
      category: { id: 'problem-lift' },
    });
    expect(found.alternatives[0]?.categoryId).toBe(about('路灯坏了').category?.id);
  });
  it('any text is read without a fault, and never offers what is chosen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const found = about(text);
        const ids = found.alternatives.map(({ categoryId }) => categoryId);
        expect(ids).not.toContain(found.category?.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.length).toBeLessThanOrEqual(5);
        expect(found.confidence).toBeGreaterThanOrEqual(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});
