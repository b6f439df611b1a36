import { CFB, utils } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { FILE_LIMITS } from '#core/services/imports/parse/limits';
import { parseFile } from '#core/services/imports/parse/parseFile';
import {
  bombWorkbook,
  csvText,
  gbk,
  PEOPLE,
  peopleWorkbook,
  utf8,
  workbookOf,
} from '../../fixtures/imports/make.ts';

const read = (fileName: string, bytes: Uint8Array, limits = FILE_LIMITS) =>
  parseFile({ fileName, bytes }, limits);
const code = (run: () => unknown): unknown => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('text files', () => {
  const rows = [
    ['姓名', '电话'],
    ['张示例', '013800000001'],
  ];
  const text = csvText(rows);
  const cases: [string, Uint8Array, string][] = [
    ['UTF-8', utf8(text), 'UTF-8'],
    ['UTF-8 with its mark', utf8(`\uFEFF${text}`), 'UTF-8'],
    ['GBK', gbk(text), 'GB18030'],
    ['a GB18030 four-byte sign', new Uint8Array(iconv.encode(`${text}\r\n㐀,`, 'gb18030')), 'GB18030'],
    ['UTF-16 LE', new Uint8Array(iconv.encode(text, 'utf16le', { addBOM: true })), 'UTF-16LE'],
    ['UTF-16 BE', new Uint8Array(iconv.encode(text, 'utf16-be', { addBOM: true })), 'UTF-16BE'],
  ];
  it.each(cases)('reads %s', (_name, bytes, encoding) => {
    const result = read('名单.csv', bytes);
    expect(result).toMatchObject({ format: 'csv', encoding, warnings: [] });
    expect(result.sheets[0]?.rows.slice(0, 2)).toEqual(rows);
  });

  it.each([',', '\t', ';'])('finds the separator %j', (separator) => {
    const sheet = read('a.csv', utf8(csvText([...rows, ['李,示例', '1']], separator))).sheets[0];
    expect(sheet?.rows[2]).toEqual(['李,示例', '1']);
  });

  it('reads the same rows from a workbook and from GBK text', () => {
    const fromText = read('名单.csv', gbk(csvText(PEOPLE))).sheets[0]?.rows;
    const fromBook = read('名单.xlsx', peopleWorkbook()).sheets[0]?.rows;
    // Titles in a workbook end with their last filled cell; the text has the same after the same cut.
    expect(fromBook).toEqual(fromText);
  });
});

describe('workbooks', () => {
  it('shows dates as days, keeps leading zeros and the digits of long numbers', () => {
    const sheet = utils.aoa_to_sheet([['日期', '时刻', '编号', '电话', '金额', '比例']]);
    sheet.A2 = { t: 'n', v: 44_410, z: 'yyyy/m/d' };
    sheet.B2 = { t: 'n', v: 44_410.604, z: 'yyyy/m/d h:mm' };
    sheet.C2 = { t: 'n', v: 123, z: '000000' };
    sheet.D2 = { t: 'n', v: 13_800_000_001, z: 'General' };
    sheet.E2 = { t: 'n', v: 1234.5, z: '#,##0.00' };
    sheet.F2 = { t: 'n', v: 0.5, z: '0%' };
    sheet['!ref'] = 'A1:F2';
    const [, row] = read('a.xlsx', workbookOf({ s: sheet })).sheets[0]?.rows ?? [];
    expect(row).toEqual(['2021-08-02', '2021-08-02 14:29', '000123', '13800000001', '1234.5', '50%']);
  });

  it('counts days from 1904 where the workbook does', () => {
    const sheet = utils.aoa_to_sheet([['日期']]);
    // 1,462 days lie between the two systems' beginnings.
    sheet.A2 = { t: 'n', v: 44_410 - 1_462, z: 'yyyy-mm-dd' };
    sheet['!ref'] = 'A1:A2';
    expect(read('a.xlsx', workbookOf({ s: sheet }, { date1904: true })).sheets[0]?.rows[1]).toEqual([
      '2021-08-02',
    ]);
  });

  it('shows errors, ticks and formulas by their last value', () => {
    const sheet = utils.aoa_to_sheet([['甲', '乙', '丙']]);
    sheet.A2 = { t: 'e', v: 42 };
    sheet.B2 = { t: 'b', v: true };
    sheet.C2 = { t: 'n', v: 3, f: '1+2' };
    sheet['!ref'] = 'A1:C2';
    expect(read('a.xlsx', workbookOf({ s: sheet })).sheets[0]?.rows[1]).toEqual(['#N/A', 'TRUE', '3']);
  });

  it('fills a value merged downwards into every row that it covers', () => {
    const sheet = utils.aoa_to_sheet([
      ['网格', '姓名'],
      ['第一网格', '张示例'],
      ['', '李示例'],
      ['第二网格', '王示例'],
    ]);
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
    expect(read('a.xlsx', workbookOf({ s: sheet })).sheets[0]?.rows[2]).toEqual(['第一网格', '李示例']);
  });

  it('reads by content and says so when the name tells something else', () => {
    const result = read('名单.csv', peopleWorkbook());
    expect(result.format).toBe('xlsx');
    expect(result.warnings).toEqual([
      { code: 'readByContent', params: { extension: 'csv', format: 'xlsx' } },
    ]);
  });

  it('reads a web page saved under the name .xls', () => {
    const page = '<html><body><table><tr><td>姓名</td></tr><tr><td>张示例</td></tr></table></body></html>';
    const result = read('导出.xls', gbk(page));
    expect(result.sheets[0]?.rows).toEqual([['姓名'], ['张示例']]);
    expect(result.warnings.map((warning) => warning.code)).toContain('htmlAsExcel');
  });
});

describe('files that cannot be read', () => {
  const encrypted = (): Uint8Array => {
    const file = CFB.utils.cfb_new();
    CFB.utils.cfb_add(file, '/EncryptedPackage', new Uint8Array(64));
    CFB.utils.cfb_add(file, '/EncryptionInfo', new Uint8Array(64));
    return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Uint8Array);
  };
  const cases: [string, string, () => Uint8Array, string][] = [
    ['no bytes', 'a.csv', () => new Uint8Array(), 'file.empty'],
    ['only blanks', 'a.csv', () => utf8(' \r\n\t'), 'file.empty'],
    ['a workbook without cells', 'a.xlsx', () => workbookOf({ s: utils.aoa_to_sheet([]) }), 'file.empty'],
    ['a PDF', 'a.xlsx', () => utf8('%PDF-1.7 …'), 'file.typeUnknown'],
    ['bytes of no kind', 'a.csv', () => new Uint8Array([1, 0, 2, 0, 0, 255, 3]), 'file.typeUnknown'],
    [
      'a web page without a table',
      'a.xls',
      () => utf8('<html><body>请登录</body></html>'),
      'file.typeUnknown',
    ],
    ['a workbook with a password', 'a.xlsx', encrypted, 'file.encrypted'],
    ['half a workbook', 'a.xlsx', () => peopleWorkbook().slice(0, 3_000), 'file.damaged'],
    ['a zip that promises too much', 'a.xlsx', () => bombWorkbook(900_000_000), 'file.tooMuchContent'],
    ['a zip that lies about its size', 'a.xlsx', () => bombWorkbook(4_096), 'file.tooMuchContent'],
    ['JSON of 100,000 brackets', 'a.geojson', () => utf8('['.repeat(100_000)), 'file.tooDeep'],
    ['JSON cut off', 'a.geojson', () => utf8('{"type":"FeatureColl'), 'file.notJson'],
  ];
  it.each(cases)('%s', (_name, fileName, make, expected) => {
    expect(code(() => read(fileName, make()))).toBe(expected);
  });

  it('too many rows, columns or bytes', () => {
    const wide = csvText([Array.from({ length: 30 }, (_, index) => `列${index}`)]);
    const long = csvText(Array.from({ length: 30 }, (_, index) => [`行${index}`]));
    const limits = { ...FILE_LIMITS, rows: 20, columns: 20 };
    expect(code(() => read('a.csv', utf8(wide), limits))).toBe('file.tooManyColumns');
    expect(code(() => read('a.csv', utf8(long), limits))).toBe('file.tooManyRows');
    expect(code(() => read('a.csv', utf8(long), { ...FILE_LIMITS, bytes: 10 }))).toBe('file.tooLarge');
  });
});
