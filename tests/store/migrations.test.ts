import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupBeforeMigration } from '#core/services/backups/keeper';
import { MIGRATIONS } from '#core/store/migrations/index';
import { openDatabase } from '#core/store/sqlite/open';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

// The machinery with a step that does not exist yet: a column, filled from what old rows say.
const NEXT = [
  ...MIGRATIONS,
  `ALTER TABLE things ADD COLUMN short_name TEXT;
   UPDATE things SET short_name = substr(name, 1, 2);`,
];

let test: TestCore;
let folder: string;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '旧图' });
  for (const name of ['水洞埭活动室', '安丰小区'])
    await test.call('things.create', { kind: 'place', patch: { name } });
  await test.call('maps.close', {});
  folder = join(test.ports.mapsDir, '旧图');
});
afterEach(() => test.dispose());

const open = (migrations: readonly string[]) =>
  openDatabase(folder, {
    create: false,
    nowMs: Date.UTC(2026, 10, 22),
    migrations,
    beforeMigration: (writer, from) => backupBeforeMigration(writer, folder, from, Date.UTC(2026, 10, 22)),
  });
const migrationBackups = () =>
  readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('-migration.sqlite'));
const names = (file: string, column: string): unknown[] => {
  const database = new Sqlite(file, { readonly: true });
  try {
    return database.prepare(`SELECT ${column} FROM things ORDER BY 1`).pluck().all();
  } finally {
    database.close();
  }
};

describe('a map of an older version', () => {
  it('is brought up to date with its rows, once, and backed up as it was before', () => {
    const opened = open(NEXT);
    expect(opened.writer.pragma('user_version', { simple: true })).toBe(NEXT.length);
    expect(opened.reader.prepare('SELECT short_name FROM things ORDER BY 1').pluck().all()).toEqual([
      '安丰',
      '水洞',
    ]);
    opened.close();
    expect(migrationBackups()).toHaveLength(1);
    const backup = join(folder, 'backups', migrationBackups()[0] ?? '');
    expect(names(backup, 'name')).toEqual(['安丰小区', '水洞埭活动室']);
    expect(() => names(backup, 'short_name')).toThrow();
    open(NEXT).close();
    expect(migrationBackups()).toHaveLength(1);
  });

  it('of before there were basemaps keeps its rows and gets their table', () => {
    const before = MIGRATIONS.length - MIGRATIONS.findIndex((up) => up.includes('CREATE TABLE basemaps'));
    const file = join(folder, 'map.sqlite');
    const old = new Sqlite(file);
    old.exec('DROP TABLE basemaps');
    old.pragma(`user_version = ${MIGRATIONS.length - before}`);
    old.close();
    const opened = open(MIGRATIONS.slice(0, MIGRATIONS.length - before + 1));
    expect(opened.reader.prepare('SELECT count(*) FROM basemaps').pluck().get()).toBe(0);
    opened.close();
    expect(names(file, 'name')).toEqual(['安丰小区', '水洞埭活动室']);
    expect(migrationBackups()).toHaveLength(1);
  });

  it('of before the matching learned keeps its problems and gets what it learns from', () => {
    const number = MIGRATIONS.findIndex((up) => up.includes('CREATE TABLE match_choices')) + 1;
    const file = join(folder, 'map.sqlite');
    const old = new Sqlite(file);
    old.exec('ALTER TABLE problems DROP COLUMN understood');
    for (const table of ['match_choices', 'run_cards', 'shortages']) old.exec(`DROP TABLE ${table}`);
    old.exec(
      `INSERT INTO problems (id, number, text, state, reported_at_ms, version, created_at_ms, updated_at_ms)
       VALUES ('p1', '20260802-001', '路灯坏了', 'reported', 1, 1, 1, 1)`,
    );
    old.pragma(`user_version = ${number - 1}`);
    old.close();
    const opened = open(MIGRATIONS);
    expect(opened.reader.prepare('SELECT text, understood FROM problems').get()).toEqual({
      text: '路灯坏了',
      understood: null,
    });
    for (const table of ['match_choices', 'run_cards', 'shortages'])
      expect(opened.reader.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
    opened.close();
  });

  it('stays as it was when a step fails, and is not open', () => {
    const broken = [...MIGRATIONS, 'ALTER TABLE things ADD COLUMN half TEXT; UPDATE nothing SET x = 1;'];
    expect(() => open(broken)).toThrow();
    const after = open(MIGRATIONS);
    expect(after.writer.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(() => after.reader.prepare('SELECT half FROM things')).toThrow();
    after.close();
  });

  it('is not touched when the backup before it cannot be made', () => {
    const full = () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    expect(() =>
      openDatabase(folder, { create: false, nowMs: 0, migrations: NEXT, beforeMigration: full }),
    ).toThrow('disk.full');
    const after = open(MIGRATIONS);
    expect(() => after.reader.prepare('SELECT short_name FROM things')).toThrow();
    after.close();
  });

  it('is refused by the older program once it is newer, unchanged', async () => {
    open(NEXT).close();
    const before = readFileSync(join(folder, 'map.sqlite'));
    await expect(test.call('maps.open', { folder })).rejects.toMatchObject({
      code: 'map.fromFuture',
      params: { found: NEXT.length, supported: MIGRATIONS.length },
    });
    expect(readFileSync(join(folder, 'map.sqlite')).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'map.lock.json'))).toBe(false);
  });

  it('keeps the present map when a backup of a newer version is chosen', async () => {
    await test.call('maps.open', { folder });
    const backup = await test.call('backups.now', {});
    const database = new Sqlite(join(folder, 'backups', backup.id));
    database.pragma(`user_version = ${MIGRATIONS.length + 1}`);
    database.close();
    await expect(test.call('backups.restore', { id: backup.id })).rejects.toMatchObject({
      code: 'map.fromFuture',
    });
    expect((await test.call('things.list', {})).total).toBe(2);
  });
});
