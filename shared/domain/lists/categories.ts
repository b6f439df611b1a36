import { maskFreeText } from '../privacy.ts';
import { type ColumnShape, type FixedColumns, fixedColumns } from './fixedColumns.ts';
import { numberedRow } from './rows.ts';
import type { ListColumn, ListEdition, ListLookups, ListRow, ListText, ListValue } from './types.ts';

/** A category of problems as a line of the 权责清单. */
export type ListCategory = {
  readonly id: string;
  /** The category on top; its own name where it stands on top itself. */
  readonly group: string;
  /** Null for a category on top. */
  readonly name: string | null;
  readonly responsible: readonly string[];
  readonly needs: readonly string[];
  readonly level: number | null;
  readonly deadline: number | null;
  readonly keywords: readonly string[];
  /** Made by the office, not by the program. */
  readonly isOwn: boolean;
};

/** On paper the dozens of words of each category would bury the duties; a sheet is handed on with them. */
export type ListMedium = 'paper' | 'sheet';

/** Between the words of one cell. */
export const WORD_SEPARATOR = '、';

const KEYS = ['group', 'name', 'responsible', 'needs', 'level', 'deadline', 'keywords'] as const;
const ON_PAPER: readonly string[] = KEYS.filter((key) => key !== 'keywords');

const SHAPES: Record<string, ColumnShape> = {
  no: { type: 'number', weight: 2.6, align: 'center', sum: false },
  group: { type: 'text', weight: 6, align: 'left', sum: false },
  name: { type: 'text', weight: 7.5, align: 'left', sum: false },
  responsible: { type: 'text', weight: 12, align: 'left', sum: false },
  needs: { type: 'text', weight: 16.5, align: 'left', sum: false },
  level: { type: 'level', weight: 2.4, align: 'center', sum: false },
  deadline: { type: 'number', weight: 4, align: 'center', sum: false },
  keywords: { type: 'text', weight: 28, align: 'left', sum: false },
  note: { type: 'text', weight: 5, align: 'left', sum: false },
};
const COLUMNS: FixedColumns = {
  words: 'print.category',
  keys: KEYS,
  shape: (key) => SHAPES[key] as ColumnShape,
};

/** Every key that a 权责清单 may show. */
export const categoryColumnKeys = (): readonly string[] => KEYS;

/** Columns of a 权责清单; unknown keys in `wanted` are passed over. */
export function categoryColumns(
  wanted: readonly string[] | undefined,
  text: ListText,
  medium: ListMedium = 'paper',
): readonly ListColumn[] {
  const columns = fixedColumns(COLUMNS, wanted, text, medium === 'sheet' ? KEYS : ON_PAPER);
  const levels = [1, 2, 3, 4].map((level) => text(`level.${level}`));
  return columns.map((column) => (column.key === 'level' ? { ...column, options: levels } : column));
}

const words = (list: readonly string[]): ListValue => list.join(WORD_SEPARATOR) || null;

const VALUES: Record<string, (category: ListCategory, text: ListText) => ListValue> = {
  group: ({ group }) => group,
  name: ({ name }) => name,
  responsible: ({ responsible }) => words(responsible),
  needs: ({ needs }) => words(needs),
  level: ({ level }) => level,
  deadline: ({ deadline }) => deadline,
  keywords: ({ keywords }) => words(keywords),
  note: ({ isOwn }, text) => (isOwn ? text('print.category.own') : null),
};

/** One category as a row. A number that somebody typed beside a unit is hidden in a 公示版. */
export function categoryRow(
  category: ListCategory,
  index: number,
  columns: readonly ListColumn[],
  edition: ListEdition,
  { text }: ListLookups,
): ListRow {
  return numberedRow(category.id, index, columns, (key) => {
    const value = VALUES[key]?.(category, text) ?? null;
    return edition === 'public' && typeof value === 'string' ? maskFreeText(value) : value;
  });
}
