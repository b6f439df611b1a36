import { describe, expect, it } from 'vitest';
import { readBuiltinCategories } from '#core/services/categories/builtin';
import { CategoryLexicon } from '#shared/domain/matching/category';
import { normaliseText } from '#shared/domain/matching/normalise';
import { skillBook } from '#shared/domain/written/index';
import { CLASS_OF } from '#tests/bench/match/boardClasses';
import { SAID } from './said.ts';

const all = readBuiltinCategories('resources');
const categories = all.filter(({ scope }) => scope === 'problem');
const byId = new Map(categories.map((category) => [category.id, category]));
const lexicon = new CategoryLexicon(categories);
const topOf = (id: string): string => byId.get(id)?.parentId ?? id;

describe('the built-in taxonomy', () => {
  it('is complete in every category', () => {
    for (const { id, name, keywords, needs, responsible, defaultLevel, deadlineHours } of categories) {
      expect(keywords.length, name).toBeGreaterThanOrEqual(8);
      expect(needs.length, name).toBeGreaterThan(0);
      expect(needs.length, name).toBeLessThanOrEqual(5);
      expect(new Set(needs).size, name).toBe(needs.length);
      expect(responsible.length, name).toBeGreaterThan(0);
      expect(defaultLevel, name).toBeGreaterThanOrEqual(1);
      expect(defaultLevel, name).toBeLessThanOrEqual(4);
      expect(deadlineHours, name).toBeGreaterThan(0);
      expect(byId.get(id)?.parentId === null || byId.has(topOf(id)), name).toBe(true);
    }
    expect(new Set(categories.map(({ id }) => id)).size).toBe(categories.length);
    expect(new Set(categories.map(({ name }) => name)).size).toBe(categories.length);
    expect(byId.get('problem-other')?.name).toBe('其他');
  });

  it('has trees of two tiers, and a character on the map for each tree', () => {
    for (const { id, parentId, symbol, name } of categories) {
      if (parentId !== null) expect(byId.get(parentId)?.parentId, name).toBeNull();
      else if (id !== 'problem-other') expect(symbol?.glyph, name).toHaveLength(1);
    }
    const glyphs = categories.flatMap(({ symbol }) => symbol?.glyph ?? []);
    expect(new Set(glyphs).size).toBe(glyphs.length);
  });

  it('has no word twice in a category, none of one character, none without a meaning when heard', () => {
    for (const { name, keywords } of categories) {
      const words = keywords.map(normaliseText);
      expect(new Set(words).size, name).toBe(words.length);
      for (const word of words) expect(word.length, `${name}: ${word}`).toBeGreaterThan(1);
    }
  });

  it('has no word in more than three trees', () => {
    const trees = new Map<string, Set<string>>();
    for (const { id, keywords } of categories)
      for (const word of keywords.map(normaliseText))
        trees.set(word, (trees.get(word) ?? new Set()).add(topOf(id)));
    expect([...trees].filter(([, tops]) => tops.size > 3).map(([word]) => word)).toEqual([]);
  });

  it('needs what some skill, resource or service is called', () => {
    const book = skillBook(all.filter(({ scope }) => scope === 'skill'));
    const tags = new Set(
      all
        .filter(({ scope }) => scope !== 'problem')
        .flatMap(({ name, keywords }) => [name, ...keywords].map(normaliseText)),
    );
    const needs = new Set(categories.flatMap((category) => category.needs));
    expect([...needs].filter((need) => !book(need) && !tags.has(normaliseText(need)))).toEqual([]);
  });

  it('is mapped to the classes of the petition board by ids that exist', () => {
    for (const id of CLASS_OF.keys()) expect(byId.has(id), id).toBe(true);
    expect(new Set(CLASS_OF.values()).size).toBe(7);
  });
});

describe('what callers say', () => {
  it('is there for every sub-category, and is none of its words', () => {
    const subs = categories.filter(({ parentId }) => parentId !== null);
    expect(subs.map(({ id }) => id.replace('problem-', '')).filter((id) => !(id in SAID))).toEqual([]);
    for (const [id, texts] of Object.entries(SAID))
      for (const text of texts) expect(byId.get(`problem-${id}`)?.keywords ?? [], text).not.toContain(text);
  });

  it.each(Object.entries(SAID))('%s is found', (id, texts) => {
    const found = texts.map((text) => lexicon.rank(normaliseText(text))[0]?.categoryId ?? '其他');
    expect(found).toEqual(texts.map(() => `problem-${id}`));
  });
});
