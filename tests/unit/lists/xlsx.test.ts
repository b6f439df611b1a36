import { read, utils } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ListWorkbook, safeText } from '#core/services/lists/xlsx';
import { type ListThing, ListTotal, listHead, thingColumns, thingRow } from '#shared/domain/lists/index';
import { lookups, nowMs, office, person, text } from './fixtures.ts';

async function workbook(
  things: readonly ListThing[],
  kind: ListThing['kind'] = 'person',
  title = '清单',
): Promise<Uint8Array> {
  const columns = thingColumns([kind], undefined, text);
  const head = listHead({ title, columns, edition: 'internal', office, userName: '王示例', nowMs }, text);
  const book = new ListWorkbook(head, text, nowMs);
  const total = new ListTotal(columns);
  for (const [index, thing] of things.entries()) {
    const row = thingRow(thing, index, columns, 'internal', lookups);
    total.add(row);
    book.add(row);
  }
  return book.finish(total);
}

async function open(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}
/** The cell under a heading in the first data row. */
function under(sheet: ExcelJS.Worksheet, heading: string): ExcelJS.Cell {
  const labels = sheet.getRow(3).values as unknown[];
  return sheet.getRow(4).getCell(labels.indexOf(heading));
}

describe('workbook', () => {
  const risk = person({
    kind: 'risk',
    name: '楼道堆物',
    level: 2,
    recheckOn: '2026-08-02',
    attrs: { owner: '王示例', status: 'open', foundOn: '2026-07-31' },
  });

  it('types its cells: numbers, dates and text', async () => {
    const sheet = await open(await workbook([risk], 'risk'));
    expect(under(sheet, '序号').value).toBe(1);
    expect(under(sheet, '发现日期').value).toEqual(new Date('2026-07-31T00:00:00Z'));
    expect(under(sheet, '发现日期').numFmt).toBe('yyyy-mm-dd');
    expect(under(sheet, '等级').value).toBe('橙');
    const people = await open(await workbook([person()]));
    expect(under(people, '联系电话').value).toBe('13812341234');
    expect(under(people, '联系电话').numFmt).toBe('@');
    expect(under(people, '备注').value).toBe('—');
  });
  it('is set up for A4: merged title, frozen and repeated header, filter, hidden id column, page numbers', async () => {
    const sheet = await open(await workbook([person()]));
    const columns = thingColumns(['person'], undefined, text).length;
    expect(sheet.getCell('A1').isMerged).toBe(true);
    expect(sheet.getCell('A1').value).toBe('清单');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.autoFilter).toBeTruthy();
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '3:3' });
    expect(sheet.headerFooter.oddFooter).toContain('&P');
    expect(sheet.headerFooter.oddHeader).toContain('王示例');
    const id = sheet.getColumn(columns + 1);
    expect(id.hidden).toBe(true);
    expect(sheet.getRow(3).getCell(columns + 1).value).toBe('ID');
    expect(sheet.getRow(4).getCell(columns + 1).value).toBe('id-1');
    expect(sheet.getRow(5).getCell(1).value).toBe('合计');
  });
  it('offers choices as a drop-down', async () => {
    const sheet = await open(await workbook([person(), person()]));
    expect(under(sheet, '性别').dataValidation).toMatchObject({ type: 'list', formulae: ['"女,男"'] });
    const risks = await open(await workbook([risk], 'risk'));
    expect(under(risks, '等级').dataValidation).toMatchObject({ formulae: ['"红,橙,黄,蓝"'] });
  });
  it('is read by SheetJS too, without any formula', async () => {
    const evil = person({
      name: '=HYPERLINK("http://x","y")',
      note: '@SUM(1)',
      phone: '+8613812341234',
      attrs: { skills: ['-1+1'] },
    });
    const book = read(await workbook([evil, person()], 'person', "=1+1 [a]:'/\\?*"), {
      cellFormula: true,
      cellNF: true,
    });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('no sheet');
    const cells = Object.entries(sheet).filter(([address]) => !address.startsWith('!'));
    expect(cells.length).toBeGreaterThan(20);
    for (const [address, cell] of cells) {
      expect((cell as { f?: string }).f, address).toBeUndefined();
      if ((cell as { t: string }).t === 's')
        expect(String((cell as { v: unknown }).v), address).not.toMatch(/^[=+\-@\t\r]/);
    }
    expect(utils.sheet_to_json<string[]>(sheet, { header: 1 })[3]?.[1]).toBe('\'=HYPERLINK("http://x","y")');
  });
  it('an empty list is still a whole file', async () => {
    const sheet = await open(await workbook([]));
    expect(sheet.getRow(4).getCell(1).value).toBe('合计');
  });
});

describe('safe text', () => {
  it('never begins as a formula does and never holds what XML cannot', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((rest) => `=${rest}`),
        ),
        (value) => {
          const safe = safeText(value);
          expect(safe).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
          expect([...safe].filter((c) => c < ' ' && !'\t\r\n'.includes(c))).toEqual([]);
          expect(safe).not.toMatch(/\p{Cs}/u);
        },
      ),
    );
  });
  it.each(['电工', '138****1234', '3-201', '—', ' 空格'])('%s stays', (value) => {
    expect(safeText(value)).toBe(value);
  });
});
