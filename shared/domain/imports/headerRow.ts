import { KIND_IDS, kindOf } from '../kinds/index.ts';
import { parseDate } from './dates.ts';
import { POSITION_HEADERS } from './positionHeaders.ts';
import { bareHeader, cleanCell, headerWord } from './text.ts';

/** How far down a header is looked for, under titles, notes and 填报单位 lines. */
const SEARCHED_ROWS = 30;

const KNOWN: ReadonlySet<string> = new Set(
  [
    '序号',
    '编号',
    ...Object.values(POSITION_HEADERS).flat(),
    ...KIND_IDS.flatMap((id) => kindOf(id).fields.flatMap((field) => field.headers)),
  ].map(headerWord),
);

const isKnown = (cell: string): boolean => KNOWN.has(headerWord(cell)) || KNOWN.has(bareHeader(cell));

/** Short words, no figures, no dates: what a header is made of. */
function isWord(cell: string): boolean {
  return (
    cell.length <= 30 && /\p{L}/u.test(cell) && !/^[\d.,-]+$/.test(cell) && parseDate(cell) === undefined
  );
}

const filledCells = (row: readonly string[] | undefined): string[] =>
  (row ?? []).map(cleanCell).filter(Boolean);

/** Most filled cells of the rows that follow: how wide the table is. */
function widthBelow(rows: readonly (readonly string[])[], from: number): number {
  let width = 1;
  for (let index = from; index < Math.min(from + 20, rows.length); index += 1)
    width = Math.max(width, filledCells(rows[index]).length);
  return width;
}

function score(rows: readonly (readonly string[])[], index: number): number {
  const cells = filledCells(rows[index]);
  if (cells.length === 0) return 0;
  const words = new Set(cells.filter(isWord));
  const known = cells.filter(isKnown).length;
  // A long cell among few is a title or a remark.
  const remarks = cells.filter((cell) => cell.length > 30).length;
  return (
    words.size / widthBelow(rows, index) + known * 0.5 - remarks * 0.5 - (cells.length - words.size) * 0.2
  );
}

const sameCells = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  filledCells(a).join('\n') === filledCells(b).join('\n');

/**
 * The 0-based row of the column headings, under merged titles, notes and a first heading line of two.
 * The first of equals wins; a heading merged over two rows counts as its lower row.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]): number {
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < Math.min(SEARCHED_ROWS, rows.length); index += 1) {
    const value = score(rows, index);
    const repeats = index === best + 1 && index > 0 && sameCells(rows[index], rows[best]);
    if (value <= bestScore && !repeats) continue;
    best = index;
    bestScore = value;
  }
  return best;
}
