import { readdirSync, readFileSync } from 'node:fs';
import { type CellObject, utils, write } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FILE_LIMITS } from '#core/services/imports/parse/limits';
import { parseFile } from '#core/services/imports/parse/parseFile';
import { parseWorkbook } from '#core/services/imports/parse/workbook';
import { readPlainXlsx } from '#core/services/imports/parse/xlsx/index';
import { cellParts, unpackedWorkbook, zipEntries } from '#core/services/imports/parse/zip';
import type { ParsedSheet } from '#core/services/imports/parserProtocol';
import { sharedDataPath } from '#tests/helpers/sharedData';

/** The two readers' answers: ours (undefined when it stands back), and the general one's. */
function both(bytes: Uint8Array): [ReturnType<typeof readPlainXlsx>, readonly ParsedSheet[]] {
  const entries = zipEntries(bytes, FILE_LIMITS);
  return [
    readPlainXlsx(bytes, cellParts(entries, FILE_LIMITS), FILE_LIMITS),
    parseWorkbook(unpackedWorkbook(bytes, entries, FILE_LIMITS), FILE_LIMITS),
  ];
}

function workbookOf(rows: readonly (readonly CellObject[])[], sst: boolean): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '表');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', bookSST: sst }));
}

describe('the plain reader and the general one say the same', () => {
  const FOLDERS = ['spreadsheets_sheetjs', 'xlsx_real'];
  const files = FOLDERS.flatMap((name) => {
    const folder = sharedDataPath(name);
    return folder ? readdirSync(folder).map((file) => `${folder}/${file}`) : [];
  }).filter((path) => /\.xls[xm]$/.test(path));
  it.each(files.map((path) => [path.replace(/^.*\//, ''), path]))('%s', (_name, path) => {
    const bytes = new Uint8Array(readFileSync(path));
    const entries = zipEntries(bytes, FILE_LIMITS);
    const ours = readPlainXlsx(bytes, cellParts(entries, FILE_LIMITS), FILE_LIMITS);
    expect(ours).toBeDefined();
    if (ours?.every((sheet) => sheet.rows.length === 0)) return;
    expect(ours).toEqual(both(bytes)[1]);
  });

  const text = fc.string({
    unit: fc.constantFrom('甲', '乙', 'a', ' ', '\n', '&', '<', '>', '"', '_x0009_', '𠮷', '\t', "'"),
    maxLength: 8,
  });
  const format = fc.constantFrom(
    'General',
    '0.00',
    '#,##0',
    '0%',
    'yyyy-mm-dd',
    'yyyy/m/d h:mm',
    'h:mm',
    '000000',
    '0.0E+00',
    '@',
  );
  const cell: fc.Arbitrary<CellObject> = fc.oneof(
    text.filter((one) => one !== '').map((v): CellObject => ({ t: 's', v })),
    fc
      .tuple(
        fc.oneof(fc.integer({ min: -1e6, max: 60_000 }), fc.double({ min: 0, max: 60_000, noNaN: true })),
        format,
      )
      .map(([v, z]): CellObject => ({ t: 'n', v, z })),
    fc.boolean().map((v): CellObject => ({ t: 'b', v })),
    fc.constant<CellObject>({ t: 'e', v: 42 }),
    fc.constant<CellObject>({ t: 'z' }),
  );
  it('of any cells, shared strings or not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (rows, sst) => {
          if (!rows.flat().some((one) => one.t !== 'z' && one.v !== '')) return;
          const bytes = workbookOf(rows, sst);
          let general: readonly ParsedSheet[] | undefined;
          try {
            general = both(bytes)[1];
          } catch {
            return;
          }
          expect(both(bytes)[0]).toEqual(general);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('of merged titles, hidden sheets, dates and rich text as exceljs writes them', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('名册 & 表');
    sheet.addRow(['人才登记表']);
    sheet.mergeCells('A1:C1');
    sheet.addRow(['网格', '姓名', '日期']);
    sheet.addRow([
      '一网格',
      { richText: [{ text: '张' }, { text: '三', font: { bold: true } }] },
      new Date(Date.UTC(2026, 0, 5)),
    ]);
    sheet.addRow([null, '李四', new Date(Date.UTC(2026, 0, 6, 8, 30))]);
    sheet.mergeCells('A3:A4');
    sheet.getCell('D3').value = { formula: 'B3&"!"', result: '张三!' };
    book.addWorksheet('藏', { state: 'hidden' }).addRow(['x']);
    const [ours, general] = both(new Uint8Array(await book.xlsx.writeBuffer()));
    expect(ours).toEqual(general);
    expect(ours?.[0]?.rows[3]?.[0]).toBe('一网格');
    expect(ours?.[1]?.hidden).toBe(true);
  });
});

describe('what is unusual goes to the general reader', () => {
  const usual = workbookOf([[{ t: 's', v: '甲' }]], false);
  const rewritten = (path: RegExp, change: (xml: string) => string): Uint8Array => {
    const parts = unzipSync(usual);
    for (const [name, part] of Object.entries(parts))
      if (path.test(name)) parts[name] = strToU8(change(new TextDecoder().decode(part)));
    return zipSync(parts);
  };
  it.each([
    ['a comment', (xml: string) => xml.replace('<sheetData', '<!-- x --><sheetData')],
    ['prefixed names', (xml: string) => xml.replaceAll('sheetData', 'x:sheetData')],
    ['single quotes', (xml: string) => xml.replace(/<c r="A1"/, "<c r='A1'")],
    ['an ISO date cell', (xml: string) => xml.replace(/t="(str|inlineStr|s)"/, 't="d"')],
  ])('%s', (_name, change) => {
    const bytes = rewritten(/worksheets\/sheet1\.xml$/, change);
    const entries = zipEntries(bytes, FILE_LIMITS);
    expect(readPlainXlsx(bytes, cellParts(entries, FILE_LIMITS), FILE_LIMITS)).toBeUndefined();
    try {
      expect(parseFile({ fileName: 'a.xlsx', bytes }).format).toBe('xlsx');
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^file\./) });
    }
  });
});
