import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Edition } from '#shared/contract/common';
import type { Category } from '#shared/contract/things';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';

const HEADER_ROW = 3;

describe('the 权责清单 as a workbook that comes back', () => {
  let test: TestCore;
  beforeEach(async () => {
    test = makeTestCore();
    await test.call('maps.create', { name: '权责', folder: join(test.home, 'one') });
  });
  afterEach(() => test.dispose());

  const exported = async (edition: Edition = 'public'): Promise<Uint8Array> =>
    (
      await test.call('lists.xlsx', {
        list: { source: 'category', title: '权责清单' },
        edition,
        purpose: '交换',
      })
    ).bytes;
  const read = (bytes: Uint8Array) => test.call('categories.readSheet', { fileName: '权责清单.xlsx', bytes });
  const all = async (): Promise<readonly Category[]> => (await test.call('categories.list', {})).categories;
  const named = async (name: string): Promise<Category> => {
    const found = (await all()).find((one) => one.scope === 'problem' && one.name === name);
    if (!found) throw new Error(`no category ${name}`);
    return found;
  };

  type Edit = (
    sheet: ExcelJS.Worksheet,
    column: (label: string) => number,
    rowOf: (name: string) => number,
  ) => void;
  /** The exported workbook, changed as somebody in Excel would. */
  async function edited(bytes: Uint8Array, edit: Edit): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    const sheet = book.worksheets[0] as ExcelJS.Worksheet;
    const column = (label: string): number => (sheet.getRow(HEADER_ROW).values as string[]).indexOf(label);
    const rowOf = (name: string): number => {
      for (let row = HEADER_ROW + 1; row <= sheet.rowCount; row += 1)
        if ([column('类别'), column('子类')].some((at) => sheet.getRow(row).getCell(at).value === name)) {
          const sub = sheet.getRow(row).getCell(column('子类')).value;
          if (sub === name || sub === '—') return row;
        }
      throw new Error(`no row ${name}`);
    };
    edit(sheet, column, rowOf);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }

  it('changes nothing when nobody changed it, in either edition, with words that spreadsheets would run or that are masked', async () => {
    await test.call('categories.save', {
      category: {
        scope: 'problem',
        parentId: 'problem-property',
        name: '=充电桩',
        keywords: ['-充不进电', '打 13812345678 报修', 'A/C'],
        needs: [],
        responsible: ['充电桩公司 87654321'],
        defaultLevel: null,
        deadlineHours: 1.5,
        symbol: null,
      },
    });
    const count = (await all()).filter(({ scope }) => scope === 'problem').length;
    for (const edition of ['public', 'internal'] as const)
      expect(await read(await exported(edition))).toEqual({
        proposals: [],
        faults: [],
        unchanged: count,
        untold: 0,
      });
    // A word more beside them: what is masked in the sheet stays what it is.
    const more = await edited(await exported('public'), (sheet, column, rowOf) => {
      const row = sheet.getRow(rowOf("'=充电桩"));
      for (const label of ['关键词', '责任单位'])
        row.getCell(column(label)).value = `${row.getCell(column(label)).value}、再加一个`;
    });
    const { proposals } = await read(more);
    expect(proposals.map(({ changes }) => changes)).toEqual([
      ['responsible', 'keywords'].map((key) => ({ key, removed: [], added: ['再加一个'] })),
    ]);
    expect(proposals[0]?.draft).toMatchObject({
      name: '=充电桩',
      keywords: ['-充不进电', '打 13812345678 报修', 'A/C', '再加一个'],
      responsible: ['充电桩公司 87654321', '再加一个'],
    });
  });

  it('shows what would change and takes it over in one step that one undo takes back', async () => {
    const before = await named('公共照明');
    const bytes = await edited(await exported(), (sheet, column, rowOf) => {
      const row = sheet.getRow(rowOf('公共照明'));
      row.getCell(column('责任单位')).value = '路灯所、物业公司';
      row.getCell(column('默认等级')).value = '橙';
      row.getCell(column('办理时限（小时）')).value = 12;
      row.getCell(column('关键词')).value = `${before.keywords.slice(1).join('、')}，灯杆歪了`;
      sheet.getRow(rowOf('物业设施')).getCell(column('类别')).value = '物业与设施';
    });
    const { proposals, faults, unchanged, untold } = await read(bytes);
    expect(faults).toEqual([]);
    expect({ changed: proposals.length, untold }).toEqual({ changed: 2, untold: 0 });
    expect(unchanged).toBe((await all()).filter(({ scope }) => scope === 'problem').length - 2);
    expect(proposals.find(({ id }) => id === before.id)?.changes).toEqual([
      { key: 'responsible', removed: ['网格长'], added: ['路灯所'] },
      { key: 'level', removed: ['3'], added: ['2'] },
      { key: 'deadline', removed: ['24'], added: ['12'] },
      { key: 'keywords', removed: [before.keywords[0]], added: ['灯杆歪了'] },
    ]);
    // Nothing is written before it is asked for.
    expect(await named('公共照明')).toEqual(before);
    expect(await test.call('categories.applySheet', { proposals })).toEqual({ added: 0, changed: 2 });
    const after = await named('公共照明');
    expect(after).toMatchObject({
      responsible: ['路灯所', '物业公司'],
      defaultLevel: 2,
      deadlineHours: 12,
      symbol: before.symbol,
      parentId: before.parentId,
    });
    expect((await named('物业与设施')).id).toBe(before.parentId);
    // The problem box hears the new word at once.
    const { understood } = await test.call('matching.answer', { text: '门口灯杆歪了' });
    expect(understood.categoryId).toBe(before.id);
    await test.call('history.undo', {});
    expect(await named('公共照明')).toMatchObject({
      keywords: before.keywords,
      responsible: before.responsible,
    });
    expect((await named('物业设施')).id).toBe(before.parentId);
  });

  it('makes new categories and those under them, for another office too, whose own are found by their names', async () => {
    const bytes = await edited(await exported(), (sheet, column) => {
      const add = (group: string, name: string, level: string): void => {
        const row = sheet.addRow([]);
        row.getCell(column('类别')).value = group;
        row.getCell(column('子类')).value = name;
        row.getCell(column('默认等级')).value = level;
        row.getCell(column('关键词')).value = `${group}${name}`;
      };
      // The sub-category stands above its group: the order of lines does not matter.
      add('低空经济', '无人机扰民', '黄');
      add('低空经济', '', '蓝');
    });
    const { proposals } = await read(bytes);
    expect(proposals.map(({ draft, version }) => [draft.name, version])).toEqual([
      ['低空经济', null],
      ['无人机扰民', null],
    ]);
    await test.call('categories.applySheet', { proposals });
    const group = await named('低空经济');
    expect(await named('无人机扰民')).toMatchObject({ parentId: group.id, defaultLevel: 3, builtin: false });

    const handedOn = await exported();
    await test.call('maps.create', { name: '邻居', folder: join(test.home, 'two') });
    const theirs = await read(handedOn);
    expect(theirs.proposals.map(({ draft }) => draft.name)).toEqual(['低空经济', '无人机扰民']);
    await test.call('categories.applySheet', { proposals: theirs.proposals });
    // Once more: the ids are other ones there, the names the same.
    expect((await read(handedOn)).proposals).toEqual([]);
  });

  it('leaves lines alone that it does not understand, and says which and why', async () => {
    const bytes = await edited(await exported(), (sheet, column, rowOf) => {
      sheet.getRow(rowOf('公共照明')).getCell(column('默认等级')).value = '紫';
      sheet.getRow(rowOf('房屋渗漏')).getCell(column('办理时限（小时）')).value = '尽快';
      sheet.getRow(rowOf('门禁与道闸')).getCell(column('类别')).value = '没有的大类';
      sheet.getRow(rowOf('环境卫生')).getCell(column('子类')).value = '变成子类';
      sheet.getRow(rowOf('虫鼠消杀')).getCell(column('子类')).value = '长'.repeat(41);
    });
    const { proposals, faults } = await read(bytes);
    expect(proposals).toEqual([]);
    expect(faults.map(({ code, text }) => [code, text])).toEqual([
      ['level', '紫'],
      ['groupUnknown', '没有的大类'],
      ['deadline', '尽快'],
      ['placeUnclear', '变成子类'],
      ['tooLong', '长'.repeat(41)],
    ]);
    expect(faults[0]?.line).toBe(HEADER_ROW + 2);
  });

  it('takes what is stored as long as it is, and faults only a line with a new word that is too long', async () => {
    const long = { name: '名'.repeat(45), keyword: '词'.repeat(201) };
    const save = (name: string, keywords: string[]) =>
      test.call('categories.save', {
        category: {
          scope: 'problem',
          parentId: 'problem-property',
          name,
          keywords,
          needs: [],
          responsible: ['物业公司'],
          symbol: null,
          defaultLevel: null,
          deadlineHours: null,
        },
      });
    const { id } = await save(long.name, [long.keyword, '短词']);
    await save('别的子类', [long.keyword]);
    const bytes = await edited(await exported(), (sheet, column, rowOf) => {
      const row = sheet.getRow(rowOf(long.name));
      row.getCell(column('责任单位')).value = '路灯所';
      row.getCell(column('关键词')).value = `${long.keyword}、短词、新词`;
      sheet
        .getRow(rowOf('别的子类'))
        .getCell(column('关键词')).value = `${long.keyword}、${'新'.repeat(201)}`;
      sheet.getRow(rowOf('公共照明')).getCell(column('责任单位')).value = '路灯所';
    });
    const { proposals, faults } = await read(bytes);
    expect(faults).toEqual([{ line: expect.any(Number), code: 'tooLong', text: '新'.repeat(201) }]);
    expect(proposals.map((one) => one.draft.name).sort()).toEqual(['公共照明', long.name].sort());
    expect(proposals.find((one) => one.id === id)?.changes).toEqual([
      { key: 'responsible', removed: ['物业公司'], added: ['路灯所'] },
      { key: 'keywords', removed: [], added: ['新词'] },
    ]);
    await test.call('categories.applySheet', { proposals });
    expect(await named(long.name)).toMatchObject({
      responsible: ['路灯所'],
      keywords: [long.keyword, '短词', '新词'],
    });
  });

  it('takes a sheet of a few lines and columns, and leaves the rest as it is', async () => {
    const csv = new TextEncoder().encode('类别,子类,责任单位\n物业设施,公共照明,路灯所\n');
    const { proposals, untold } = await test.call('categories.readSheet', { fileName: '改.csv', bytes: csv });
    expect(proposals.map(({ changes }) => changes)).toEqual([
      [{ key: 'responsible', removed: ['物业公司', '网格长'], added: ['路灯所'] }],
    ]);
    expect(untold).toBe((await all()).filter(({ scope }) => scope === 'problem').length - 1);
    await test.call('categories.applySheet', { proposals });
    expect((await named('公共照明')).keywords.length).toBeGreaterThan(10);
  });

  it('refuses another file, and what somebody edited meanwhile', async () => {
    const csv = new TextEncoder().encode('姓名,电话\n王示例,1\n');
    await expect(test.call('categories.readSheet', { fileName: '人.csv', bytes: csv })).rejects.toMatchObject(
      { code: 'category.noSheet' },
    );
    const bytes = await edited(await exported(), (sheet, column, rowOf) => {
      sheet.getRow(rowOf('公共照明')).getCell(column('责任单位')).value = '路灯所';
    });
    const { proposals } = await read(bytes);
    const { id, version, builtin: _builtin, ...category } = await named('公共照明');
    await test.call('categories.save', { id, version, category: { ...category, deadlineHours: 6 } });
    await expect(test.call('categories.applySheet', { proposals })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await named('公共照明')).toMatchObject({ responsible: category.responsible, deadlineHours: 6 });
  });
});
