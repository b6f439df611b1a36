import { cleanCell, headerWord } from './text.ts';

type Rows = readonly (readonly string[])[];

/** Columns that the program adds to its own workbooks, and running numbers: they are no data. */
const NO_DATA: ReadonlySet<string> = new Set(
  ['错误说明', '所在网格', '更新时间', '序号', '导入说明', 'what is wrong', 'cell', 'updated', 'no.'].map(
    headerWord,
  ),
);

/** Whether a heading is over a column that no import reads: 序号, 错误说明, what is derived. */
export const isNoData = (header: string): boolean => NO_DATA.has(headerWord(header));

const distinct = (row: readonly string[] | undefined): number =>
  new Set((row ?? []).map(cleanCell).filter(Boolean)).size;

/** The heading line over the lower one, with each merged heading standing over all its columns; null when there is none. */
function groupLine(rows: Rows, headerRow: number): readonly string[] | null {
  const above = rows[headerRow - 1];
  const lower = rows[headerRow] ?? [];
  // A title or a note is one cell, or a pair of 填报单位 and 日期; a heading line has several words, none of them long.
  if (!above || distinct(above) < 2 || above.some((cell) => cell.length > 20 || /[:：]/.test(cell)))
    return null;
  const sub = lower.filter(
    (cell, at) => cleanCell(cell) !== '' && cleanCell(cell) !== cleanCell(above[at] ?? ''),
  );
  if (sub.length === 0) return above;
  let group = '';
  return Array.from({ length: Math.max(above.length, lower.length) }, (_, at) => {
    const own = cleanCell(above[at] ?? '');
    if (own !== '') group = own;
    return group;
  });
}

/**
 * The headings of a sheet's columns. Where the heading has two lines with merged groups (联系人 over 姓名 and 电话), a
 * column without a word of its own takes its group's, and a word that stands under several groups is led by its group's.
 */
export function headerTexts(rows: Rows, headerRow: number): readonly string[] {
  const lower = (rows[headerRow] ?? []).map((cell) => cleanCell(cell));
  const groups = groupLine(rows, headerRow);
  if (!groups) return lower;
  const counts = new Map<string, number>();
  for (const word of lower) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Array.from({ length: Math.max(lower.length, groups.length) }, (_, at) => {
    const own = lower[at] ?? '';
    const above = cleanCell(rows[headerRow - 1]?.[at] ?? '');
    if (own === '') return above;
    const group = groups[at] ?? '';
    return group !== '' && group !== own && (counts.get(own) ?? 0) > 1 ? `${group}${own}` : own;
  });
}

const SUM_ROW = /^(合计|总计|小计|共计|总数|total)[:：]?$/i;
const FOOT_ROW =
  /^(制表人?|填表人?|填报人|审核人?|复核人?|负责人(签字)?|单位负责人|填报单位.*|填报日期|制表日期|注|备注|说明)\s*[:：]/;
/** What stands in the running number of a template's sample row. */
export const SAMPLE_MARK = '示例';

const lineOf = (cells: readonly string[]): string => cells.map(cleanCell).join('\n').trimEnd();

/**
 * Tells rows below the header that are no records: blank ones, 合计, the foot with its signatures, titles and headings
 * repeated on each printed page, the sample of a template (示例 in a column that is not read).
 */
export function passedOver(
  rows: Rows,
  headerRow: number,
  isRead: (column: number) => boolean,
): (cells: readonly string[]) => boolean {
  const above = new Set(
    rows
      .slice(0, headerRow + 1)
      .map(lineOf)
      .filter(Boolean),
  );
  return (cells) => {
    let [first, second] = ['', ''];
    let firstColumn = -1;
    for (let column = 0; column < cells.length && second === ''; column += 1) {
      const text = cleanCell(cells[column] ?? '');
      if (text === '') continue;
      if (first === '') [first, firstColumn] = [text, column];
      else second = text;
    }
    if (first === '') return true;
    if (SUM_ROW.test(first.replace(/\s/g, '')) || SUM_ROW.test(second.replace(/\s/g, ''))) return true;
    if (FOOT_ROW.test(first)) return true;
    if (first === SAMPLE_MARK && !isRead(firstColumn)) return true;
    return above.has(lineOf(cells));
  };
}
