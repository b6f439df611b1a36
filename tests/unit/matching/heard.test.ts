import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CategoryLexicon } from '#shared/domain/matching/category';
import { WordIndex } from '#shared/domain/matching/heard';
import { lexiconJudge } from '#shared/domain/matching/judge';
import { category } from './fixture.ts';

const text = fc.string({ unit: fc.constantFrom('水', '管', '漏', '气', ' '), maxLength: 40 });
const words = fc.uniqueArray(fc.string({ unit: fc.constantFrom('水', '管', '漏', '气'), maxLength: 4 }));

/** Every place of every word, without those that stand within another: the plain way. */
function plainly(list: readonly string[], said: string): Map<string, number> {
  const found = list
    .filter((word) => word !== '')
    .flatMap((word) =>
      [...said]
        .map((_, at) => ({ word, at, end: at + word.length }))
        .filter(({ at }) => said.startsWith(word, at)),
    );
  const counts = new Map<string, number>();
  for (const one of found)
    if (!found.some((other) => other !== one && other.at <= one.at && other.end >= one.end))
      counts.set(one.word, (counts.get(one.word) ?? 0) + 1);
  return counts;
}

describe('words heard in a text', () => {
  it('are those found the plain way, as often', () => {
    fc.assert(
      fc.property(words, text, (list, said) => {
        const heard = new WordIndex(list).heardIn(said);
        expect(new Map(heard.map(({ word, count }) => [word, count]))).toEqual(plainly(list, said));
        for (const { word, first } of heard) expect(said.startsWith(word, first)).toBe(true);
      }),
    );
  });

  it('are the longest: a word within another is heard only where it stands alone', () => {
    expect(new WordIndex(['漏水', '漏水赔偿', '水']).heardIn('漏水赔偿谈不拢,还在漏水')).toEqual([
      { word: '漏水赔偿', count: 1, first: 0 },
      { word: '漏水', count: 1, first: 10 },
    ]);
  });
});

describe('what speaks for a category', () => {
  const lexicon = new CategoryLexicon([
    category('water', { name: '供水', keywords: ['水管', '自来水'] }),
    category('water-bill', { parentId: 'water', name: '水费', keywords: ['水表', '自来水'] }),
    category('water-break', { parentId: 'water', name: '爆管', keywords: ['爆裂'] }),
    category('health', { name: '健康', keywords: ['医院', '水表', '健康'] }),
  ]);
  const points = (said: string, id: string) => lexicon.evidence(said).get(id) ?? 0;
  const first = (said: string) => lexicon.rank(said)[0]?.categoryId;
  const far = '前'.repeat(50);

  it('speaks louder when said again, ever less so, and never twice as loud', () => {
    const times = [1, 2, 3, 50].map((count) => points(far + '医院,'.repeat(count), 'health'));
    for (const [index, sum] of times.entries())
      if (index > 0) expect(sum).toBeGreaterThan(times[index - 1] ?? 0);
    expect(times[3]).toBeLessThan(2 * (times[0] ?? 0));
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan((times[2] ?? 0) - (times[1] ?? 0));
  });
  it('speaks louder in the opening', () => {
    expect(points(`医院${far}`, 'health')).toBeGreaterThan(2 * points(`${far}医院`, 'health'));
  });
  it('is shared among the categories of a word', () => {
    expect(points('水表', 'health')).toBe(points('水表', 'water-bill'));
    expect(points('水表', 'health')).toBeLessThan(points('医院', 'health'));
  });
  it('of a word of parent and child is the child’s', () => {
    expect(points('自来水', 'water')).toBe(0);
    expect(first('自来水')).toBe('water-bill');
  });
  it('counts for the parent, which is chosen when its children agree on nothing', () => {
    expect(first('爆裂')).toBe('water-break');
    expect(first('水管爆裂')).toBe('water-break');
    expect(first('自来水的水费,爆管爆裂,水管')).toBe('water');
    expect(lexiconJudge(lexicon).rank('自来水的水费,爆管爆裂,水管')[0]?.because).toContain('水费');
  });
  it('is not heard in a courtesy', () => {
    expect(points('祝您身体健康', 'health')).toBe(0);
    expect(points('健康', 'health')).toBeGreaterThan(0);
  });
});
