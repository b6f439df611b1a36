import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBuiltinCategories } from '#core/services/categories/builtin';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { skillBook } from '#shared/domain/written/index';

const categories = readBuiltinCategories('resources');
const problem = categories.filter((category) => category.scope === 'problem');

describe('built-in categories', () => {
  it('cover problems and every kind that has categories', () => {
    expect(problem.filter((category) => category.parentId === null).length).toBeGreaterThanOrEqual(25);
    for (const kind of KIND_IDS.filter((id) => id !== 'risk'))
      expect(
        categories.some((category) => category.scope === kind),
        kind,
      ).toBe(true);
  });

  it('have ids that say their scope and parents of the same scope', () => {
    const byId = new Map(categories.map((category) => [category.id, category]));
    for (const category of categories) {
      expect(category.id).toMatch(/^[a-z]+(-[a-z]+)+$/);
      if (category.parentId) expect(byId.get(category.parentId)?.scope).toBe(category.scope);
    }
  });

  it('give every problem category words, needs, somebody responsible, a level and a deadline', () => {
    for (const category of problem) {
      expect(category.keywords.length, category.name).toBeGreaterThanOrEqual(category.parentId ? 8 : 15);
      expect(new Set(category.keywords).size).toBe(category.keywords.length);
      expect(category.needs.length, category.name).toBeGreaterThan(0);
      expect(category.responsible.length, category.name).toBeGreaterThan(0);
      expect(category.defaultLevel).toBeGreaterThanOrEqual(1);
      expect(category.deadlineHours).toBeGreaterThan(0);
    }
  });

  it('know other words for what problems need, so that a need finds who can do it', () => {
    const skills = categories.filter((category) => category.scope === 'skill');
    const known = skillBook(skills);
    expect(new Set(skills.map(({ name }) => name)).size).toBe(skills.length);
    expect(known('水暖工')?.name).toBe('水管维修');
    expect(known('持证电工')?.name).toBe('电工');
    expect(known('邻里调解')?.name).toBe('人民调解');
    expect(known('没有的')).toBeUndefined();
  });

  it('leave the more urgent less time on the average', () => {
    const meanHours = (level: number) => {
      const of = problem.filter((category) => category.defaultLevel === level);
      return of.reduce((sum, category) => sum + (category.deadlineHours ?? 0), 0) / of.length;
    };
    for (const level of [1, 2, 3]) expect(meanHours(level)).toBeLessThan(meanHours(level + 1));
  });

  it('refuse a file with an unknown parent', () => {
    const folder = mkdtempSync(join(tmpdir(), 'categories-'));
    mkdirSync(join(folder, 'categories'));
    writeFileSync(
      join(folder, 'categories/problem.json'),
      JSON.stringify([{ ...problem[1], parentId: 'none' }]),
    );
    writeFileSync(join(folder, 'categories/resource.json'), '[]');
    writeFileSync(join(folder, 'categories/skill.json'), '[]');
    expect(() => readBuiltinCategories(folder)).toThrow('before its parent');
  });
});
