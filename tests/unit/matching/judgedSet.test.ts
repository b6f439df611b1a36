import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBuiltinCategories } from '#core/services/categories/builtin';
import { generateDemo } from '#core/services/demo/generate';
import { readDemoWords } from '#core/services/demo/words';
import { halfOf, JUDGED } from '#tests/fixtures/judged/index';

type CategoryRow = { readonly id: string; readonly parentId: string | null };
const ROWS: readonly CategoryRow[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../resources/categories/problem.json'), 'utf8'),
);
const parentOf = new Map(ROWS.map((row) => [row.id, row.parentId]));

describe('the judged set follows its rules', () => {
  it('has at least 160 different cases, in two halves of about one size', () => {
    expect(new Set(JUDGED.map(({ say }) => say)).size).toBe(JUDGED.length);
    expect(JUDGED.length).toBeGreaterThanOrEqual(160);
    const tune = JUDGED.filter((one) => halfOf(one) === 'tune').length / JUDGED.length;
    expect(Math.abs(tune - 0.5)).toBeLessThan(0.06);
  });

  it('names categories that exist, each top category at least four times', () => {
    const counts = new Map(ROWS.filter(({ parentId }) => !parentId).map(({ id }) => [id, 0]));
    for (const { say, categories } of JUDGED) {
      for (const id of categories) expect(parentOf.has(`problem-${id}`), `${say}: ${id}`).toBe(true);
      const first = `problem-${categories[0]}`;
      const top = parentOf.get(first) ?? first;
      counts.set(top, (counts.get(top) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count < 4)).toEqual([]);
    expect(counts.get('problem-other')).toBeGreaterThanOrEqual(8);
  });

  it('asks for somebody in every case but those of no category, and names no id of a record', () => {
    const hopeless: string[] = [];
    for (const { say, categories, need } of JUDGED) {
      const isAsked = need.first.length + need.ok.length > 0;
      if (categories.includes('other')) expect(isAsked, say).toBe(false);
      else if (!isAsked) hopeless.push(say);
      expect(say).not.toMatch(/[0-9a-f]{8}-/);
      expect(say.length).toBeGreaterThanOrEqual(5);
    }
    // Where nobody of the community can help, a shortage is right (rule 7).
    expect(hopeless.length).toBeLessThanOrEqual(1);
  });

  it('names abilities that somebody could have, and places of the demo community', () => {
    const [categories, words] = [readBuiltinCategories('resources'), readDemoWords('resources')];
    const abilities = new Set([
      ...categories
        .filter(({ scope }) => scope === 'skill')
        .flatMap(({ name, keywords }) => [name, ...keywords]),
      ...words.people.flatMap(({ skills }) => skills),
      ...words.resources.flatMap(({ capabilities }) => capabilities),
    ]);
    const named = JUDGED.flatMap(({ need }) => [...need.first, ...need.ok]);
    expect(named.filter((word) => !abilities.has(word))).toEqual([]);
    const nowMs = Date.parse('2026-08-04T15:00:00+08:00');
    const { things } = generateDemo({ seed: 20260101, nowMs, words, categories });
    const places = new Set([...things, ...words.estates].map(({ name }) => name));
    expect(JUDGED.flatMap(({ place }) => place ?? []).filter((place) => !places.has(place))).toEqual([]);
  });
});
