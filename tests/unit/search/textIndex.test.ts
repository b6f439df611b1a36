import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextIndex } from '#shared/domain/search/textIndex';
import { searchWords } from '#shared/domain/search/words';

const run = (steps: Generator<void, void>): void => {
  while (!steps.next().done);
};
const word = (text: string, cells: ReadonlySet<string> | null = null) => ({ text, cells });

const letters = fc.string({
  unit: fc.constantFrom('张', '三', 'z', 's', '1', '电'),
  minLength: 1,
  maxLength: 6,
});
const text = fc.array(letters, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const operation = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  text: fc.option(text, { nil: null }),
  build: fc.boolean(),
});

describe('the index', () => {
  it('answers like looking through every text, whatever was put in, taken out or built meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(operation, { maxLength: 30 }),
        fc.array(letters, { minLength: 1, maxLength: 2 }),
        (operations, words) => {
          const index = new TextIndex();
          const naive = new Map<string, string>();
          for (const { id, text: content, build } of operations) {
            if (content === null) {
              index.remove(id);
              naive.delete(id);
            } else {
              index.upsert({ id, row: id.charCodeAt(0), cellId: null, text: content });
              naive.set(id, content);
            }
            if (build) run(index.build());
          }
          const found = index.idsOf(index.find(words.map((one) => word(one))));
          const expected = [...naive].filter(([, content]) => words.every((one) => content.includes(one)));
          expect([...found].sort()).toEqual(expected.map(([id]) => id).sort());
        },
      ),
    );
  });

  it('ranks the same whether few or many begin with the word', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 40 }),
        letters,
        fc.integer({ min: 1, max: 5 }),
        (texts, asked, limit) => {
          const index = new TextIndex();
          for (const [i, content] of texts.entries())
            index.upsert({ id: String(i).padStart(3, '0'), row: i, cellId: null, text: content });
          run(index.build());
          const all = index.best([word(asked)], 1_000);
          expect(index.best([word(asked)], limit)).toEqual(all.slice(0, limit));
        },
      ),
    );
  });

  it('puts the whole name first, then its beginning, its sound, its initials, its inside, other fields', () => {
    const index = new TextIndex();
    const texts: Record<string, string> = {
      whole: 'li\n\n',
      begins: 'lili\n\n',
      sound: '李四\nlisi\nls',
      initials: '刘一\nliuyi\nli',
      inside: '小li\n\n',
      field: '王五\nwangwu\nww\nli店',
    };
    for (const [id, content] of Object.entries(texts).reverse())
      index.upsert({ id, row: 0, cellId: null, text: content });
    run(index.build());
    const found = index.best([word('li')], 10).map(({ id }) => id);
    expect(found.slice(0, 2)).toEqual(['whole', 'begins']);
    expect(found.indexOf('sound')).toBeLessThan(found.indexOf('inside'));
    expect(found.at(-1)).toBe('field');
  });

  it('takes a cell for a word, and keeps to the limit', () => {
    const index = new TextIndex();
    for (let i = 0; i < 50; i += 1)
      index.upsert({ id: `${i}`, row: i, cellId: i % 2 ? 'odd' : 'even', text: `张${i}` });
    run(index.build());
    const asked = [word('张'), word('3网格', new Set(['odd']))];
    expect(index.find(asked)).toHaveLength(25);
    expect(index.best(asked, 7)).toHaveLength(7);
  });
});

describe('words', () => {
  it.each([
    ['zhang电工', ['zhang', '电工']],
    ['李 水暖 3网格', ['李', '水暖', '3网格']],
    ['Ａ座　５６７８', ['a座', '5678']],
    ['電工', ['电工']],
    ['  ', []],
  ])('%s', (typed, words) => expect(searchWords(typed)).toEqual(words));
});
