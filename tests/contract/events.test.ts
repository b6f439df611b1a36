import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpackUuid } from '#core/store/markerCache';
import { EVENT_SOURCES, NO_NAME, NOT_ENDED, type PackedEvents } from '#shared/contract/events';
import { minuteOf } from '#shared/domain/period/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const PLACE = [121.5501, 29.8701] as const;

let now = 0;
let test: TestCore;
beforeEach(async () => {
  now = at('2026-08-02T10:00:00');
  test = makeTestCore({ now: () => now });
  await test.call('maps.create', { name: '事件' });
});
afterEach(() => test.dispose());

type Row = ReturnType<typeof rowsOf>[number];
const rowsOf = (packed: PackedEvents) =>
  Array.from({ length: packed.count }, (_, i) => ({
    id: unpackUuid(packed.ids, i * 16),
    source: EVENT_SOURCES[packed.source[i] ?? 0],
    atMin: packed.atMin[i],
    endMin: packed.endMin[i],
    level: packed.level[i],
    lng: packed.origin[0] + (packed.offset[i * 2] ?? 0),
    lat: packed.origin[1] + (packed.offset[i * 2 + 1] ?? 0),
    category: packed.categoryIds[packed.category[i] ?? 0] ?? null,
  }));
const rows = async (): Promise<Row[]> => rowsOf(await test.call('events.packed', {}));

const risk = (name: string, foundOn: string | null, status = 'open', placed = true) =>
  test.call('things.create', {
    kind: 'risk',
    patch: {
      name,
      level: 2,
      attrs: { status, ...(foundOn ? { foundOn } : {}) },
      ...(placed ? { position: { geometry: { type: 'Point', coordinates: [...PLACE] } } } : {}),
    },
  });

describe('events.packed', () => {
  it('is empty on a new map, and has what is marked and reported since', async () => {
    expect(await rows()).toEqual([]);
    const thing = await risk('楼道堆物', '2026-07-20');
    const problem = await test.call('problems.create', {
      text: '路灯坏了',
      categoryId: 'problem-power-streetlight',
      anchor: [...PLACE],
      reportedAtMs: at('2026-07-31T23:59:30'),
    });
    const [first, second] = await rows();
    expect(first).toMatchObject({ id: thing.id, source: 'risk', level: 2, endMin: NOT_ENDED });
    expect(first?.atMin).toBe(minuteOf(at('2026-07-20T00:00:00')));
    expect(second).toMatchObject({ id: problem.id, source: 'problem', endMin: NOT_ENDED });
    expect(second?.atMin).toBe(minuteOf(at('2026-07-31T23:59:00')));
    for (const row of [first, second]) {
      expect(row?.lng).toBeCloseTo(PLACE[0], 7);
      expect(row?.lat).toBeCloseTo(PLACE[1], 7);
    }
  });

  it('says that something has no place, no level, no category', async () => {
    await risk('无位置', '2026-07-20', 'open', false);
    await test.call('problems.create', { text: '说不清在哪里', anchor: null });
    const packed = await test.call('events.packed', {});
    expect(packed.count).toBe(2);
    expect([...packed.offset].every(Number.isNaN)).toBe(true);
    expect([...packed.category]).toEqual([NO_NAME, NO_NAME]);
    expect(packed.level[1]).toBe(0);
  });

  it('a risk ends with the step that cleared it, stands again when it is opened, and undo follows', async () => {
    const made = await risk('飞线充电', '2026-07-01');
    now = at('2026-08-03T09:30:00');
    const cleared = await test.call('things.update', {
      id: made.id,
      version: made.version,
      patch: { attrs: { status: 'cleared' } },
    });
    expect((await rows())[0]?.endMin).toBe(minuteOf(now));
    now = at('2026-08-04T09:30:00');
    // A later change of something else leaves the end where it was.
    const renamed = await test.call('things.update', {
      id: made.id,
      version: cleared.version,
      patch: { name: '飞线充电（已清）' },
    });
    expect((await rows())[0]?.endMin).toBe(minuteOf(at('2026-08-03T09:30:00')));
    await test.call('things.update', {
      id: made.id,
      version: renamed.version,
      patch: { attrs: { status: 'open' } },
    });
    expect((await rows())[0]?.endMin).toBe(NOT_ENDED);
    await test.call('history.undo', {});
    expect((await rows())[0]?.endMin).toBe(minuteOf(at('2026-08-03T09:30:00')));
  });

  it('a risk that was entered as cleared ends when it began: nobody recorded when', async () => {
    await risk('旧隐患', '2025-03-01', 'cleared');
    const [row] = await rows();
    expect(row?.endMin).toBe(row?.atMin);
  });

  it('a problem ends with its closing', async () => {
    const made = await test.call('problems.create', { text: '下水道堵了', anchor: [...PLACE] });
    now = at('2026-08-05T16:00:00');
    await test.call('problems.transition', {
      id: made.id,
      version: made.version,
      action: 'close',
      result: '已疏通',
    });
    expect((await rows())[0]?.endMin).toBe(minuteOf(now));
  });

  it('what is deleted is gone, and comes back with undo; answers given before stay as they were', async () => {
    const [first, second] = [await risk('甲', '2026-07-01'), await risk('乙', '2026-07-02')];
    const before = await test.call('events.packed', {});
    const copy = rowsOf(before);
    await test.call('things.remove', { ids: [first.id] });
    expect((await rows()).map(({ id }) => id)).toEqual([second.id]);
    expect(rowsOf(before)).toEqual(copy);
    await test.call('history.undo', {});
    expect((await rows()).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
  });

  it('taken in step by step it is what a new opening reads', async () => {
    await test.call('events.packed', {});
    for (let i = 1; i <= 12; i += 1) {
      const made = await risk(`风险${i}`, `2026-07-${String(i).padStart(2, '0')}`);
      if (i % 3 === 0) await test.call('things.remove', { ids: [made.id] });
      if (i % 4 === 0) await test.call('events.packed', {});
    }
    const sorted = (list: Row[]): Row[] => [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
    const patched = sorted(await rows());
    const folder = join(test.ports.mapsDir, '事件');
    expect(existsSync(folder)).toBe(true);
    await test.call('maps.close', {});
    await test.call('maps.open', { folder });
    const read = sorted(await rows());
    expect(read.map(({ id, atMin }) => [id, atMin])).toEqual(patched.map(({ id, atMin }) => [id, atMin]));
    expect(read).toHaveLength(8);
  });
});

describe('a filter by period', () => {
  const during = (from: string, to: string, marks: 'new' | 'standing') => ({
    fromMs: at(`${from}T00:00:00`),
    toMs: at(`${to}T00:00:00`),
    marks,
  });
  const names = async (filter: object): Promise<string[]> =>
    (await test.call('things.list', { filter, sort: { key: 'name' } })).rows.map(({ name }) => name).sort();

  it('takes risks by their mark and leaves other kinds alone', async () => {
    await test.call('things.create', { kind: 'place', patch: { name: '活动室' } });
    await risk('五月', '2026-05-10');
    await risk('七月', '2026-07-10');
    await risk('旧的', '2025-03-01', 'cleared');
    const cleared = await risk('六月', '2026-06-10');
    now = at('2026-06-20T09:00:00');
    await test.call('things.update', {
      id: cleared.id,
      version: cleared.version,
      patch: { attrs: { status: 'cleared' } },
    });
    expect(await names({ during: during('2026-06-01', '2026-07-01', 'new') })).toEqual(['六月', '活动室']);
    expect(await names({ during: during('2026-06-01', '2026-07-01', 'standing') })).toEqual(
      ['五月', '六月', '活动室'].sort(),
    );
    expect(await names({ during: during('2026-07-01', '2026-08-01', 'standing'), kinds: ['risk'] })).toEqual(
      ['七月', '五月'].sort(),
    );
    // The first and the last day belong to it.
    expect(await names({ during: during('2026-07-10', '2026-07-11', 'new'), kinds: ['risk'] })).toEqual([
      '七月',
    ]);
  });
});
