import { AppError } from '#shared/contract/errors';
import { cellText } from '../cellText.ts';
import type { FileLimits } from '../limits.ts';
import { runsText } from './parts.ts';
import { attribute, startTags, textContent, Unusual } from './xmlScan.ts';

export type SheetContext = {
  readonly strings: readonly string[];
  readonly formats: readonly string[];
  readonly date1904: boolean;
  readonly limits: FileLimits;
};

/** A column's number from the letters of a reference: A → 0, AA → 26; and the row behind them, from 0. */
export function cellPlace(reference: string): { column: number; row: number } {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  const row = Number(reference.slice(at));
  if (column === 0 || column > 16_384 || !Number.isInteger(row) || row < 1) throw new Unusual('reference');
  return { column: column - 1, row: row - 1 };
}

const ERROR_TEXTS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A']);

/** Makes the text of a cell as the user sees it; the same number in the same format is looked up once. */
function cellReader({ strings, formats, date1904 }: SheetContext) {
  const known = new Map<string, string>();
  const numberText = (raw: string, style: string | undefined): string => {
    const key = `${style ?? ''} ${raw}`;
    let text = known.get(key);
    if (text === undefined) {
      const z = style === undefined ? 'General' : formats[Number(style)];
      if (z === undefined) throw new Unusual('style');
      text = cellText({ t: 'n', v: Number(raw), z }, date1904);
      if (known.size < 200_000) known.set(key, text);
    }
    return text;
  };
  const rawValue = (content: string): string | undefined => {
    const at = content.indexOf('<v');
    if (at < 0) return undefined;
    const open = content.indexOf('>', at);
    if (content.charAt(open - 1) === '/') return '';
    return content.slice(open + 1, content.indexOf('</v>', open));
  };
  return (tag: string, content: string): string => {
    const type = attribute(tag, 't') ?? 'n';
    if (type === 'inlineStr') return runsText(content).replace(/\r\n?/g, '\n');
    const value = rawValue(content);
    if (value === undefined) return '';
    switch (type) {
      case 's': {
        const text = strings[Number(value)];
        if (text === undefined) throw new Unusual('shared string');
        return text.replace(/\r\n?/g, '\n');
      }
      case 'str':
        return textContent(value).replace(/\r\n?/g, '\n');
      case 'b':
        return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        return ERROR_TEXTS.has(value) ? value : '#N/A';
      case 'n': {
        if (value.trim() === '') return '';
        if (!Number.isFinite(Number(value))) throw new Unusual('number');
        return numberText(value, attribute(tag, 's'));
      }
      default:
        throw new Unusual('cell type');
    }
  };
}

/**
 * The rows of a sheet's XML (ECMA-376 §18.3.1) as text, empty cells ''. Rows beyond the limit are counted, not kept.
 * Throws Unusual, and AppError file.tooManyColumns.
 */
export function sheetRows(part: string, context: SheetContext): string[][] {
  const start = part.indexOf('<sheetData');
  if (start < 0) throw new Unusual('sheetData');
  const end = part.indexOf('</sheetData>', start);
  if (end < 0) return [];
  const { limits } = context;
  const lastRow = limits.rows + 1_000;
  const read = cellReader(context);
  const rows: string[][] = [];
  let row = -1;
  let column = -1;
  for (let at = part.indexOf('<', start + 1); at >= 0 && at < end; at = part.indexOf('<', at)) {
    const isRow = part.startsWith('<row', at);
    if (!isRow && !part.startsWith('<c', at)) {
      if (part.startsWith('<col', at)) throw new Unusual('order');
      at += 1;
      continue;
    }
    const close = part.indexOf('>', at);
    const tag = part.slice(at, close);
    const reference = attribute(tag, 'r');
    if (isRow) {
      row = reference === undefined ? row + 1 : Number(reference) - 1;
      column = -1;
      if (!Number.isInteger(row) || row < 0) throw new Unusual('row');
      at = close;
      continue;
    }
    const place = reference === undefined ? undefined : cellPlace(reference);
    column = place?.column ?? column + 1;
    if (place && place.row !== row) throw new Unusual('cell outside its row');
    if (tag.endsWith('/')) {
      at = close;
      continue;
    }
    const cellEnd = part.indexOf('</c>', close);
    if (cellEnd < 0) throw new Unusual('cell');
    const text = row < lastRow ? read(tag, part.slice(close + 1, cellEnd)) : '';
    if (text !== '') put(rows, row, column, text, limits);
    at = cellEnd + 4;
  }
  return rows;
}

function put(rows: string[][], row: number, column: number, text: string, limits: FileLimits): void {
  if (column >= limits.columns)
    throw new AppError('file.tooManyColumns', { columns: column + 1, limit: limits.columns });
  while (rows.length <= row) rows.push([]);
  const cells = rows[row];
  if (!cells) return;
  while (cells.length < column) cells.push('');
  cells[column] = text;
}

export type Merge = { readonly s: { c: number; r: number }; readonly e: { c: number; r: number } };

/** The merged ranges of a sheet. */
export function merges(part: string): readonly Merge[] {
  return startTags(part, 'mergeCell').flatMap((tag) => {
    const [from = '', to = from] = (attribute(tag, 'ref') ?? '').split(':');
    const [s, e] = [cellPlace(from), cellPlace(to)];
    return [{ s: { c: s.column, r: s.row }, e: { c: e.column, r: e.row } }];
  });
}
