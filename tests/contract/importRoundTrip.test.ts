import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contract/index';
import type { ThingPatch } from '#shared/contract/things';
import { KIND_IDS, type KindId, kindOf } from '#shared/domain/kinds/index';
import { thingColumnKeys } from '#shared/domain/lists/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

type Plan = OutputOf<'imports.propose'>;

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

async function propose(fileName: string, bytes: Uint8Array): Promise<Plan> {
  const { importId, sheets } = await test.call('imports.open', { fileName, bytes });
  return test.call('imports.propose', { importId, sheet: 0, headerRow: sheets[0]?.headerRow ?? 0 });
}

/** The kind's own example with all that people type into shared columns. */
async function makeSample(kind: KindId, change: ThingPatch = {}) {
  const { attrs, ...shared } = kindOf(kind).sample;
  const { categories } = await test.call('categories.list', {});
  const category = categories.find(({ scope }) => scope === (kind === 'risk' ? 'problem' : kind));
  return test.call('things.create', {
    kind,
    patch: {
      ...shared,
      attrs,
      categoryId: category?.id ?? null,
      note: '两行\n=备注 13812345678',
      ...(kindOf(kind).fields.some(({ key }) => key === 'level') && { level: 2 }),
      ...change,
    },
  });
}

async function exported(kind: KindId, edition: 'public' | 'internal'): Promise<Uint8Array> {
  const list = {
    source: 'thing' as const,
    title: '往返清单',
    filter: { kinds: [kind] },
    columns: [...thingColumnKeys([kind])],
  };
  return (await test.call('lists.xlsx', { list, edition, purpose: '核对' })).bytes;
}

describe.each(KIND_IDS)('%s: export → import', (kind) => {
  it.each(['internal', 'public'] as const)('changes nothing (%s)', async (edition) => {
    await makeSample(kind);
    await makeSample(kind, { name: kindOf(kind).role === 'person' ? '欧阳示例' : '第二个示例', note: null });
    const plan = await propose('往返清单.xlsx', await exported(kind, edition));
    expect(plan.kind).toBe(kind);
    const preview = await test.call('imports.preview', plan);
    expect(preview.rows.map(({ changes, errors }) => [changes, errors])).toEqual([
      [[], []],
      [[], []],
    ]);
    expect(preview).toMatchObject({ total: 2, ready: 0, counts: { identical: 2 } });
  });
});

describe.each(KIND_IDS)('%s: template', (kind) => {
  it('is imported as it was filled in, without its sample', async () => {
    const { fileName, bytes } = await test.call('imports.template', { kind });
    const empty = await propose(fileName, bytes);
    expect(empty.kind).toBe(kind);
    expect((await test.call('imports.preview', empty)).total).toBe(0);

    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.slice().buffer as ArrayBuffer);
    const [sheet] = book.worksheets;
    const [sample, mine] = [sheet?.getRow(2), sheet?.getRow(3)];
    sample?.eachCell((cell, column) => {
      if (mine && column > 1) mine.getCell(column).value = cell.value;
    });
    const filled = new Uint8Array(await book.xlsx.writeBuffer());
    const plan = await propose(fileName, filled);
    const preview = await test.call('imports.preview', plan);
    expect(preview.rows.map(({ errors }) => errors)).toEqual([[]]);
    expect(preview).toMatchObject({ total: 1, ready: 1, counts: { new: 1 } });
    const { batchId } = await test.call('imports.commit', plan);
    const { rows } = await test.call('things.list', { filter: { batchId } });
    expect(rows.map((row) => row.kind)).toEqual([kind]);
  });
});

describe('an update', () => {
  it('keeps what the file does not say, counts in the batch, and is taken back by one undo', async () => {
    const made = await makeSample('place');
    const csv = `名称,地址,电话,容量\n${made.name},${made.address},0574-87654321,\n`;
    const plan = await propose('场所.csv', new TextEncoder().encode(csv));
    const preview = await test.call('imports.preview', plan);
    expect(preview.rows[0]).toMatchObject({
      status: 'changed',
      action: 'update',
      changes: [{ key: 'phone', after: '0574-****4321' }],
    });
    const saved = await test.call('imports.commit', plan);
    expect(saved).toMatchObject({ created: 0, updated: 1 });
    const { rows } = await test.call('things.list', { filter: { batchId: saved.batchId } });
    expect(rows[0]?.attrs).toEqual(made.attrs);
    await test.call('history.undo', {});
    expect((await test.call('things.get', { id: made.id })).phone).toBe(made.phone);
    // The shape is remembered, until it is forgotten.
    const again = await propose('场所.csv', new TextEncoder().encode(csv));
    expect(again.remembered).toBe(true);
    await test.call('imports.forget', { importId: again.importId, sheet: 0, headerRow: 0 });
    expect((await propose('场所.csv', new TextEncoder().encode(csv))).remembered).toBe(false);
  });
});

describe('a list of many kinds with names and numbers in one cell', () => {
  it('goes to each kind, makes the categories that are ticked, and loses nothing', async () => {
    const csv =
      '名称,资源类型,类别,联系人\n示例店,单位,奇怪类别,王示例13812345678（下午）\n示例队,队伍,,李示例 0574-87654321\n';
    const plan = await propose('资源.csv', new TextEncoder().encode(csv));
    expect(Object.values(plan.mapping)).toEqual(['name', '@kind', 'categoryId', '@namePhone']);
    const preview = await test.call('imports.preview', plan);
    expect(preview.unknownCategories).toEqual([{ kind: 'unit', word: '奇怪类别', count: 1 }]);
    await test.call('imports.commit', { ...plan, categoryWords: { 'unit:奇怪类别': '+' } });
    const { rows } = await test.call('things.list', { filter: {} });
    expect(rows.map((row) => [row.kind, row.name, row.note]).sort()).toEqual([
      ['team', '示例队', null],
      ['unit', '示例店', '下午'],
    ]);
    const { categories } = await test.call('categories.list', {});
    const made = categories.find(({ name }) => name === '奇怪类别');
    expect(rows.find(({ kind }) => kind === 'unit')?.categoryId).toBe(made?.id);
    await test.call('history.undo', {});
    expect((await test.call('things.list', { filter: {} })).total).toBe(0);
    expect((await test.call('categories.list', {})).categories.some(({ name }) => name === '奇怪类别')).toBe(
      false,
    );
  });
});
