import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindOf, lookOf } from '#shared/domain/kinds/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '图标' });
});
afterEach(() => test.dispose());

const list = async () => (await test.call('categories.list', {})).categories;
const find = async (id: string) => (await list()).find((category) => category.id === id);

describe('symbols of categories', () => {
  it('come with the built-in ones', async () => {
    const categories = new Map((await list()).map((category) => [category.id, category]));
    const school = lookOf(kindOf('place'), 'place-school', categories);
    expect(school.glyph).toBe('学');
    expect(school.shape).toBe(kindOf('place').symbol.shape);
    // A subcategory has the character of the one above it.
    expect(lookOf(kindOf('risk'), 'problem-fire-passage', categories).glyph).toBe('火');
  });

  it('are changed, undone and taken away like any part of a category', async () => {
    const before = await find('place-school');
    if (!before) throw new Error('no such category');
    const { id, version, builtin: _builtin, ...category } = before;
    const symbol = { shape: 'hexagon' as const, colour: '#112233', glyph: '校' };
    const saved = await test.call('categories.save', { id, version, category: { ...category, symbol } });
    expect(saved.symbol).toEqual(symbol);
    await test.call('history.undo', {});
    expect((await find('place-school'))?.symbol).toEqual(before.symbol);
    const now = await find('place-school');
    await test.call('categories.save', {
      id,
      version: now?.version ?? 0,
      category: { ...category, symbol: null },
    });
    expect((await find('place-school'))?.symbol).toBeNull();
  });

  it.each([
    ['two characters', { glyph: '学校' }],
    ['a blank', { glyph: ' ' }],
    ['a colour by its name', { colour: 'red' }],
    ['an unknown shape', { shape: 'heart' }],
  ])('do not take %s', async (_what, symbol) => {
    const school = await find('place-school');
    if (!school) throw new Error('no such category');
    const { id, version, builtin: _builtin, ...category } = school;
    await expect(
      test.call('categories.save', { id, version, category: { ...category, symbol: symbol as never } }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('reach a map of before, but not what its office has set or taken away', async () => {
    const school = await find('place-school');
    if (!school) throw new Error('no such category');
    const { id, version, builtin: _builtin, ...category } = school;
    await test.call('categories.save', { id, version, category: { ...category, symbol: null } });
    await test.call('maps.close', {});
    const folder = join(test.ports.mapsDir, '图标');
    const database = new Sqlite(join(folder, 'map.sqlite'));
    database.exec(`UPDATE categories SET symbol = NULL WHERE id = 'place-medical'`);
    database.close();
    await test.call('maps.open', { folder });
    expect((await find('place-medical'))?.symbol?.glyph).toBe('医');
    expect((await find('place-school'))?.symbol).toBeNull();
  });
});
