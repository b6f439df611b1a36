import {
  customId,
  type FieldBook,
  isBlank,
  LONGEST_LONG_TEXT,
  LONGEST_TEXT,
  NO_OFFICE_FIELDS,
  sortValues,
} from '../fields/index.ts';
import type { Geometry } from '../geo/types.ts';
import { type FieldSpec, type KindId, kindOf } from '../kinds/index.ts';
import { POSITION_TARGETS } from './positionHeaders.ts';
import { type PositionColumns, rowPosition } from './rowPosition.ts';
import { cleanCell, halfWidth } from './text.ts';
import { type CellError, parseCell, type ValueWords } from './values.ts';

/** What a sheet's rows should become. */
export type Plan = {
  readonly headerRow: number;
  readonly kind: KindId;
  readonly mapping: Readonly<Record<string, string>>;
  readonly categoryId: string | null;
  readonly defaults: Readonly<Record<string, unknown>>;
  /** False: coordinates and shapes of the file are left out. */
  readonly positions: boolean;
};

export type PlanSheet = {
  readonly rows: readonly (readonly string[])[];
  /** Shapes by row, for geographic files: `shapes[i]` belongs to `rows[i]`. */
  readonly shapes?: readonly (Geometry | null)[];
};

export type PlannedError = CellError & {
  /** 1-based, as a spreadsheet shows it. */
  readonly row: number;
  /** 0-based column, or null for the row as a whole. */
  readonly column: number | null;
  readonly value: string;
};

/** One row as it would be saved, or why it cannot be. */
export type PlannedRow = {
  readonly row: number;
  readonly cells: readonly string[];
  /** Shared columns and attrs by field key, parsed; blank ones are absent. */
  readonly values: Readonly<Record<string, unknown>>;
  /** In the file's own coordinate system. */
  readonly geometry: Geometry | null;
  readonly errors: readonly PlannedError[];
  readonly unknownCategory: boolean;
};

/** A plan made ready for many rows: columns looked up once. */
export type RowReader = (index: number) => PlannedRow | undefined;

type FieldColumn = { readonly column: number; readonly field: FieldSpec };

const SUM_ROW = /^(合计|总计|小计|共计|总数|total)[:：]?$/i;

/** The columns of a plan's position targets. */
export function positionColumns(mapping: Plan['mapping']): PositionColumns {
  const columnOf = (target: string): number | undefined => {
    const found = Object.entries(mapping).find(([, mapped]) => mapped === target);
    return found ? Number(found[0]) : undefined;
  };
  const [lng, lat, lngLat] = POSITION_TARGETS.map(columnOf);
  return { lng, lat, lngLat };
}

function fieldColumns(plan: Plan, book: FieldBook): FieldColumn[] {
  return Object.entries(plan.mapping).flatMap(([column, key]) => {
    const field = book.field(plan.kind, key);
    return field ? [{ column: Number(column), field }] : [];
  });
}

/** The kind's own schema has the last word on lengths and ranges; its complaint goes to the column at fault. */
function schemaErrors(kind: KindId, attrs: Record<string, unknown>, at: At): PlannedError[] {
  const parsed = kindOf(kind).attrs.safeParse(attrs);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => {
    const key = String(issue.path[0] ?? '');
    if (issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array'))
      return at(key, 'tooLong', { limit: Number(issue.maximum) });
    if (issue.code === 'invalid_type' && issue.expected === 'int') return at(key, 'notWhole');
    return at(key, 'outOfRange');
  });
}

/** Longest texts of the shared columns (contract/things.ts). */
const LONGEST: Readonly<Record<string, number>> = { name: 200, address: 300, phone: 60, note: 5_000 };
/** Longest texts of the office's own fields. */
const LONGEST_OWN: Readonly<Record<string, number>> = { text: LONGEST_TEXT, longText: LONGEST_LONG_TEXT };

function isBlankOrSum(cells: readonly string[]): boolean {
  const filled = cells.map(cleanCell).filter(Boolean);
  return (
    filled.length === 0 || filled.slice(0, 2).some((cell) => SUM_ROW.test(halfWidth(cell).replace(/\s/g, '')))
  );
}

type At = (key: string, code: string, params?: CellError['params']) => PlannedError;

/** All that reading one row needs, looked up once for all rows. */
type Reading = {
  readonly book: FieldBook;
  readonly sheet: PlanSheet;
  readonly plan: Plan;
  readonly words: ValueWords;
  readonly columns: readonly FieldColumn[];
  readonly columnOf: ReadonlyMap<string, number>;
  readonly places: PositionColumns;
};

/** The row's cells over the plan's defaults; cells that cannot be read leave an error. */
function readCells({ plan, words, columns }: Reading, cells: readonly string[], at: At) {
  const values: Record<string, unknown> = { ...plan.defaults };
  if (plan.categoryId !== null) values.categoryId = plan.categoryId;
  const errors: PlannedError[] = [];
  let unknownCategory = false;
  for (const { column, field } of columns) {
    const cell = parseCell(field, cells[column] ?? '', words);
    if (!cell.ok) errors.push(at(field.key, cell.code, cell.params));
    else if (cell.value !== undefined) Object.assign(values, cell.also, { [field.key]: cell.value });
    if (cell.ok && cell.unknownCategory) unknownCategory = true;
  }
  return { values, errors, unknownCategory };
}

/** What the kind asks of a record: required fields, lengths, its schema. Fields that failed already are passed over. */
function checkValues(
  { book, columnOf, plan: { kind } }: Reading,
  values: Record<string, unknown>,
  failed: ReadonlySet<string>,
  at: At,
): PlannedError[] {
  const errors: PlannedError[] = [];
  const category = typeof values.categoryId === 'string' ? values.categoryId : null;
  for (const { key, type, required } of book.of(kind, category)) {
    const value = values[key];
    const own = customId(key) !== null;
    // An old list may lack the column that the office has since made; only a blank in the column is an error.
    if (required && !failed.has(key) && isBlank(value) && (!own || columnOf.has(key)))
      errors.push(at(key, 'required'));
    const limit = own ? LONGEST_OWN[type] : LONGEST[key];
    if (limit !== undefined && typeof value === 'string' && value.length > limit)
      errors.push(at(key, 'tooLong', { limit }));
  }
  // Nobody who said no comes in again by a list.
  if (!isBlank(values.consentWithdrawnOn)) errors.push(at('consentWithdrawnOn', 'consentWithdrawn'));
  const { attrs = {} } = sortValues(Object.entries(values));
  return [...errors, ...schemaErrors(kind, attrs, at)];
}

function readRow(reading: Reading, cells: readonly string[], index: number): PlannedRow {
  const { sheet, plan, columnOf, places } = reading;
  const row = index + 1;
  const at: At = (key, code, params = {}) => {
    const column = columnOf.get(key) ?? null;
    return { row, column, code, params, value: column === null ? '' : (cells[column] ?? '') };
  };
  const { values, errors, unknownCategory } = readCells(reading, cells, at);
  const failed = new Set(errors.map(({ column }) => plan.mapping[String(column)] ?? ''));
  const position = plan.positions
    ? sheet.shapes?.[index]
      ? { ok: true as const, geometry: sheet.shapes[index] ?? null }
      : rowPosition(cells, places)
    : { ok: true as const, geometry: null };
  if (!position.ok) {
    const { column, code, params } = position;
    errors.push({ row, column, code, params, value: cells[column] ?? '' });
  }
  errors.push(...checkValues(reading, values, failed, at));
  return { row, cells, values, geometry: position.ok ? position.geometry : null, errors, unknownCategory };
}

/**
 * Prepares a plan for a sheet. The reader answers one row (0-based index) as it would be saved, with every error of
 * its cells; undefined for the header, what stands above it, blank rows, repeated headers and 合计 rows.
 */
export function rowReader(
  sheet: PlanSheet,
  plan: Plan,
  words: ValueWords,
  book: FieldBook = NO_OFFICE_FIELDS,
): RowReader {
  const columns = fieldColumns(plan, book);
  const columnOf = new Map(columns.map(({ column, field }) => [field.key, column]));
  const reading: Reading = {
    book,
    sheet,
    plan,
    words,
    columns,
    columnOf,
    places: positionColumns(plan.mapping),
  };
  const headerText = (sheet.rows[plan.headerRow] ?? []).map(cleanCell).join('\n');
  return (index) => {
    const cells = sheet.rows[index];
    if (!cells || index <= plan.headerRow) return undefined;
    if (!sheet.shapes?.[index] && isBlankOrSum(cells)) return undefined;
    if (cells.map(cleanCell).join('\n') === headerText) return undefined;
    return readRow(reading, cells, index);
  };
}
