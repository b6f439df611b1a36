import { type CellObject, CFB, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { AppError } from '#shared/contract/errors';
import type { ParsedSheet } from '../parserProtocol.ts';
import { cellText } from './cellText.ts';
import type { FileLimits } from './limits.ts';
import { fillMergedDown } from './merged.ts';
import { cutEmpty } from './rows.ts';

/** Errors that mean "has a password", as the reader words them. */
const PASSWORD = /password|encrypt/i;

function readBook(data: Uint8Array | string, limits: FileLimits): WorkBook {
  try {
    return read(data, {
      type: typeof data === 'string' ? 'string' : 'array',
      dense: true,
      cellNF: true,
      // Formatted on demand: a quarter less time, and most cells need no format.
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      sheetRows: limits.rows + 1_000,
    });
  } catch (cause) {
    if (cause instanceof Error && PASSWORD.test(cause.message)) throw new AppError('file.encrypted');
    throw new AppError('file.damaged', {}, { cause });
  }
}

function sheetRows(sheet: WorkSheet, date1904: boolean, limits: FileLimits): string[][] {
  const data = (sheet['!data'] ?? []) as ((CellObject | undefined)[] | undefined)[];
  const texts: string[][] = [];
  for (let r = 0; r < data.length; r += 1) {
    const source = data[r] ?? [];
    if (
      source.length > limits.columns &&
      source.slice(limits.columns).some((cell) => cellText(cell, date1904))
    )
      throw new AppError('file.tooManyColumns', { columns: source.length, limit: limits.columns });
    texts.push(Array.from(source.slice(0, limits.columns), (cell) => cellText(cell, date1904)));
  }
  const rows = cutEmpty(texts, limits);
  fillMergedDown(rows, sheet['!merges'] ?? []);
  return rows;
}

/** Every sheet of a workbook as text. Errors: file.encrypted, file.damaged, file.empty, file.tooManyRows, file.tooManyColumns. */
export function parseWorkbook(data: Uint8Array | string, limits: FileLimits): readonly ParsedSheet[] {
  const book = readBook(data, limits);
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.flatMap((name, index): ParsedSheet[] => {
    const sheet = book.Sheets[name];
    // Chart and macro sheets have no cells.
    if (!sheet || !('!data' in sheet)) return [];
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return [{ name, hidden, rows: sheetRows(sheet, date1904, limits) }];
  });
  if (!sheets.some((sheet) => sheet.rows.length > 0)) throw new AppError('file.empty');
  return sheets;
}

/** What stands in a compound file: a workbook, an encrypted one, or something else (.doc, .ppt, .msg). Errors: file.damaged. */
export function compoundContent(bytes: Uint8Array): 'workbook' | 'encrypted' | 'other' {
  let names: readonly string[];
  try {
    names = CFB.read(bytes, { type: 'array' }).FullPaths.map((path: string) => path.split('/').at(-1) ?? '');
  } catch (cause) {
    throw new AppError('file.damaged', {}, { cause });
  }
  if (names.some((name) => /^EncryptedPackage$/i.test(name))) return 'encrypted';
  return names.some((name) => /^(Workbook|Book)$/i.test(name)) ? 'workbook' : 'other';
}
