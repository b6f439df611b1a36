import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CellEdit } from '#shared/contract/cellEdits';
import type { LngLat } from '#shared/domain/geo/types';
import {
  drawCell,
  type EditResult,
  type Grid,
  gridOf,
  mergeCells,
  moveVertex,
  removeCell,
  splitByLine,
} from '#shared/domain/grid/edit/index';
import { ADMIN, makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { at, box } from '#tests/unit/grid/edit/fixture';

let test: TestCore;
let home: string;
let A: string;
let B: string;
const tools = { newId: () => test.ports.newId() };

beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '网格图' });
  [home, A, B] = [tools.newId(), tools.newId(), tools.newId()];
  const create = [
    {
      id: home,
      geometry: box(0, 0, 200, 100),
      tier: 'community' as const,
      parentId: null,
      name: '社区',
      code: '330203006001',
    },
    { id: A, geometry: box(0, 0, 100, 100), tier: 'cell' as const, parentId: home, name: '东网格' },
    { id: B, geometry: box(100, 0, 200, 100), tier: 'cell' as const, parentId: home, name: '西网格' },
  ];
  await test.call('cells.edit', { label: 'cellDraw', edit: { create } });
});
afterEach(() => test.dispose());

const gridNow = async (): Promise<Grid> => gridOf((await test.call('cells.list', {})).cells);
const write = async (
  result: EditResult,
  label: 'cellDraw' | 'cellSplit' | 'cellMerge' | 'cellBorder' | 'cellRemove',
) => {
  if (!result.ok) throw new Error(result.reason);
  return test.call('cells.edit', { label, edit: result.edit });
};
const place = (name: string, position: LngLat) =>
  test.call('things.create', {
    kind: 'place',
    patch: { name, position: { geometry: { type: 'Point', coordinates: [...position] }, crs: 'wgs84' } },
  });
const person = (name: string, actor = ADMIN) =>
  test.call(
    'things.create',
    { kind: 'person', patch: { name, attrs: { consentBasis: 'signed', consentOn: '2026-01-01' } } },
    actor,
  );
const cellOfThing = async (id: string) => (await test.call('things.get', { id })).cellId;
const byId = async (id: string) => (await test.call('cells.list', {})).cells.find((cell) => cell.id === id);

describe('cells.edit', () => {
  it('gives codes by the format, splits, and says how many points moved; undo gives all back', async () => {
    expect((await byId(A))?.code).toBe('330203006001001');
    expect((await byId(B))?.code).toBe('330203006001002');
    const left = await place('左', at(110, 50));
    const right = await place('右', at(190, 50));
    const written = await write(
      splitByLine(await gridNow(), B, [at(140, -5), at(140, 105)], tools),
      'cellSplit',
    );
    expect(written).toMatchObject({ created: 1, removed: 0 });
    const fresh = (await test.call('cells.list', {})).cells.find((cell) => ![home, A, B].includes(cell.id));
    expect(fresh).toMatchObject({ code: '330203006001003', name: '西网格（2）' });
    // The larger part stayed.
    expect(written.moved).toEqual([{ fromId: B, toId: fresh?.id, count: 1 }]);
    expect(await cellOfThing(left.id)).toBe(fresh?.id);
    expect(await cellOfThing(right.id)).toBe(B);
    await test.call('history.undo', {});
    expect(await cellOfThing(left.id)).toBe(B);
    expect((await test.call('cells.list', {})).cells).toHaveLength(3);
    await test.call('history.redo', {});
    expect(await cellOfThing(left.id)).toBe(fresh?.id);
  });

  it('writes in the history of each cell how many points came and went', async () => {
    await place('甲', at(110, 50));
    const edit = moveVertex(await gridNow(), at(100, 100), at(150, 100));
    await write(edit, 'cellBorder');
    const history = async (id: string) => (await test.call('history.of', { entity: 'cell', id })).entries[0];
    expect((await history(A))?.moved).toEqual([{ otherId: B, otherName: '西网格', gained: 1, lost: 0 }]);
    expect((await history(B))?.moved).toEqual([{ otherId: A, otherName: '东网格', gained: 0, lost: 1 }]);
    await test.call('history.undo', {});
    expect((await history(A))?.moved).toEqual([{ otherId: B, otherName: '西网格', gained: 0, lost: 1 }]);
  });

  it('hands team and lead of a merged cell to the one that stays, and everything back on undo', async () => {
    const helper = await person('王五');
    const lead = await person('李四');
    await test.call('teams.assign', { cellId: A, postId: 'worker', thingId: helper.id });
    await test.call('teams.assign', { cellId: A, postId: 'lead', thingId: lead.id });
    const point = await place('丙', at(10, 10));
    const written = await write(mergeCells(await gridNow(), [B, A], tools), 'cellMerge');
    expect(written.moved).toEqual([{ fromId: A, toId: B, count: 1 }]);
    expect((await byId(B))?.leadId).toBe(lead.id);
    const team = await test.call('teams.ofCell', { cellId: B });
    expect(team.posts.flatMap((post) => post.holders.map((one) => one.id)).sort()).toEqual(
      [helper.id, lead.id].sort(),
    );
    await test.call('history.undo', {});
    expect((await byId(A))?.leadId).toBe(lead.id);
    expect((await byId(B))?.leadId).toBeNull();
    expect(await cellOfThing(point.id)).toBe(A);
  });

  it('keeps points of a cell whose micro cells leave them out', async () => {
    const point = await place('丁', at(90, 90));
    const shape = [at(0, 0), at(50, 0), at(50, 100), at(0, 100)];
    const options = { shape, tier: 'micro', parentId: A, mode: 'yield', name: '微' } as const;
    await write(drawCell(await gridNow(), options, tools), 'cellDraw');
    expect(await cellOfThing(point.id)).toBe(A);
    const inside = await place('戊', at(20, 20));
    const micro = (await test.call('cells.list', {})).cells.find((cell) => cell.tier === 'micro');
    expect(micro?.code).toBe('330203006001001-01');
    expect(await cellOfThing(inside.id)).toBe(micro?.id);
    await write(removeCell(await gridNow(), micro?.id ?? '', null, tools), 'cellRemove');
    expect(await cellOfThing(inside.id)).toBe(A);
  });

  it('refuses stale versions, taken codes, bad shapes and cells out of their parent, and then writes nothing', async () => {
    const none: CellEdit = { create: [], reshape: [], rename: [], remove: [] };
    const edit = (change: Partial<CellEdit>) =>
      test.call('cells.edit', { label: 'cellFix', edit: { ...none, ...change } });
    const code = (promise: Promise<unknown>) =>
      promise.then(
        () => 'written',
        (error) => error.code,
      );
    const geometry = box(0, 0, 90, 90);
    expect(await code(edit({ reshape: [{ id: A, version: 7, geometry }] }))).toBe('conflict');
    expect(await code(edit({ remove: [{ id: A, version: 7, heirId: null }] }))).toBe('conflict');
    expect(await code(edit({ rename: [{ id: A, version: 1, code: '330203006001002' }] }))).toBe(
      'cells.codeTaken',
    );
    const bow = {
      type: 'Polygon' as const,
      coordinates: [
        [at(0, 0), at(50, 60), at(50, 0), at(0, 50), at(0, 0)].map(([x, y]) => [x, y] as [number, number]),
      ],
    };
    expect(await code(edit({ reshape: [{ id: A, version: 1, geometry: bow }] }))).toBe('cells.invalidShape');
    expect(await code(edit({ reshape: [{ id: A, version: 1, geometry: box(-20, 0, 100, 100) }] }))).toBe(
      'cells.outsideParent',
    );
    expect(await code(edit({ reshape: [{ id: home, version: 1, geometry: box(50, 0, 200, 100) }] }))).toBe(
      'cells.outsideParent',
    );
    expect(await code(edit({ rename: [{ id: A, version: 1, parentId: B }] }))).toBe('notFound');
    expect((await byId(A))?.version).toBe(1);
    expect(
      await code(
        edit({
          rename: [
            { id: A, version: 1, code: '330203006001002' },
            { id: B, version: 1, code: '330203006001001' },
          ],
        }),
      ),
    ).toBe('written');
  });

  it('writes codes as the office has them', async () => {
    await test.call('settings.set', { cellCodeFormat: { cell: 'W-{n:2}', micro: '{cell}/{n}' } });
    await write(splitByLine(await gridNow(), B, [at(150, -5), at(150, 105)], tools), 'cellSplit');
    const codes = (await test.call('cells.list', {})).cells.map((cell) => cell.code);
    expect(codes).toContain('W-01');
    await expect(
      test.call('settings.set', { cellCodeFormat: { cell: 'W', micro: '{cell}/{n}' } }),
    ).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('is not taken back once somebody leads the new cell', async () => {
    await write(splitByLine(await gridNow(), B, [at(150, -5), at(150, 105)], tools), 'cellSplit');
    const fresh = (await test.call('cells.list', {})).cells.find((cell) => ![home, A, B].includes(cell.id));
    const other = { userId: 'admin', roleId: 'administrator', via: 'script', sessionId: 'other' } as const;
    const helper = await person('王五', other);
    await test.call('teams.assign', { cellId: fresh?.id ?? '', postId: 'worker', thingId: helper.id }, other);
    await expect(test.call('history.undo', {})).rejects.toMatchObject({ code: 'undo.conflict' });
  });
});
