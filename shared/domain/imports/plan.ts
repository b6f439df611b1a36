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
import { headerTexts, passedOver } from './header.ts';
import { splitNamePhone } from './namePhone.ts';
import { POSITION_TARGETS } from './positionHeaders.ts';
import { type PositionColumns, rowPosition } from './rowPosition.ts';
import { ID_TARGET, KIND_TARGET, NAME_PHONE_TARGET, namePhoneFields } from './targets.ts';
import { cleanCell } from './text.ts';
import { type CellError, parseCell, type ValueWords } from './values.ts';

/** What a sheet's rows should become. */
export type Plan = {
  readonly headerRow: number;
  /** Of every row, or of rows whose own cell names none. */
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

/** Words by which cells name what the map knows; each kind has its own choices and categories. */
export type PlanWords = {
  readonly ofKind: (kind: KindId) => ValueWords;
  readonly findKind: (text: string) => KindId | undefined;
};

/** One row as it would be saved, or why it cannot be. */
export type PlannedRow = {
  readonly row: number;
  readonly kind: KindId;
  /** The record's id as the file tells it; null when it tells none. */
  readonly id: string | null;
  /** 0-based column from which a field is read; what is absent came from the plan's defaults. */
  readonly columns: ReadonlyMap<string, number>;
  readonly cells: readonly string[];
  /** Shared columns and attrs by field key, parsed; blank ones are absent. */
  readonly values: Readonly<Record<string, unknown>>;
  /** In the file's own coordinate system. */
  readonly geometry: Geometry | null;
  readonly errors: readonly PlannedError[];
  /** The category's words when they name nothing that is known. */
  readonly unknownCategory: string | null;
};

/** A plan made ready for many rows: columns looked up once. */
export type RowReader = (index: number) => PlannedRow | undefined;

type FieldColumn = { readonly column: number; readonly field: FieldSpec };

const columnOfTarget = (mapping: Plan['mapping'], target: string): number | undefined => {
  const found = Object.entries(mapping).find(([, mapped]) => mapped === target);
  return found ? Number(found[0]) : undefined;
};

/** The columns of a plan's position targets. */
export function positionColumns(mapping: Plan['mapping']): PositionColumns {
  const [lng, lat, lngLat] = POSITION_TARGETS.map((target) => columnOfTarget(mapping, target));
  return { lng, lat, lngLat };
}

function fieldColumns(plan: Plan, kind: KindId, book: FieldBook): FieldColumn[] {
  return Object.entries(plan.mapping).flatMap(([column, key]) => {
    const field = book.field(kind, key);
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

type At = (key: string, code: string, params?: CellError['params']) => PlannedError;

/** All that reading rows of one kind needs, looked up once. */
type KindReading = {
  readonly kind: KindId;
  readonly book: FieldBook;
  readonly words: ValueWords;
  readonly columns: readonly FieldColumn[];
  readonly columnOf: ReadonlyMap<string, number>;
  /** Filled columns of fields that this kind does not have: their text goes to the note. */
  readonly strange: readonly { readonly column: number; readonly header: string }[];
  readonly namePhone: ({ readonly column: number } & NonNullable<ReturnType<typeof namePhoneFields>>) | null;
};

type Reading = {
  readonly sheet: PlanSheet;
  readonly plan: Plan;
  readonly places: PositionColumns;
  readonly idColumn: number | undefined;
  readonly kindColumn: number | undefined;
  readonly findKind: PlanWords['findKind'];
  readonly ofKind: (kind: KindId) => KindReading;
};

function readingOf(
  sheet: PlanSheet,
  plan: Plan,
  words: PlanWords,
  book: FieldBook,
  kind: KindId,
): KindReading {
  const columns = fieldColumns(plan, kind, book);
  const columnOf = new Map(columns.map(({ column, field }) => [field.key, column]));
  const column = columnOfTarget(plan.mapping, NAME_PHONE_TARGET);
  const fields = namePhoneFields(kind);
  if (column !== undefined && fields)
    for (const key of [fields.name, fields.phone]) if (!columnOf.has(key)) columnOf.set(key, column);
  const headers = headerTexts(sheet.rows, plan.headerRow);
  const strange = Object.entries(plan.mapping)
    .filter(([, key]) => !key.startsWith('@') && !columnOf.has(key))
    .map(([at]) => ({ column: Number(at), header: headers[Number(at)] ?? '' }));
  const namePhone = column === undefined || !fields ? null : { column, ...fields };
  return { kind, book, words: words.ofKind(kind), columns, columnOf, strange, namePhone };
}

const joined = (parts: readonly unknown[], by: string): string =>
  [...new Set(parts.filter((part) => typeof part === 'string' && part !== ''))].join(by);

/** Names and numbers of one cell to their fields; what is neither goes to the note, so that nothing is lost. */
function readNamePhone(
  { namePhone }: KindReading,
  cells: readonly string[],
  values: Record<string, unknown>,
): void {
  const cell = namePhone && cleanCell(cells[namePhone.column] ?? '');
  if (!cell) return;
  const { name, phone, rest } = splitNamePhone(cell);
  if (name !== '') values[namePhone.name] ??= name;
  if (phone !== '') values[namePhone.phone] = joined([values[namePhone.phone], phone], '、');
  if (rest !== '') values.note = joined([values.note, rest], '；');
}

/** The row's cells over the plan's defaults; cells that cannot be read leave an error. */
function readCells(plan: Plan, reading: KindReading, cells: readonly string[], at: At) {
  const values: Record<string, unknown> = { ...plan.defaults };
  if (plan.categoryId !== null) values.categoryId = plan.categoryId;
  const errors: PlannedError[] = [];
  let unknownCategory: string | null = null;
  for (const { column, field } of reading.columns) {
    const raw = cells[column] ?? '';
    const cell = parseCell(field, raw, reading.words);
    if (!cell.ok) errors.push(at(field.key, cell.code, cell.params));
    else if (cell.value !== undefined && cell.value !== '')
      Object.assign(values, cell.also, { [field.key]: cell.value });
    if (cell.ok && cell.unknownCategory) unknownCategory = cleanCell(raw);
  }
  readNamePhone(reading, cells, values);
  for (const { column, header } of reading.strange) {
    const text = cleanCell(cells[column] ?? '');
    if (text !== '' && !/^[-—–]+$/.test(text))
      values.note = joined([values.note, header ? `${header}：${text}` : text], '；');
  }
  return { values, errors, unknownCategory };
}

/** What the kind asks of a record: required fields, lengths, its schema. Fields that failed already are passed over. */
function checkValues(
  { kind, book, columnOf }: KindReading,
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

const errorMaker =
  (row: number, cells: readonly string[], columnOf: ReadonlyMap<string, number>): At =>
  (key, code, params = {}) => {
    const column = columnOf.get(key) ?? null;
    return { row, column, code, params, value: column === null ? '' : (cells[column] ?? '') };
  };

/** The kind that a row's own cell names; the plan's for a blank one, and beside the error for a word that names none. */
function kindOfRow({ plan, kindColumn, findKind }: Reading, cells: readonly string[], row: number) {
  const word = kindColumn === undefined ? '' : cleanCell(cells[kindColumn] ?? '');
  const found = word === '' ? plan.kind : findKind(word);
  if (found !== undefined || kindColumn === undefined) return { kind: found ?? plan.kind, errors: [] };
  const error = { row, column: kindColumn, code: 'notKind', params: {}, value: word };
  return { kind: plan.kind, errors: [error] };
}

/** Where the row is, in the file's system. */
function positionOf({ sheet, plan, places }: Reading, cells: readonly string[], index: number) {
  const shape = sheet.shapes?.[index];
  if (!plan.positions) return { ok: true as const, geometry: null };
  return shape ? { ok: true as const, geometry: shape } : rowPosition(cells, places);
}

function readRow(reading: Reading, cells: readonly string[], index: number): PlannedRow {
  const { plan, idColumn } = reading;
  const row = index + 1;
  const { kind, errors: kindErrors } = kindOfRow(reading, cells, row);
  const ofKind = reading.ofKind(kind);
  const at = errorMaker(row, cells, ofKind.columnOf);
  const { values, errors, unknownCategory } = readCells(plan, ofKind, cells, at);
  const failed = new Set(errors.map(({ column }) => plan.mapping[String(column)] ?? ''));
  const position = positionOf(reading, cells, index);
  if (!position.ok) {
    const { column, code, params } = position;
    errors.push({ row, column, code, params, value: cells[column] ?? '' });
  }
  errors.push(...kindErrors, ...checkValues(ofKind, values, failed, at));
  return {
    row,
    kind,
    id: idColumn === undefined ? null : cleanCell(cells[idColumn] ?? '') || null,
    columns: ofKind.columnOf,
    cells,
    values,
    geometry: position.ok ? position.geometry : null,
    errors,
    unknownCategory,
  };
}

/**
 * Prepares a plan for a sheet. The reader answers one row (0-based index) as it would be saved, with every error of
 * its cells; undefined for the header, what stands above it, and rows that are no records (`passedOver`).
 */
export function rowReader(
  sheet: PlanSheet,
  plan: Plan,
  words: PlanWords,
  book: FieldBook = NO_OFFICE_FIELDS,
): RowReader {
  const known = new Map<KindId, KindReading>();
  const reading: Reading = {
    sheet,
    plan,
    places: positionColumns(plan.mapping),
    idColumn: columnOfTarget(plan.mapping, ID_TARGET),
    kindColumn: columnOfTarget(plan.mapping, KIND_TARGET),
    findKind: words.findKind,
    ofKind: (kind) => {
      const made = known.get(kind) ?? readingOf(sheet, plan, words, book, kind);
      known.set(kind, made);
      return made;
    },
  };
  const isPassedOver = passedOver(sheet.rows, plan.headerRow, (column) => String(column) in plan.mapping);
  return (index) => {
    const cells = sheet.rows[index];
    if (!cells || index <= plan.headerRow) return undefined;
    if (!sheet.shapes?.[index] && isPassedOver(cells)) return undefined;
    return readRow(reading, cells, index);
  };
}
