import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#core/actor';
import { ADMIN, makeTestCore, type TestCore } from '#tests/helpers/testCore';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '甲' });
});
afterEach(() => test.dispose());

const OTHER: Actor = { ...ADMIN, sessionId: 'other' };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const square = (lng: number, lat: number, size: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lng, lat],
      [lng + size, lat],
      [lng + size, lat + size],
      [lng, lat + size],
      [lng, lat],
    ],
  ],
});
const risk = (lng: number, lat: number) =>
  test.call('things.create', {
    kind: 'risk',
    patch: {
      name: '积水',
      level: 1,
      position: { geometry: { type: 'Point', coordinates: [lng, lat] }, crs: 'wgs84' },
    },
  });
async function outline(size: number): Promise<void> {
  const file = await test.call('imports.open', {
    fileName: '轮廓.geojson',
    bytes: bytesOf(JSON.stringify(square(121.5, 29.8, size))),
  });
  await test.call('cells.importOutline', {
    importId: file.importId,
    crs: 'wgs84',
    name: '社区',
    code: '330203006001',
  });
}
const grid = (actor: Actor = ADMIN) => test.call('cells.generate', { shape: 'square', sizeM: 300 }, actor);
const leaves = async () =>
  (await test.call('cells.list', {})).cells.filter((cell) => cell.tier !== 'community');
const riskCount = async () =>
  (await test.call('cells.stats', { source: 'risk', rate: 'count', period: { fromMs: 0, toMs: 4e12 } }))
    .total;

describe('undo in odd orders', () => {
  it('of a grid puts every point and its dated event back into the cells of before', async () => {
    await outline(0.02);
    const made = await risk(121.505, 29.805);
    await grid();
    const first = await leaves();
    const cellOf = async () => (await test.call('things.get', { id: made.id })).cellId;
    const inFirst = await cellOf();
    expect(inFirst).not.toBeNull();
    expect(await riskCount()).toBe(1);
    await test.call('history.undo', {});
    expect(await leaves()).toEqual([]);
    expect(await cellOf()).toBeNull();
    expect(await riskCount()).toBe(0);
    await test.call('history.redo', {});
    expect((await leaves()).map((cell) => cell.id)).toEqual(first.map((cell) => cell.id));
    expect(await cellOf()).toBe(inFirst);
    expect(await riskCount()).toBe(1);
    const markers = await test.call('things.markers', {});
    expect(markers.cellIds[markers.cell[0] ?? -1]).toBe(inFirst);
  });

  it('of an outline brings the former outline back', async () => {
    await outline(0.02);
    await outline(0.04);
    const area = async () =>
      (await test.call('cells.list', {})).cells.map((cell) => Math.round(cell.areaM2 / 1e5));
    const large = await area();
    await test.call('history.undo', {});
    const small = await area();
    expect(small).toHaveLength(1);
    expect(large[0]).toBeGreaterThan((small[0] ?? 0) * 3);
  });

  it('is refused when another window relies on what the step made', async () => {
    const helper = await test.call('things.create', { kind: 'team', patch: { name: '维修队' } });
    await test.call(
      'problems.create',
      { text: '路灯坏了', picks: [{ thingId: helper.id, reasons: [] }] },
      OTHER,
    );
    await expect(test.call('history.undo', {})).rejects.toMatchObject({ code: 'undo.conflict' });
    expect((await test.call('things.get', { id: helper.id })).name).toBe('维修队');
  });

  it('two at once take back two steps', async () => {
    const made = await test.call('things.create', { kind: 'place', patch: { name: '甲' } });
    await test.call('things.update', { id: made.id, version: 1, patch: { name: '乙' } });
    await test.call('things.update', { id: made.id, version: 2, patch: { name: '丙' } });
    await Promise.all([test.call('history.undo', {}), test.call('history.undo', {})]);
    expect((await test.call('things.get', { id: made.id })).name).toBe('甲');
  });

  it('goes by the order of the steps when the clock is set back', async () => {
    let nowMs = Date.UTC(2026, 10, 22);
    const other = makeTestCore({ now: () => nowMs });
    try {
      await other.call('maps.create', { name: '乙' });
      const made = await other.call('things.create', { kind: 'place', patch: { name: '一' } });
      nowMs -= 3_600_000;
      await other.call('things.update', { id: made.id, version: 1, patch: { name: '二' } });
      await other.call('history.undo', {});
      expect((await other.call('things.get', { id: made.id })).name).toBe('一');
    } finally {
      await other.dispose();
    }
  });
});

describe('two windows', () => {
  it('that make a grid at once leave one', async () => {
    await outline(0.02);
    const [a, b] = await Promise.all([grid(), grid(OTHER)]);
    expect(await leaves()).toHaveLength(b.created);
    expect(a.created).toBe(b.created);
  });

  it('that open the same map at once both get it, by any spelling of its folder', async () => {
    const folder = join(test.ports.mapsDir, '甲');
    await test.call('maps.close', {});
    const opened = await Promise.all(
      [folder, `${folder}/`, join(folder, '.')].map((spelling) =>
        test.call('maps.open', { folder: spelling }),
      ),
    );
    expect(new Set(opened.map((map) => map.id)).size).toBe(1);
  });

  it('get a conflict with both versions for cells, problems, assignments and categories', async () => {
    await outline(0.02);
    const [cell] = (await test.call('cells.list', {})).cells;
    const helper = await test.call('things.create', { kind: 'team', patch: { name: '维修队' } });
    const problem = await test.call('problems.create', {
      text: '路灯坏了',
      picks: [{ thingId: helper.id, reasons: [] }],
    });
    const assignment = problem.assignments[0];
    const category = await test.call('categories.save', {
      category: {
        scope: 'problem',
        parentId: null,
        name: '照明',
        keywords: [],
        needs: [],
        responsible: [],
        defaultLevel: null,
        deadlineHours: null,
      },
    });
    const { builtin: _builtin, version, id, ...columns } = category;
    const twice: [string, () => Promise<unknown>][] = [
      [
        'cell',
        () =>
          test.call('cells.update', {
            id: cell?.id ?? '',
            version: 1,
            patch: { name: `新${Math.random()}` },
          }),
      ],
      [
        'problem',
        () => test.call('problems.update', { id: problem.id, version: problem.version, patch: { level: 1 } }),
      ],
      [
        'assignment',
        () =>
          test.call('problems.setAssignment', { id: assignment?.id ?? '', version: 1, state: 'accepted' }),
      ],
      ['category', () => test.call('categories.save', { id, version, category: { ...columns, name: '灯' } })],
    ];
    for (const [name, save] of twice) {
      await save();
      await expect(save(), name).rejects.toMatchObject({
        code: 'conflict',
        params: { yours: expect.any(Number), current: expect.any(Number) },
      });
    }
  });
});

describe('the bin', () => {
  it('brings a micro cell back with its cell, and refuses work on an assignment of a removed problem', async () => {
    await outline(0.02);
    await grid();
    const [cell] = await leaves();
    await test.call('cells.remove', { ids: [cell?.id ?? ''] });
    expect((await leaves()).some((other) => other.id === cell?.id)).toBe(false);
    await test.call('bin.restore', { items: [{ entity: 'cell', id: cell?.id ?? '' }] });
    expect((await leaves()).some((other) => other.id === cell?.id)).toBe(true);
    const helper = await test.call('things.create', { kind: 'team', patch: { name: '维修队' } });
    const problem = await test.call('problems.create', {
      text: '路灯坏了',
      anchor: [121.505, 29.805],
      picks: [{ thingId: helper.id, reasons: [] }],
    });
    await test.call('problems.remove', { ids: [problem.id] });
    const assignment = problem.assignments[0];
    await expect(
      test.call('problems.setAssignment', { id: assignment?.id ?? '', version: 1, state: 'accepted' }),
    ).rejects.toMatchObject({ code: 'notFound' });
    await test.call('bin.restore', { items: [{ entity: 'problem', id: problem.id }] });
    expect((await test.call('problems.get', { id: problem.id })).assignments[0]?.state).toBe('sent');
  });
});

describe('numbers of problems', () => {
  it('go on after 999', async () => {
    const first = await test.call('problems.create', { text: '一' });
    await test.call('maps.close', {});
    const folder = join(test.ports.mapsDir, '甲');
    const database = new Sqlite(join(folder, 'map.sqlite'));
    const day = first.number.slice(0, 8);
    database.prepare('UPDATE problems SET number = ?').run(`${day}-999`);
    database.close();
    await test.call('maps.open', { folder });
    const numbers = [];
    for (const text of ['二', '三']) numbers.push((await test.call('problems.create', { text })).number);
    expect(numbers).toEqual([`${day}-1000`, `${day}-1001`]);
  });
});
