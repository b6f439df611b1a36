import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MIGRATIONS } from '#core/store/migrations/index';
import { openDatabase } from '#core/store/sqlite/open';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

/** How many migrations a map had before events knew their ends. */
const BEFORE = MIGRATIONS.findIndex((step) => step.includes('ended_at_ms'));
const at = (text: string): number => Date.parse(`${text}+08:00`);

let now = at('2026-07-01T09:00:00');
let test: TestCore;
beforeEach(() => {
  now = at('2026-07-01T09:00:00');
  test = makeTestCore({ now: () => now });
});
afterEach(() => test.dispose());

const risk = (name: string, status: string) =>
  test.call('things.create', {
    kind: 'risk',
    patch: { name, level: 1, attrs: { status, foundOn: '2026-06-01' } },
  });

it('the ends of an older map’s events are found in its history, also beside damaged records', async () => {
  await test.call('maps.create', { name: '旧图' });
  await risk('还在', 'open');
  await risk('录入时已消除', 'cleared');
  const cleared = await risk('后来消除', 'open');
  const broken = await risk('坏记录', 'open');
  const problem = await test.call('problems.create', { text: '路灯坏了' });
  now = at('2026-07-09T10:00:00');
  await test.call('things.update', {
    id: cleared.id,
    version: cleared.version,
    patch: { attrs: { status: 'cleared' } },
  });
  await test.call('problems.transition', {
    id: problem.id,
    version: problem.version,
    action: 'close',
    result: '修好了',
  });
  await test.call('maps.close', {});

  const folder = join(test.ports.mapsDir, '旧图');
  const file = new Sqlite(join(folder, 'map.sqlite'));
  const ends = () =>
    Object.fromEntries(
      file
        .prepare(
          `SELECT coalesce(t.name, 'problem'), e.ended_at_ms FROM events e LEFT JOIN things t ON t.id = e.source_id`,
        )
        .raw()
        .all() as [string, number | null][],
    );
  const derived = ends();
  expect(derived).toEqual({
    还在: null,
    坏记录: null,
    录入时已消除: at('2026-06-01T00:00:00'),
    后来消除: now,
    problem: now,
  });
  // Back to what it was before that migration, with a record that is no JSON any more.
  file.exec('ALTER TABLE events DROP COLUMN ended_at_ms; DROP TABLE views;');
  file.prepare('UPDATE things SET attrs = ? WHERE id = ?').run('{oops', broken.id);
  file.pragma(`user_version = ${BEFORE}`);
  openDatabase(folder, {
    create: false,
    nowMs: now,
    migrations: MIGRATIONS.slice(0, BEFORE + 1),
    beforeMigration: () => undefined,
  }).close();
  expect(ends()).toEqual(derived);
  file.close();
});
