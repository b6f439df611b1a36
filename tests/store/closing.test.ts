import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#core/actor';
import { ADMIN, makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
let nowMs = Date.UTC(2026, 10, 22);
beforeEach(async () => {
  // A clock that goes on, so that progress is told.
  test = makeTestCore({ now: () => (nowMs += 20) });
  await test.call('maps.create', { name: '甲' });
});
afterEach(() => test.dispose());

const OTHER: Actor = { ...ADMIN, sessionId: 'other' };
const folder = (name = '甲') => join(test.ports.mapsDir, name);
const fileRows = (name: string): unknown => {
  const database = new Sqlite(join(folder(name), 'map.sqlite'), { readonly: true });
  try {
    return database.prepare('SELECT count(*) FROM things').pluck().get();
  } finally {
    database.close();
  }
};

/** Begins an import of many rows; resolves when its rows are being written. */
async function beginImport(rows: number) {
  const lines = Array.from({ length: rows }, (_, i) => `活动室${i},安丰路${i}号`);
  const { importId, sheets } = await test.call('imports.open', {
    fileName: '资源.csv',
    bytes: new TextEncoder().encode(`名称,地址\n${lines.join('\n')}`),
  });
  const plan = await test.call('imports.propose', {
    importId,
    sheet: 0,
    headerRow: sheets[0]?.headerRow ?? 0,
  });
  test.events.length = 0;
  const done = test.call('imports.commit', { ...plan, kind: 'place', jobId: 'job' });
  const outcome = done.then(
    () => 'saved',
    (error: { code: string }) => error.code,
  );
  const started = () =>
    test.events.some((event) => event.type === 'progress' && event.stage === 'importSave');
  while (!started()) await new Promise((resolve) => setTimeout(resolve, 1));
  return { outcome };
}

describe('a map that is closed under a long step', () => {
  it('gives an import up whole, and the file is sound', async () => {
    const { outcome } = await beginImport(2000);
    await test.call('maps.close', {}, OTHER);
    expect(await outcome).toBe('cancelled');
    expect(fileRows('甲')).toBe(0);
    await test.call('maps.open', { folder: folder() });
    expect((await test.call('things.list', {})).total).toBe(0);
    await test.call('things.create', { kind: 'place', patch: { name: '之后' } });
  });

  it('never lets a step that began on one map go on in the next', async () => {
    const { outcome } = await beginImport(2000);
    await test.call('maps.create', { name: '乙' }, OTHER);
    expect(await outcome).toBe('cancelled');
    expect([fileRows('甲'), fileRows('乙')]).toEqual([0, 0]);
  });

  it('ends all jobs when the program ends', async () => {
    const { outcome } = await beginImport(2000);
    await test.core.close();
    expect(await outcome).toBe('cancelled');
    expect(fileRows('甲')).toBe(0);
  });
});

describe('a restore', () => {
  it('lets nobody in between: what waits finds the restored map', async () => {
    await test.call('things.create', { kind: 'place', patch: { name: '第一' } });
    const backup = await test.call('backups.now', {});
    await test.call('things.create', { kind: 'place', patch: { name: '第二' } });
    const answers = await Promise.all([
      test.call('backups.restore', { id: backup.id }),
      test.call('maps.open', { folder: folder() }, OTHER),
      test.call('maps.open', { folder: folder() }, OTHER),
    ]);
    expect(new Set(answers.map((map) => map.id)).size).toBe(1);
    expect((await test.call('things.list', {})).rows.map((row) => row.name)).toEqual(['第一']);
    const saved = await test.call('things.create', { kind: 'place', patch: { name: '第三' } }, OTHER);
    expect((await test.call('things.get', { id: saved.id })).name).toBe('第三');
    expect(readdirSync(folder()).filter((name) => name.startsWith('restore-'))).toEqual([]);
  });

  it('of a damaged backup leaves the present map open as it was', async () => {
    await test.call('things.create', { kind: 'place', patch: { name: '第一' } });
    const backup = await test.call('backups.now', {});
    const database = new Sqlite(join(folder(), 'backups', backup.id));
    database.exec('DROP TABLE settings');
    database.pragma('application_id = 1');
    database.close();
    await expect(test.call('backups.restore', { id: backup.id })).rejects.toMatchObject({
      code: 'map.notAMap',
    });
    expect((await test.call('things.list', {})).total).toBe(1);
    expect(readdirSync(folder()).filter((name) => name.startsWith('restore-'))).toEqual([]);
  });
});

describe('backups', () => {
  it('two at once are two files, made while the map goes on being used', async () => {
    await test.call('things.create', { kind: 'place', patch: { name: '第一' } });
    const [a, b, saved] = await Promise.all([
      test.call('backups.now', {}),
      test.call('backups.now', {}, OTHER),
      test.call('things.create', { kind: 'place', patch: { name: '第二' } }),
    ]);
    expect(a.id).not.toBe(b.id);
    expect((await test.call('things.get', { id: saved.id })).name).toBe('第二');
    for (const { id } of [a, b]) {
      const copy = new Sqlite(join(folder(), 'backups', id), { readonly: true });
      expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
      copy.close();
    }
    expect(existsSync(join(folder(), 'backups', `${a.id}.part`))).toBe(false);
  });
});
