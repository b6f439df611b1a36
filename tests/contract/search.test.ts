import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '#core/store/migrations/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const CONSENT = { consentBasis: 'signed', consentOn: '2026-01-01' };
const person = (name: string, attrs: object = {}, more: object = {}) =>
  test.call('things.create', { kind: 'person', patch: { name, attrs: { ...CONSENT, ...attrs }, ...more } });
const titles = async (text: string) =>
  (await test.call('things.search', { text })).hits
    .filter(({ type }) => type === 'thing')
    .map(({ id }) => id);
const listed = async (text: string) =>
  (await test.call('things.list', { filter: { text } })).rows.map(({ id }) => id);
/** The index begins by itself a little after opening; before that SQL answers. */
const indexed = () => new Promise((resolve) => setTimeout(resolve, 1_500));

describe('one box', () => {
  it('finds by names, readings of surnames, skills, phones, notes, 繁體 and full width: the same before and after the index', async () => {
    const shan = (await person('单小红', { skills: ['水电维修'] }, { phone: '13812345678' })).id;
    const qiu = (await person('仇大力', {}, { note: '会修自行车' })).id;
    const place = (
      await test.call('things.create', {
        kind: 'place',
        patch: { name: '安丰电工房', address: '朝南埭12幢' },
      })
    ).id;
    const cases: readonly (readonly [string, string])[] = [
      ['单小红', shan],
      ['shanxiaohong', shan],
      ['danxiaohong', shan],
      ['sxh', shan],
      ['水电', shan],
      ['5678', shan],
      ['qiudali', qiu],
      ['自行车', qiu],
      ['電工', place],
      ['ＡＦＤＧＦ', place],
      ['朝南埭12', place],
      ['anfeng电工', place],
    ];
    for (const [text, id] of cases) expect([text, await titles(text)]).toEqual([text, [id]]);
    await indexed();
    for (const [text, id] of cases) {
      expect([text, await titles(text)]).toEqual([text, [id]]);
      expect([text, await listed(text)]).toEqual([text, [id]]);
    }
    const [hit] = (await test.call('things.search', { text: '水电' })).hits;
    expect(hit?.matched).toEqual({ key: 'skills', text: '水电维修' });
    expect(JSON.stringify(hit)).not.toContain('13812345678');
  });

  it('follows every save, undo and removal at once', async () => {
    const made = await person('甲乙丙');
    await indexed();
    expect(await titles('甲乙')).toEqual([made.id]);
    const renamed = await test.call('things.update', {
      id: made.id,
      version: made.version,
      patch: { name: '丁戊己' },
    });
    expect([await titles('甲乙'), await titles('丁戊')]).toEqual([[], [made.id]]);
    await test.call('history.undo', {});
    expect([await titles('甲乙'), await titles('丁戊')]).toEqual([[made.id], []]);
    await test.call('things.remove', { ids: [renamed.id] });
    expect(await titles('甲乙')).toEqual([]);
    const later = await person('甲乙丁');
    expect(await titles('jiayi')).toEqual([later.id]);
  });
});

describe('a map of the first version', () => {
  it('gets its new columns, search texts and sort keys, and keeps its rows', async () => {
    const folder = join(test.ports.mapsDir, '测试社区');
    await test.call('maps.close', {});
    const file = join(test.home, 'old.sqlite');
    const old = new Sqlite(file);
    old.exec(MIGRATIONS[0] ?? '');
    old.pragma('user_version = 1');
    old.pragma('application_id = 1280139632');
    old.prepare("INSERT INTO meta VALUES ('id', 'm'), ('name', '旧图'), ('createdAtMs', '0')").run();
    const insert = old.prepare(
      `INSERT INTO things (id, kind, name, attrs, custom, search_text, batch_id, version, created_at_ms, updated_at_ms)
       VALUES (?, 'place', ?, ?, '{}', '', 'b', 1, 0, 0)`,
    );
    insert.run('01990000-0000-7000-8000-000000000001', '中心广场', '{"verifiedOn":"2026-01-02"}');
    insert.run('01990000-0000-7000-8000-000000000002', '安丰小区', '{}');
    old.close();
    for (const name of ['map.sqlite', 'map.sqlite-wal', 'map.sqlite-shm'])
      rmSync(join(folder, name), { force: true });
    copyFileSync(file, join(folder, 'map.sqlite'));

    await test.call('maps.open', { folder });
    await indexed();
    const { rows } = await test.call('things.list', { sort: { key: 'name' } });
    expect(rows.map(({ name }) => name)).toEqual(['安丰小区', '中心广场']);
    expect((await test.call('things.search', { text: 'zxgc' })).hits[0]?.title).toBe('中心广场');
  });
});
