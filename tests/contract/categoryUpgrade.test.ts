import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Category } from '#shared/contract/things';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '旧图' });
});
afterEach(() => test.dispose());

const list = async () => (await test.call('categories.list', {})).categories;
const find = async (id: string) => (await list()).find((category) => category.id === id);
async function save(id: string, patch: Partial<Category>): Promise<void> {
  const now = await find(id);
  if (!now) throw new Error(`no ${id}`);
  const { id: _id, version, builtin: _builtin, ...category } = now;
  await test.call('categories.save', { id, version, category: { ...category, ...patch } });
}

/** Closes the map, makes it as an older program would have left it, and opens it. */
async function reopenAfter(sql: string): Promise<void> {
  await test.call('maps.close', {});
  const folder = join(test.ports.mapsDir, '旧图');
  const database = new Sqlite(join(folder, 'map.sqlite'));
  database.exec(sql);
  database.close();
  await test.call('maps.open', { folder });
}

const TAXI = 'problem-traffic-taxi';
const LEAK = 'problem-property-leak';

describe('a map of an older program', () => {
  it('gets the built-in categories and skills that came since, as they are', async () => {
    const before = await list();
    await reopenAfter(`DELETE FROM categories WHERE id IN ('${TAXI}', 'problem-housing', 'skill-electric') OR
      parent_id IN ('problem-housing', 'skill-electric')`);
    const plain = (all: readonly Category[]) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(plain(await list())).toEqual(plain(before));
  });

  it('is not written when it has all', async () => {
    const versions = (await list()).map(({ id, version }) => [id, version]);
    await reopenAfter('SELECT 1');
    expect((await list()).map(({ id, version }) => [id, version])).toEqual(versions);
  });

  it('does not get back what its office took away, nor what stands under it', async () => {
    await reopenAfter(`UPDATE categories SET deleted_at_ms = 1 WHERE id IN ('${LEAK}', 'problem-traffic');
      DELETE FROM categories WHERE id = '${TAXI}'`);
    for (const id of [LEAK, TAXI, 'problem-traffic']) expect(await find(id), id).toBeUndefined();
  });

  it('keeps a category of the office’s own instead of a new one of the same name', async () => {
    const name = (await find(TAXI))?.name ?? '';
    await reopenAfter(`UPDATE categories SET id = 'own', builtin = 0 WHERE id = '${TAXI}'`);
    expect((await list()).filter((category) => category.name === name).map(({ id }) => id)).toEqual(['own']);
  });

  it('gets new words and needs for what nobody has changed, and keeps every change of its office', async () => {
    const taxi = await find(TAXI);
    const leak = await find(LEAK);
    await save(LEAK, { needs: ['本社区水电工'] });
    await reopenAfter(`UPDATE categories SET keywords = '["旧词"]' WHERE id IN ('${TAXI}', '${LEAK}');
      UPDATE categories SET needs = '["旧技能"]' WHERE id = '${TAXI}'`);
    expect(await find(TAXI)).toMatchObject({ keywords: taxi?.keywords, needs: taxi?.needs });
    expect(await find(LEAK)).toMatchObject({
      name: leak?.name,
      keywords: ['旧词'],
      needs: ['本社区水电工'],
    });
    await test.call('maps.close', {});
    await test.call('maps.open', { folder: join(test.ports.mapsDir, '旧图') });
    expect((await find(LEAK))?.keywords).toEqual(['旧词']);
  });
});
