import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { csvText, peopleWorkbook, utf8 } from '../../fixtures/imports/make.ts';

let test: TestCore;
let nowMs = Date.parse('2026-08-02T10:00:00+08:00');
beforeEach(async () => {
  // A clock that goes on, so that progress is told.
  test = makeTestCore({ now: () => (nowMs += 20) });
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

describe('the desk', () => {
  it('lets an opened file go after half an hour, or when asked', async () => {
    const open = () => test.call('imports.open', { fileName: '名单.xlsx', bytes: peopleWorkbook() });
    const first = await open();
    nowMs += 31 * 60_000;
    await expect(
      test.call('imports.propose', { importId: first.importId, sheet: 0, headerRow: 2 }),
    ).rejects.toMatchObject({ code: 'import.expired' });
    const second = await open();
    await test.call('imports.discard', { importId: second.importId });
    await expect(
      test.call('imports.propose', { importId: second.importId, sheet: 0, headerRow: 2 }),
    ).rejects.toMatchObject({ code: 'import.expired' });
  });

  it('keeps the five files used last', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1)
      ids.push((await test.call('imports.open', { fileName: 'a.csv', bytes: utf8('名称\n示例') })).importId);
    const alive = await Promise.all(
      ids.map((importId) =>
        test.call('imports.propose', { importId, sheet: 0, headerRow: 0 }).then(
          () => true,
          () => false,
        ),
      ),
    );
    expect(alive).toEqual([false, true, true, true, true, true]);
  });

  it('leaves nothing behind when a long import is cancelled', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => [`示例店${i}`, `示例路${i}号`]);
    const bytes = utf8(csvText([['名称', '地址'], ...rows]));
    const { importId } = await test.call('imports.open', { fileName: '店.csv', bytes });
    const plan = await test.call('imports.propose', { importId, sheet: 0, headerRow: 0, kind: 'place' });
    const running = test.call('imports.commit', { ...plan, jobId: 'job-1' });
    const stop = test.core.subscribe((event) => {
      if (event.type === 'progress' && event.stage === 'importSave' && event.done > 0)
        void test.call('jobs.cancel', { jobId: 'job-1' });
    });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    stop();
    expect((await test.call('things.list', { filter: {} })).total).toBe(0);
    // With the same plan it still works.
    expect(await test.call('imports.commit', plan)).toMatchObject({ created: 3_000 });
  });
});
