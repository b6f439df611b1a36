import { type CellObject, CFB, read, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { AppError } from '#shared/contract/errors';
import type { ParsedSheet } from '../parserProtocol.ts';
import { cellText } from './cellText.ts';
import type { FileLimits } from './limits.ts';
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

/**
 * A value that stands in a cell merged downwards holds for every row that the cell covers. Merges to the right are
 * titles and stay where they are.
 */
function fillMergedDown(rows: string[][], sheet: WorkSheet): void {
  for (const { s, e } of sheet['!merges'] ?? []) {
    if (s.c !== e.c || s.r === e.r) continue;
    const value = rows[s.r]?.[s.c];
    if (!value) continue;
    for (let r = s.r + 1; r <= Math.min(e.r, rows.length - 1); r += 1) {
      const row = rows[r];
      if (!row || row.length === 0) continue;
      while (row.length <= s.c) row.push('');
      if (!row[s.c]) row[s.c] = value;
    }
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
  fillMergedDown(rows, sheet);
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
