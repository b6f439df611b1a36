import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#core/actor';
import { METHODS } from '#shared/contract/index';
import { ADMIN, makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '甲' });
});
afterEach(() => test.dispose());

const CONSENT = { consentBasis: 'signed', consentOn: '2026-01-01' };
const position = {
  geometry: { type: 'Point' as const, coordinates: [121.5, 29.8] as [number, number] },
  crs: 'wgs84' as const,
};
/** Spoils stored rows as a failing disk or a foreign program would. */
async function spoil(...statements: string[]): Promise<void> {
  await test.call('maps.close', {});
  const folder = join(test.ports.mapsDir, '甲');
  const database = new Sqlite(join(folder, 'map.sqlite'));
  for (const statement of statements) database.exec(statement);
  database.close();
  await test.call('maps.open', { folder });
}

describe('damaged rows', () => {
  it('are shown as 需修复 and spoil nothing: list, search, map, matching, history, print, undo', async () => {
    const risk = await test.call('things.create', {
      kind: 'risk',
      patch: { name: '积水', level: 2, position, attrs: { foundOn: '2026-01-01' } },
    });
    const team = await test.call('things.create', { kind: 'team', patch: { name: '路灯维修队', position } });
    const odd = await test.call('things.create', { kind: 'place', patch: { name: '陈欧阳小明', position } });
    const fine = await test.call('things.create', { kind: 'place', patch: { name: '好的', position } });
    await spoil(
      `UPDATE things SET attrs = '{"foundOn":' WHERE id = '${risk.id}'`,
      `UPDATE things SET attrs = '[]', custom = 'x', geometry = '{"type":"Point"}' WHERE id = '${team.id}'`,
      `UPDATE things SET kind = 'nothingKnown' WHERE id = '${odd.id}'`,
      `UPDATE changes SET after = replace(after, '"attrs":"{', '"attrs":"{{') WHERE entity_id = '${risk.id}'`,
    );
    const { rows } = await test.call('things.list', {});
    expect(Object.fromEntries(rows.map((row) => [row.id, row.needsRepair]))).toEqual({
      [risk.id]: true,
      [team.id]: true,
      [odd.id]: true,
      [fine.id]: false,
    });
    // Of no known kind: shown as the kind that hides most.
    expect(rows.find((row) => row.id === odd.id)?.name).toContain('*');
    expect((await test.call('things.search', { text: '维修队' })).hits[0]?.id).toBe(team.id);
    expect((await test.call('things.markers', {})).count).toBe(4);
    expect((await test.call('history.of', { entity: 'thing', id: risk.id })).entries).toHaveLength(1);
    expect(JSON.stringify(await test.call('matching.answer', { text: '路灯维修' }))).toContain(team.id);
    const print = await test.call('lists.html', {
      list: {
        source: 'thing',
        title: '清单',
        filter: { kinds: ['risk', 'team'] },
        columns: ['name', 'note'],
      },
      edition: 'public',
    });
    expect(JSON.stringify(print)).toContain('积水');
    await test.call('things.remove', { ids: [risk.id, team.id] });
    await test.call('history.undo', {});
    const repaired = await test.call('things.update', {
      id: team.id,
      version: (await test.call('things.get', { id: team.id })).version,
      patch: { position, custom: {}, attrs: {} },
    });
    expect(repaired.needsRepair).toBe(false);
  });

  it('of cells and categories do not keep the map from opening', async () => {
    const category = await test.call('categories.list', {});
    const first = category.categories[0]?.id ?? '';
    const own = await test.call('categories.save', {
      category: {
        scope: 'problem',
        parentId: null,
        name: '本街道的事',
        keywords: ['街道'],
        needs: [],
        responsible: [],
        defaultLevel: null,
        deadlineHours: null,
        symbol: null,
      },
    });
    const file = await test.call('imports.open', {
      fileName: '轮廓.geojson',
      bytes: new TextEncoder().encode(
        '{"type":"Polygon","coordinates":[[[121.4,29.7],[121.6,29.7],[121.6,29.9],[121.4,29.9],[121.4,29.7]]]}',
      ),
    });
    await test.call('cells.importOutline', { importId: file.importId, crs: 'wgs84', name: '社区' });
    await test.call('cells.generate', { shape: 'square', sizeM: 10_000 });
    const before = (await test.call('cells.list', {})).cells.length;
    await spoil(
      `UPDATE categories SET keywords = 'oops' WHERE id IN ('${first}', '${own.id}')`,
      `UPDATE cells SET geometry = '{"type":"Polygon","coordinates":[[[1]]]}'
       WHERE id = (SELECT id FROM cells WHERE tier = 'cell' LIMIT 1)`,
    );
    expect((await test.call('cells.list', {})).cells).toHaveLength(before - 1);
    const after = (await test.call('categories.list', {})).categories;
    // A built-in category that nobody has changed is given its words again; of the office's own, nobody knows them.
    expect(after.find(({ id }) => id === first)?.keywords).toEqual(category.categories[0]?.keywords);
    expect(after.find(({ id }) => id === own.id)?.keywords).toEqual([]);
  });
});

describe('the door', () => {
  it('refuses whatever is not a method or not its input, and never throws', async () => {
    const unknown = [
      '',
      'things',
      'things.',
      'things.constructor',
      'constructor.name',
      '__proto__.toString',
      'x'.repeat(1e5),
    ];
    for (const method of unknown)
      expect(await test.core.dispatch(method, {}, ADMIN), method.slice(0, 30)).toMatchObject({
        ok: false,
        error: { code: 'method.unknown' },
      });
    for (const method of [undefined, null, 7, {}, []] as never[])
      expect(await test.core.dispatch(method, {}, ADMIN)).toMatchObject({ ok: false });
    const hostile = [
      undefined,
      null,
      7,
      'x',
      [],
      [[]],
      { id: { $ne: null } },
      { id: '' },
      new Map(),
      Symbol('x'),
      () => 0,
    ];
    for (const method of METHODS.keys())
      for (const input of hostile) {
        if (!METHODS.get(method)?.input.safeParse(input).success)
          expect(await test.core.dispatch(method, input, ADMIN), method).toMatchObject({
            ok: false,
            error: { code: 'input.invalid' },
          });
      }
  });

  it('reveals only fields, never what every object has', async () => {
    const made = await test.call('things.create', {
      kind: 'person',
      patch: { name: '欧阳小明', phone: '13812345678', attrs: CONSENT },
    });
    for (const key of ['constructor', 'valueOf', '__proto__', 'toString', 'hasOwnProperty']) {
      const { values } = await test.call('things.reveal', { id: made.id, fields: [key], purpose: '试' });
      expect(
        Object.values(values).filter((value) => value !== null),
        key,
      ).toEqual([]);
    }
  });

  it('asks the permission table for every method: a viewer reads, masked, and changes nothing', async () => {
    const made = await test.call('things.create', {
      kind: 'person',
      patch: { name: '欧阳小明', phone: '13812345678', attrs: CONSENT },
    });
    const viewer: Actor = { userId: 'v', roleId: 'viewer', via: 'script', sessionId: 'viewer' };
    const shown = await test.core.dispatch('things.list', {}, viewer);
    expect(shown.ok).toBe(true);
    expect(JSON.stringify(shown)).not.toContain('13812345678');
    const allowed = new Set(['app.use', 'map.read']);
    for (const [method, spec] of METHODS) {
      if (allowed.has(spec.permission)) continue;
      expect(await test.core.dispatch(method, {}, viewer), method).toMatchObject({
        ok: false,
        error: { code: 'permission.denied' },
      });
    }
    for (const [method, spec] of METHODS)
      if (allowed.has(spec.permission) && spec.type === 'command')
        expect(
          spec.topics.filter((topic) => topic !== 'app' && topic !== 'maps'),
          method,
        ).toEqual([]);
    expect((await test.call('things.get', { id: made.id })).version).toBe(1);
  });
});
