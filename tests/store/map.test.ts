import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCHEMA_VERSION } from '#core/store/migrations/index';
import { openDatabase } from '#core/store/sqlite/open';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(() => {
  test = makeTestCore();
});
afterEach(() => test.dispose());

const code = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'ok',
    (error: { code?: string }) => error.code ?? String(error),
  );

describe('opening a map', () => {
  it('creates, closes and opens again with what was saved', async () => {
    const made = await test.call('maps.create', { name: '测试社区' });
    const saved = await test.call('things.create', { kind: 'place', patch: { name: '活动室' } });
    await test.call('maps.close', {});
    expect(await code(test.call('things.get', { id: saved.id }))).toBe('map.notOpen');
    const opened = await test.call('maps.open', { folder: join(test.ports.mapsDir, '测试社区') });
    expect(opened).toEqual(made);
    expect((await test.call('things.get', { id: saved.id })).name).toBe('活动室');
  });

  it('writes durably: WAL with synchronous FULL at every open, foreign keys on', () => {
    const folder = join(test.home, 'pragma');
    for (const create of [true, false]) {
      const open = openDatabase(folder, { create, nowMs: 0, beforeMigration: () => {} });
      expect(open.writer.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(open.writer.pragma('synchronous', { simple: true })).toBe(2);
      expect(open.writer.pragma('foreign_keys', { simple: true })).toBe(1);
      open.close();
    }
  });

  it('makes every table STRICT', () => {
    const open = openDatabase(join(test.home, 'strict'), {
      create: true,
      nowMs: 0,
      beforeMigration: () => {},
    });
    const loose = open.reader
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0")
      .pluck()
      .all() as string[];
    expect(loose.filter((name) => !name.startsWith('sqlite_'))).toEqual([]);
    open.close();
  });

  it('lets one program have a map and says who', async () => {
    await test.call('maps.create', { name: '甲' });
    const other = makeTestCore();
    try {
      const folder = join(test.ports.mapsDir, '甲');
      await expect(other.call('maps.open', { folder })).rejects.toMatchObject({
        code: 'map.busy',
        params: { who: expect.stringMatching(/.+/) },
      });
      await test.call('maps.close', {});
      expect(await code(other.call('maps.open', { folder }))).toBe('ok');
    } finally {
      await other.dispose();
    }
  });

  it('keeps the present map when the next one cannot be opened', async () => {
    await test.call('maps.create', { name: '甲' });
    expect(await code(test.call('maps.open', { folder: join(test.home, 'nowhere') }))).toBe('map.notFound');
    expect((await test.call('app.state', {})).map?.name).toBe('甲');
  });

  it('refuses a map from the future, a foreign database, a damaged and an empty file, and changes none', async () => {
    await test.call('maps.create', { name: '甲' });
    await test.call('maps.close', {});
    const good = join(test.ports.mapsDir, '甲', 'map.sqlite');
    const cases: Record<string, [expected: string, spoil: (file: string) => void]> = {
      future: [
        'map.fromFuture',
        (file) => {
          copyFileSync(good, file);
          const database = new Sqlite(file);
          database.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
          database.close();
        },
      ],
      foreign: [
        'map.notAMap',
        (file) => {
          const database = new Sqlite(file);
          database.exec('CREATE TABLE x (y)');
          database.close();
        },
      ],
      damaged: [
        'map.damaged',
        (file) => {
          const bytes = readFileSync(good);
          bytes.fill(0x55, 100, bytes.length);
          writeFileSync(file, bytes);
        },
      ],
      text: ['map.damaged', (file) => writeFileSync(file, '这不是数据库'.repeat(200))],
      empty: ['map.damaged', (file) => writeFileSync(file, '')],
    };
    for (const [name, [expected, spoil]] of Object.entries(cases)) {
      const folder = join(test.home, name);
      mkdirSync(folder);
      const file = join(folder, 'map.sqlite');
      spoil(file);
      const before = readFileSync(file);
      expect(await code(test.call('maps.open', { folder })), name).toBe(expected);
      expect(readFileSync(file).equals(before), name).toBe(true);
    }
    const nothing = join(test.home, 'nothing');
    mkdirSync(nothing);
    expect(await code(test.call('maps.open', { folder: nothing }))).toBe('map.notAMap');
    expect(existsSync(join(nothing, 'map.sqlite'))).toBe(false);
  });

  it('says that the disk is full and loses nothing', async () => {
    await test.call('maps.create', { name: '甲' });
    const kept = await test.call('things.create', { kind: 'place', patch: { name: '先前的' } });
    await test.call('maps.close', {});
    const folder = join(test.ports.mapsDir, '甲');
    const open = openDatabase(folder, { create: false, nowMs: 0, beforeMigration: () => {} });
    const { makeStore } = await import('#core/store/store');
    const store = makeStore(open, test.ports);
    // SQLite answers SQLITE_FULL at its page limit just as it does at the disk's end.
    open.writer.pragma(`max_page_count = ${Number(open.writer.pragma('page_count', { simple: true }))}`);
    await expect(
      store.write(
        { label: 'x', actor: { userId: 'a', roleId: 'administrator', via: 'script', sessionId: 's' } },
        async (batch) => {
          for (let i = 0; i < 2000; i += 1)
            await batch.insert('saved_lists', { id: `list-${i}`, spec: 'x'.repeat(500) });
        },
      ),
    ).rejects.toMatchObject({ code: 'disk.full' });
    expect(store.rawRows('SELECT count(*) FROM saved_lists')).toEqual([[0]]);
    await store.close();
    await test.call('maps.open', { folder });
    expect((await test.call('things.get', { id: kept.id })).name).toBe('先前的');
  });
});

describe('backups', () => {
  it('restores an earlier state and keeps the present one aside', async () => {
    await test.call('maps.create', { name: '甲' });
    const first = await test.call('things.create', { kind: 'place', patch: { name: '第一' } });
    const backup = await test.call('backups.now', {});
    const second = await test.call('things.create', { kind: 'place', patch: { name: '第二' } });
    await test.call('backups.restore', { id: backup.id });
    expect((await test.call('things.get', { id: first.id })).name).toBe('第一');
    expect(await code(test.call('things.get', { id: second.id }))).toBe('notFound');
    const { backups } = await test.call('backups.list', {});
    const aside = backups.find((other) => other.reason === 'beforeRestore');
    expect(aside).toBeDefined();
    await test.call('backups.restore', { id: aside?.id ?? '' });
    expect((await test.call('things.get', { id: second.id })).name).toBe('第二');
    expect(await code(test.call('backups.restore', { id: '../map.sqlite' }))).toBe('backup.notFound');
  });

  it('backs up at close only when something changed', async () => {
    await test.call('maps.create', { name: '甲' });
    await test.call('maps.close', {});
    const folder = join(test.ports.mapsDir, '甲');
    await test.call('maps.open', { folder });
    const { backups } = await test.call('backups.list', {});
    expect(backups.map((backup) => backup.reason)).toEqual(['close']);
    await test.call('maps.close', {});
    await test.call('maps.open', { folder });
    expect((await test.call('backups.list', {})).backups).toHaveLength(1);
  });
});
