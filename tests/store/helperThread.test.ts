import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeHelperThread } from '#core/store/sqlite/helperThread';
import { type OpenDatabase, openDatabase } from '#core/store/sqlite/open';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
let database: OpenDatabase;
beforeEach(() => {
  test = makeTestCore();
  database = openDatabase(join(test.home, 'map'), { create: true, nowMs: 0, beforeMigration: () => {} });
});
afterEach(async () => {
  database.close();
  await test.dispose();
});

const fill = (rows: number): void => {
  const insert = database.writer.prepare('INSERT INTO meta VALUES (?, ?)');
  database.writer.transaction(() => {
    for (let i = 0; i < rows; i += 1) insert.run(`key ${i}`, 'x'.repeat(1000));
  })();
};
const countIn = (file: string): unknown => {
  const copy = new Sqlite(file, { readonly: true });
  try {
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    return copy.prepare('SELECT count(*) FROM meta').pluck().get();
  } finally {
    copy.close();
  }
};

describe('the helper thread', () => {
  it('copies what is committed while a step is under way, and the core goes on', async () => {
    const helper = makeHelperThread(database);
    fill(3000);
    database.writer.exec('BEGIN IMMEDIATE');
    database.writer.exec("INSERT INTO meta VALUES ('half', 'done')");
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 1);
    const file = join(test.home, 'copy.sqlite');
    await helper.copyInto(file);
    clearInterval(timer);
    database.writer.exec('ROLLBACK');
    expect(countIn(file)).toBe(3000);
    expect(turns).toBeGreaterThan(0);
    await helper.close();
  });

  it('puts a grown log into the database, and a small one not', async () => {
    const helper = makeHelperThread(database);
    const size = (): number => statSync(database.writer.name).size;
    fill(100);
    helper.afterWrite();
    await helper.close();
    const before = size();
    fill(0);
    database.writer.exec('DELETE FROM meta');
    fill(8000);
    helper.afterWrite();
    await helper.close();
    expect(size()).toBeGreaterThan(before + 4_000_000);
  });

  it('says that the copy could not be made, and does without a thread that cannot start', async () => {
    fill(10);
    const helper = makeHelperThread(database);
    const taken = join(test.home, 'taken.sqlite');
    await helper.copyInto(taken);
    await expect(helper.copyInto(taken)).rejects.toThrow();
    await expect(helper.copyInto(join(test.home, 'no', 'such', 'folder.sqlite'))).rejects.toMatchObject({
      code: 'disk.denied',
    });
    await helper.close();
    const without = makeHelperThread(database, 'throw new Error("no module")');
    const file = join(test.home, 'inline.sqlite');
    await without.copyInto(file);
    expect(countIn(file)).toBe(10);
    fill(0);
    without.afterWrite();
    await without.close();
    expect(existsSync(file)).toBe(true);
  });
});
