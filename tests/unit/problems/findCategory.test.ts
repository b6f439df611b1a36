import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pinyinLines } from '#core/records/pinyin';
import { categoryFinder } from '#renderer/features/problems/understood/findCategory';
import { initialsAt } from '#renderer/features/problems/understood/initials';
import type { Category } from '#shared/contract/things';

const file = new URL('../../../resources/categories/problem.json', import.meta.url);
const built = JSON.parse(readFileSync(file, 'utf8')) as { id: string; name: string; keywords: string[] }[];
const categories = built.map(
  ({ id, name, keywords }): Category => ({
    id,
    name,
    keywords,
    scope: 'problem',
    parentId: null,
    needs: [],
    responsible: [],
    defaultLevel: null,
    deadlineHours: null,
    symbol: null,
    builtin: true,
    version: 1,
  }),
);
const find = categoryFinder(categories);
const first = (text: string): string => {
  const [found] = find(text);
  return found ? `${found.category.name}${found.word === null ? '' : `（${found.word}）`}` : '';
};

describe('a category is found', () => {
  test.each([
    ['婚姻家庭', '婚姻家庭'],
    ['离婚', '婚姻家庭（离婚）'],
    // 繁體, full width, blanks and the marks of an input method.
    ['離婚', '婚姻家庭（离婚）'],
    [' ｈｙｊｔ ', '婚姻家庭'],
    ["h'y'j't", '婚姻家庭'],
    ['ggzm', '公共照明'],
    ['ffxy', '非法行医'],
    ['ywhywxzj', '业委会与维修资金'],
    ['我想离婚但是孩子怎么办', '婚姻家庭（离婚）'],
    ['坐火箭', ''],
    ['  ', ''],
  ])('%j: %j', (text, expected) => {
    expect(first(text)).toBe(expected);
  });

  test('by keywords of several, those that are the word itself first', () => {
    const found = find('噪音');
    expect(found.length).toBeGreaterThan(1);
    const names = found.findIndex(({ word }) => word !== null);
    // Names first, then keywords.
    expect(found.slice(names < 0 ? found.length : names).every(({ word }) => word !== null)).toBe(true);
    for (const { category, word } of found) expect(word ?? category.name).toContain('噪音');
  });

  test('by every own name and every own keyword', () => {
    for (const { id, name } of built) expect(find(name)[0]?.category.id, name).toBe(id);
    for (const { id, keywords } of built)
      for (const word of keywords.slice(0, 5))
        expect(
          find(word).some(({ category }) => category.id === id),
          word,
        ).toBe(true);
  });

  test('at most 30', () => {
    for (const text of ['lh', '水', '电', 'sj']) {
      expect(find(text).length).toBeGreaterThan(0);
      expect(find(text).length).toBeLessThanOrEqual(30);
    }
  });
});

test('initials agree with the core’s pinyin', () => {
  const words = [...new Set(built.flatMap(({ name, keywords }) => [name, ...keywords]))].filter((word) =>
    /^[\u4e00-\u9fff]+$/.test(word),
  );
  const wrong = words.filter((word) => {
    const known = pinyinLines(word).initials.split(' ');
    return !known.some((initials) => initialsAt(word, initials) === 0);
  });
  expect(words.length).toBeGreaterThan(1000);
  // Readings that depend on the neighbours; the name's other words find it all the same.
  expect(wrong.length / words.length).toBeLessThan(0.005);
});
