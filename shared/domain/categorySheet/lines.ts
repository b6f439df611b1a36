import { passedOver } from '../imports/header.ts';
import { cleanCell } from '../imports/text.ts';

/** What a column of a 权责清单 says of a category. */
export const SHEET_KEYS = ['group', 'name', 'responsible', 'needs', 'level', 'deadline', 'keywords'] as const;
export type SheetKey = (typeof SHEET_KEYS)[number];

/** One line of a sheet, cells by what they say. */
export type SheetLine = {
  /** As a spreadsheet numbers it. */
  readonly line: number;
  /** The category's id where the sheet was exported with it; '' otherwise. */
  readonly id: string;
  readonly cells: ReadonlyMap<SheetKey, string>;
};

/** How far down the header is looked for, under a title and the office's line. */
const SEARCHED_ROWS = 30;
/** What lists write for nothing. */
const BLANKS: ReadonlySet<string> = new Set(['—', '－', '-', '–', '无']);

/** The lines of a sheet that tell of categories; null where no row has both a category and a sub-category for a heading. */
export function categoryLines(
  rows: readonly (readonly string[])[],
  keyOf: (heading: string) => SheetKey | 'id' | undefined,
): readonly SheetLine[] | null {
  const headings = rows.slice(0, SEARCHED_ROWS).map((row) => row.map(keyOf));
  const headerRow = headings.findIndex((keys) => keys.includes('group') && keys.includes('name'));
  const keys = headings[headerRow];
  if (keys === undefined) return null;
  const isNone = passedOver(rows, headerRow, (column) => keys[column] !== undefined);
  return rows.slice(headerRow + 1).flatMap((row, at): SheetLine[] => {
    const read = keys.flatMap((key, column) => {
      const text = cleanCell(row[column] ?? '');
      return key === undefined ? [] : [[key, BLANKS.has(text) ? '' : text] as const];
    });
    const cells = new Map(read.flatMap(([key, text]) => (key === 'id' ? [] : [[key, text] as const])));
    if (isNone(row) || [...cells.values()].every((text) => text === '')) return [];
    const id = read.find(([key]) => key === 'id')?.[1] ?? '';
    return [{ line: headerRow + 2 + at, id, cells }];
  });
}
