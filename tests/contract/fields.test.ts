import { read, utils, write } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index';
import { customKey } from '#shared/domain/fields/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

type Field = InputOf<'fields.save'>['field'];

const CONSENT = { consentBasis: 'signed', consentOn: '2026-08-01' };

let test: TestCore;
beforeEach(async () => {
  test = makeTestCore();
  await test.call('maps.create', { name: '测试社区' });
});
afterEach(() => test.dispose());

const field = (change: Partial<Field>): Field => ({
  kind: 'place',
  categoryId: null,
  label: '产权',
  type: 'text',
  choices: [],
  required: false,
  privacy: 'open',
  inTable: true,
  ...change,
});
const make = (change: Partial<Field>) => test.call('fields.save', { field: field(change) });
const place = (custom: Record<string, unknown>, name = '文化礼堂') =>
  test.call('things.create', { kind: 'place', patch: { name, custom } });
const OWNERSHIP = [{ label: '街道' }, { label: '社区' }, { label: '租用' }];

describe('a field of the office', () => {
  it('keeps values of every type, and refuses what does not fit', async () => {
    const someone = await test.call('things.create', {
      kind: 'person',
      patch: { name: '王小明', attrs: CONSENT },
    });
    const samples: [Partial<Field>, unknown, unknown][] = [
      [{ type: 'text' }, '街道产权', 5],
      [{ type: 'longText' }, '第一行\n第二行', ['x']],
      [{ type: 'number' }, -12.5, '12'],
      [{ type: 'date' }, '2026-08-02', '2026/8/2'],
      [{ type: 'boolean' }, false, '是'],
      [{ type: 'person' }, someone.id, 7],
    ];
    for (const [index, [change, value, wrong]] of samples.entries()) {
      const made = await make({ ...change, label: `字段${index}` });
      expect((await place({ [made.id]: value })).custom).toEqual({ [made.id]: value });
      await expect(place({ [made.id]: wrong })).rejects.toMatchObject({
        code: 'input.invalid',
        params: { field: `字段${index}` },
      });
    }
    await expect(place({ nobody: 1 })).rejects.toMatchObject({ code: 'input.invalid' });
  });

  it('is masked by its class on every way out, and shown by reveal alone', async () => {
    const phone = await make({ label: '物业热线', privacy: 'phone' });
    const secret = await make({ label: '门锁密码', privacy: 'sensitive' });
    const made = await place({ [phone.id]: '13812345678', [secret.id]: '开门7788' });
    expect(made.custom).toEqual({ [phone.id]: '138****5678', [secret.id]: '***' });
    expect(made.masked).toEqual([customKey(phone.id), customKey(secret.id)]);
    const print = { source: 'thing' as const, title: '清单', filter: { kinds: ['place' as const] } };
    const out = JSON.stringify([
      await test.call('things.list', { filter: {} }),
      await test.call('history.of', { entity: 'thing', id: made.id }),
      await test.call('lists.html', { list: print, edition: 'public' }),
    ]);
    expect(out).toContain('138****5678');
    expect(out).not.toContain('13812345678');
    // Ids and instants hold any digits by chance.
    expect(out.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b\d{13}\b/g, '')).not.toContain('7788');
    expect((await test.call('things.search', { text: '7788' })).hits).toEqual([]);
    expect((await test.call('things.search', { text: '5678' })).hits).toHaveLength(1);
    const { values } = await test.call('things.reveal', {
      id: made.id,
      fields: [customKey(secret.id)],
      purpose: '测试',
    });
    expect(values).toEqual({ [customKey(secret.id)]: '开门7788' });
    // The mask coming back means "as it was".
    await test.call('things.update', { id: made.id, version: 1, patch: { custom: made.custom } });
    const again = await test.call('things.reveal', {
      id: made.id,
      fields: [customKey(phone.id)],
      purpose: '测试',
    });
    expect(again.values).toEqual({ [customKey(phone.id)]: '13812345678' });
  });

  it('shows a person by the masked name', async () => {
    const { id } = await test.call('things.create', {
      kind: 'person',
      patch: { name: '王小明', attrs: CONSENT },
    });
    const keeper = await make({ label: '钥匙保管人', type: 'person' });
    const made = await place({ [keeper.id]: id });
    expect(made.names).toEqual({ [id]: '王*明' });
    await test.call('things.remove', { ids: [id] });
    expect((await test.call('things.get', { id: made.id })).names).toBeUndefined();
  });

  it('renames and adds choices without touching a record, and keeps one that was taken away', async () => {
    const made = await make({ type: 'choice', choices: OWNERSHIP });
    const [first, second] = made.choices;
    const thing = await place({ [made.id]: first?.id });
    await place({ [made.id]: second?.id }, '居家养老站');
    const renamed = await test.call('fields.save', {
      id: made.id,
      version: made.version,
      field: field({
        type: 'choice',
        choices: [{ id: first?.id, label: '街道办事处' }, { label: '借用' }],
      }),
    });
    expect((await test.call('things.get', { id: thing.id })).custom).toEqual({ [made.id]: first?.id });
    expect(renamed.choices.map(({ label, retired }) => [label, retired])).toEqual([
      ['街道办事处', false],
      ['借用', false],
      ['社区', true],
      ['租用', true],
    ]);
    expect(await test.call('fields.usage', { id: made.id })).toEqual({
      records: 2,
      choices: { [String(first?.id)]: 1, [String(second?.id)]: 1 },
    });
    expect((await test.call('things.search', { text: '街道办事处' })).hits).toHaveLength(1);
    // Added again under its old name, it is the old one.
    const back = await test.call('fields.save', {
      id: made.id,
      version: renamed.version,
      field: field({ type: 'choice', choices: [{ label: '社区' }] }),
    });
    expect(back.choices[0]).toMatchObject({ id: second?.id, retired: false });
  });

  it('cannot change its type once it has values, nor share its name', async () => {
    const made = await make({});
    await place({ [made.id]: '街道' });
    const change = { id: made.id, version: made.version, field: field({ type: 'number' }) };
    await expect(test.call('fields.save', change)).rejects.toMatchObject({
      code: 'field.typeInUse',
      params: { label: '产权', count: 1 },
    });
    await expect(make({})).rejects.toMatchObject({ code: 'field.labelTaken' });
    await expect(make({ label: '地址' })).rejects.toMatchObject({ code: 'field.labelTaken' });
    await expect(make({ label: '选', type: 'choice' })).rejects.toMatchObject({ code: 'input.invalid' });
    await expect(make({ label: '数', type: 'number', privacy: 'phone' })).rejects.toMatchObject({
      code: 'input.invalid',
    });
  });

  it('comes back with its values when it was taken away, by restore and by undo', async () => {
    const made = await make({});
    const thing = await place({ [made.id]: '街道' });
    await test.call('fields.remove', { id: made.id });
    expect((await test.call('things.get', { id: thing.id })).custom).toEqual({});
    const saved = await test.call('things.update', { id: thing.id, version: 1, patch: { name: '新名' } });
    expect(saved.custom).toEqual({});
    expect((await test.call('fields.list', {})).removed).toHaveLength(1);
    await test.call('fields.restore', { id: made.id });
    expect((await test.call('things.get', { id: thing.id })).custom).toEqual({ [made.id]: '街道' });
    await test.call('history.undo', {});
    expect((await test.call('fields.list', {})).fields).toEqual([]);
  });

  it('that must be filled cannot be emptied, and stops no change of a record that never had it', async () => {
    const made = await make({ required: true });
    const old = await place({});
    await test.call('things.update', { id: old.id, version: 1, patch: { name: '新名' } });
    const filled = await place({ [made.id]: '街道' });
    await expect(
      test.call('things.update', { id: filled.id, version: 1, patch: { custom: { [made.id]: ' ' } } }),
    ).rejects.toMatchObject({ code: 'field.required', params: { label: '产权' } });
  });

  it('stands in the history by its name, with the words of its choices', async () => {
    const made = await make({ type: 'choice', choices: OWNERSHIP });
    const thing = await place({});
    await test.call('things.update', {
      id: thing.id,
      version: 1,
      patch: { custom: { [made.id]: made.choices[1]?.id } },
    });
    const { entries } = await test.call('history.of', { entity: 'thing', id: thing.id });
    expect(entries[0]?.fields).toEqual([
      { key: customKey(made.id), label: '产权', before: null, after: '社区' },
    ]);
  });

  it('is put in order', async () => {
    const a = await make({ label: '甲' });
    const b = await make({ label: '乙' });
    await test.call('fields.reorder', { ids: [b.id, a.id] });
    expect((await test.call('fields.list', {})).fields.map(({ label }) => label)).toEqual(['乙', '甲']);
  });
});

describe('paper and Excel', () => {
  const sheetOf = (rows: string[][]): Uint8Array => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '场所清单');
    return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
  };
  const propose = async (bytes: Uint8Array) => {
    const { importId, sheets } = await test.call('imports.open', { fileName: '场所.xlsx', bytes });
    return test.call('imports.propose', {
      importId,
      sheet: 0,
      headerRow: sheets[0]?.headerRow ?? 0,
      kind: 'place',
    });
  };

  it('proposes the office field by its name, reads it by its type, and gives it back as it was', async () => {
    const ownership = await make({ type: 'choice', choices: OWNERSHIP });
    const uses = await make({
      label: '可办活动',
      type: 'choices',
      choices: [{ label: '会议' }, { label: '棋牌' }],
    });
    const area = await make({ label: '建筑面积', type: 'number' });
    const keeper = await make({ label: '钥匙保管人', type: 'person' });
    await test.call('things.create', { kind: 'person', patch: { name: '王小明', attrs: CONSENT } });
    const plan = await propose(
      sheetOf([
        ['名称', '产权', '可办活动', '建筑面积', '钥匙保管人'],
        ['文化礼堂', '社区', '会议、棋牌', '120', '王小明'],
        ['老年食堂', '业委会', '会议', '约八十', '李不在'],
      ]),
    );
    expect(Object.values(plan.mapping)).toEqual([
      'name',
      ...[ownership, uses, area, keeper].map(({ id }) => customKey(id)),
    ]);
    const preview = await test.call('imports.preview', plan);
    expect(preview.rows[0]?.values).toMatchObject({
      [customKey(ownership.id)]: '社区',
      [customKey(uses.id)]: '会议、棋牌',
      [customKey(keeper.id)]: '王*明',
    });
    const errors = preview.rows.flatMap((row) => row.errors);
    expect(errors.map(({ code }) => code)).toEqual(['notChoice', 'notNumber', 'notPerson']);
    expect(errors[0]?.params).toEqual({ allowed: '街道、社区、租用' });
    await test.call('imports.commit', plan);
    const [made] = (await test.call('things.list', { filter: { kinds: ['place'] } })).rows;
    expect(made?.custom).toMatchObject({
      [ownership.id]: ownership.choices[1]?.id,
      [uses.id]: uses.choices.map(({ id }) => id),
      [area.id]: 120,
    });
    const list = {
      source: 'thing' as const,
      title: '场所清单',
      filter: { kinds: ['place' as const] },
      columns: ['name', ...[ownership, uses, area, keeper].map(({ id }) => customKey(id))],
    };
    const file = await test.call('lists.xlsx', { list, edition: 'internal', purpose: '上报' });
    const sheet = read(file.bytes).Sheets.场所清单;
    const cells = JSON.stringify(sheet && utils.sheet_to_json(sheet, { header: 1 }));
    for (const text of ['产权', '可办活动', '建筑面积', '钥匙保管人', '社区', '会议、棋牌', '120', '王小明'])
      expect(cells).toContain(text);
    const again = await propose(file.bytes);
    expect(Object.values(again.mapping)).toEqual(expect.arrayContaining(Object.values(plan.mapping)));
    expect(await test.call('imports.preview', again)).toMatchObject({ total: 1, counts: { identical: 1 } });
  });
});
