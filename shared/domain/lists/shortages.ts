import { maskFreeText } from '../privacy.ts';
import type { NotedShortage, ShortageSum } from '../shortages.ts';
import { type ColumnShape, type FixedColumns, fixedColumns } from './fixedColumns.ts';
import { dayText } from './format.ts';
import { numberedRow } from './rows.ts';
import type { ListColumn, ListEdition, ListLookups, ListRow, ListText, ListValue } from './types.ts';

/** Columns of the 招募清单, in order, between 序号 and 备注. */
const KEYS = ['need', 'cell', 'count', 'times', 'lastAtMs', 'parts'] as const;

const SHAPES: Record<string, ColumnShape> = {
  no: { type: 'number', weight: 2.6, align: 'center', sum: false },
  need: { type: 'text', weight: 10, align: 'left', sum: false },
  cell: { type: 'text', weight: 8, align: 'center', sum: false },
  count: { type: 'number', weight: 4, align: 'right', sum: true },
  times: { type: 'number', weight: 4, align: 'right', sum: false },
  lastAtMs: { type: 'day', weight: 5.3, align: 'center', sum: false },
  parts: { type: 'text', weight: 6, align: 'center', sum: false },
  note: { type: 'text', weight: 9, align: 'left', sum: false },
};
const COLUMNS: FixedColumns = {
  words: 'print.shortage',
  keys: KEYS,
  shape: (key) => SHAPES[key] as ColumnShape,
};

/** Every key that a 招募清单 may show. */
export const shortageColumnKeys = (): readonly string[] => KEYS;

/** Columns of a 招募清单; unknown keys in `wanted` are passed over. */
export function shortageColumns(
  wanted: readonly string[] | undefined,
  text: ListText,
): readonly ListColumn[] {
  return fixedColumns(COLUMNS, wanted, text);
}

type Sum = ShortageSum<NotedShortage>;
type Read = (sum: Sum, lookups: ListLookups) => ListValue;

const VALUES: Record<string, Read> = {
  need: (sum) => sum.need,
  cell: (sum, { cellName, text }) =>
    sum.cellId === null ? text('print.shortage.wholeCommunity') : (cellName(sum.cellId) ?? null),
  count: (sum) => sum.count,
  times: (sum) => sum.entries.length,
  lastAtMs: (sum) => dayText(sum.lastAtMs),
  parts: (sum, { text }) =>
    sum.parts.length === 0
      ? text('print.shortage.anyTime')
      : sum.parts.map((part) => text(`shortage.part.${part}`)).join('、'),
  note: (sum) => sum.note,
};

/** One need of one cell as a row. It holds no person and no words of a problem; a note is the office's own. */
export function shortageRow(
  sum: Sum,
  index: number,
  columns: readonly ListColumn[],
  edition: ListEdition,
  lookups: ListLookups,
): ListRow {
  return numberedRow(sum.key, index, columns, (key) => {
    const value = VALUES[key]?.(sum, lookups) ?? null;
    return edition === 'public' && typeof value === 'string' ? maskFreeText(value) : value;
  });
}
