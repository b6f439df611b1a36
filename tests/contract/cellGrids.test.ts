import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { areaM2 } from '#shared/domain/geo/distance';
import type { Area } from '#shared/domain/geo/types';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { at, box } from '#tests/unit/grid/edit/fixture';

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '网格图' });
});
afterEach(() => test.dispose());

const outline = async (area: Area, code = '330203006001'): Promise<string> => {
  const id = test.ports.newId();
  const create = [{ id, geometry: area, tier: 'community' as const, parentId: null, name: '社区', code }];
  await test.call('cells.edit', { label: 'cellDraw', edit: { create } });
  return id;
};
const building = (x: number, y: number, households?: number) =>
  test.call('things.create', {
    kind: 'building',
    patch: {
      name: `${x},${y}幢`,
      position: { geometry: { type: 'Point', coordinates: [...at(x, y)] }, crs: 'wgs84' },
      ...(households !== undefined && { attrs: { households } }),
    },
  });
const open = (
  features: readonly { geometry: unknown; properties: Record<string, string> }[],
  name = 'cells.geojson',
) =>
  test.call('imports.open', {
    fileName: name,
    bytes: new TextEncoder().encode(
      JSON.stringify({
        type: 'FeatureCollection',
        features: features.map((feature) => ({ type: 'Feature', ...feature })),
      }),
    ),
  });
const list = async () => (await test.call('cells.list', {})).cells;

describe('cells.generate', () => {
  it('makes blocks by roads and buildings, then micro cells in one of them alone', async () => {
    await outline(box(0, 0, 400, 200));
    await expect(test.call('cells.previewGrid', { shape: 'blocks' })).rejects.toMatchObject({
      code: 'grid.nothingToGoBy',
    });
    for (const x of [50, 150, 250, 350]) for (const y of [50, 150]) await building(x, y, 20);
    const target = { by: 'buildings' as const, amount: 4 };
    const preview = await test.call('cells.previewGrid', { shape: 'blocks', target });
    expect(preview).toMatchObject({ count: 2, buildings: 8, roads: 0 });
    // A road across: the same buildings, parted otherwise.
    const road = await open(
      [{ geometry: { type: 'LineString', coordinates: [at(-10, 100), at(410, 100)] }, properties: {} }],
      'roads.geojson',
    );
    await test.call('basemaps.addSketchLayer', {
      importId: road.importId,
      crs: 'wgs84',
      use: 'road',
      nameKey: null,
    });
    expect(await test.call('cells.previewGrid', { shape: 'blocks', target })).toMatchObject({
      count: 2,
      roads: 1,
    });
    const made = await test.call('cells.generate', { shape: 'blocks', target });
    expect(made).toMatchObject({ created: 2, removed: 0 });
    const cells = (await list()).filter((cell) => cell.tier === 'cell');
    expect(cells.map((cell) => cell.code)).toEqual(['330203006001001', '330203006001002']);
    // The road is their border: each is as wide as the community.
    for (const cell of cells) expect(cell.areaM2 / 40_000).toBeCloseTo(1, 2);
    const [first] = cells;
    const micro = await test.call('cells.generate', {
      shape: 'square',
      sizeM: 100,
      parentId: first?.id ?? '',
    });
    expect(micro).toMatchObject({ created: 4, removed: 0 });
    const below = (await list()).filter((cell) => cell.parentId === first?.id);
    expect(below.map((cell) => cell.code)).toContain('330203006001001-04');
    expect(below.reduce((sum, cell) => sum + cell.areaM2, 0) / (first?.areaM2 ?? 1)).toBeCloseTo(1, 6);
    expect(
      await test.call('cells.generate', { shape: 'hexagon', sizeM: 80, parentId: first?.id ?? '' }),
    ).toMatchObject({ removed: 4 });
    expect((await list()).filter((cell) => cell.tier === 'cell')).toHaveLength(2);
    expect((await test.call('cells.check', {})).findings).toEqual([]);
    const points = await test.call('things.list', { filter: { kinds: ['building'] }, limit: 100 });
    expect(points.rows.every((row) => row.cellId !== null && row.cellId !== first?.id)).toBe(true);
  });
});

describe('cells.importCells', () => {
  const rows = (code: string) => [
    { geometry: box(0, 0, 100, 100), properties: { 名称: '一网格', 编码: `${code}001` } },
    { geometry: box(100, 0, 200, 100), properties: { 名称: '二网格', 编码: `${code}002` } },
    { geometry: box(0, 0, 50, 100), properties: { 名称: '一之一', 编码: `${code}001-01` } },
    { geometry: box(50, 0, 100, 100), properties: { 名称: '一之二', 编码: `${code}001-02` } },
  ];
  const keys = { crs: 'wgs84' as const, nameKey: '名称', codeKey: '编码' };

  it('builds the tree by the form of the codes, previews it with the check, and is one undo', async () => {
    const home = await outline(box(0, 0, 200, 100));
    const { importId } = await open(rows('330203006001'));
    const preview = await test.call('cells.previewImport', { importId, ...keys });
    expect(preview).toMatchObject({ cells: 2, micro: 2, removed: 0, recoded: 0, orphans: 0, findings: [] });
    expect(preview.sample[2]).toEqual({
      name: '一之一',
      code: '330203006001001-01',
      tier: 'micro',
      parent: '一网格',
    });
    expect(await test.call('cells.importCells', { importId, ...keys })).toMatchObject({
      created: 4,
      removed: 0,
    });
    const cells = await list();
    const one = cells.find((cell) => cell.name === '一网格');
    expect(one?.parentId).toBe(home);
    expect(cells.filter((cell) => cell.parentId === one?.id).map((cell) => cell.name)).toEqual([
      '一之一',
      '一之二',
    ]);
    await test.call('history.undo', {});
    expect(await list()).toHaveLength(1);
  });

  it('says what the check would find: an overlap, and what reaches out of the outline', async () => {
    await outline(box(0, 0, 200, 100));
    const { importId } = await open([
      { geometry: box(0, 0, 120, 100), properties: {} },
      { geometry: box(100, 0, 220, 100), properties: {} },
    ]);
    const preview = await test.call('cells.previewImport', { importId, ...keys });
    expect(preview.findings).toEqual([
      { type: 'overlap', count: 1 },
      { type: 'outside', count: 1 },
    ]);
    // It comes in all the same: the check helps to mend it.
    expect(await test.call('cells.importCells', { importId, ...keys })).toMatchObject({ created: 2 });
    expect((await test.call('cells.check', {})).findings.map(({ type }) => type)).toEqual([
      'overlap',
      'outside',
    ]);
  });

  it('takes tier and parent from columns, or the cell around a micro cell', async () => {
    await outline(box(0, 0, 200, 100));
    const { importId } = await open([
      { geometry: box(0, 0, 100, 100), properties: { 名称: '甲', 层级: '网格', 编码: 'J1' } },
      { geometry: box(0, 0, 40, 100), properties: { 名称: '甲一', 层级: '微网格', 上级: 'J1' } },
      { geometry: box(40, 0, 100, 100), properties: { 名称: '甲二', 层级: '微网格' } },
      { geometry: box(300, 0, 310, 10), properties: { 名称: '孤', 层级: '微网格' } },
      { geometry: box(0, 0, 200, 100), properties: { 名称: '全', 层级: '社区' } },
    ]);
    const columns = { ...keys, parentKey: '上级', tierKey: '层级' };
    const preview = await test.call('cells.previewImport', { importId, ...columns });
    expect(preview).toMatchObject({ cells: 2, micro: 2, orphans: 1, outlines: 1 });
    await test.call('cells.importCells', { importId, ...columns });
    const cells = await list();
    const parent = cells.find((cell) => cell.name === '甲');
    for (const name of ['甲一', '甲二'])
      expect(cells.find((cell) => cell.name === name)?.parentId).toBe(parent?.id);
  });

  it('replaces the present cells; one with the same code inherits the lead', async () => {
    await outline(box(0, 0, 200, 100));
    const first = await open(rows('330203006001'));
    await test.call('cells.importCells', { importId: first.importId, ...keys });
    const person = await test.call('things.create', {
      kind: 'person',
      patch: { name: '王五', attrs: { consentBasis: 'signed', consentOn: '2026-01-01' } },
    });
    const before = (await list()).find((cell) => cell.code === '330203006001002');
    await test.call('teams.assign', { cellId: before?.id ?? '', postId: 'lead', thingId: person.id });
    const again = await open(rows('330203006001').slice(0, 2));
    expect(await test.call('cells.previewImport', { importId: again.importId, ...keys })).toMatchObject({
      recoded: 2,
    });
    const replaced = { importId: again.importId, ...keys, mode: 'replace' as const };
    expect(await test.call('cells.previewImport', replaced)).toMatchObject({ recoded: 0, removed: 4 });
    expect(await test.call('cells.importCells', replaced)).toMatchObject({ created: 2, removed: 4 });
    const after = (await list()).find((cell) => cell.code === '330203006001002');
    expect(after?.id).not.toBe(before?.id);
    expect(after?.leadId).toBe(person.id);
    expect(areaM2(after?.geometry ?? box(0, 0, 1, 1))).toBeGreaterThan(9_000);
  });
});
