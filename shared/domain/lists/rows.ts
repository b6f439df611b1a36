import { formatWeekly } from '../availability/index.ts';
import { choiceLabel, NO_OFFICE_FIELDS, valueIn } from '../fields/index.ts';
import { type FieldSpec, type KindId, kindOf, type PrivacyClass } from '../kinds/index.ts';
import type { WeeklySlot } from '../kinds/values.ts';
import { maskField, maskFreeText, maskValue } from '../privacy.ts';
import { isWritten, WRITINGS } from '../written/index.ts';
import type {
  ListColumn,
  ListEdition,
  ListLookups,
  ListProblem,
  ListRow,
  ListThing,
  ListValue,
} from './types.ts';

/** Line breaks and runs of blanks have no place in a table cell. */
const oneLine = (value: string): string => value.replace(/\s+/gu, ' ').trim();

/**
 * In a 公示版 even open fields may carry a number that somebody typed there, and the address of anything but a
 * resource may be somebody's home.
 */
function published(kind: KindId, field: FieldSpec, value: unknown): unknown {
  if (field.key === 'address' && kindOf(kind).role !== 'resource') return maskValue('address', value);
  if (field.privacy !== 'open') return maskField(field, value);
  if (typeof value === 'string' && (field.type === 'text' || field.type === 'longText'))
    return maskFreeText(value);
  // Choices are ids here; their words are the office's own.
  if (Array.isArray(value) && field.type !== 'choices')
    return value.map((item) => (typeof item === 'string' ? maskFreeText(item) : item));
  return value;
}

function isSlots(value: unknown): value is readonly WeeklySlot[] {
  return (
    Array.isArray(value) &&
    value.every((slot: Partial<WeeklySlot> | null) =>
      [slot?.day, slot?.fromMin, slot?.toMin].every(Number.isFinite),
    )
  );
}

/** A choice that the field knows, in its words; any other value as it stands. */
function choiceText(field: FieldSpec, choice: string, lookups: ListLookups): string {
  const known = field.choices?.includes(choice) || field.choiceLabels?.[choice] !== undefined;
  return known ? choiceLabel(field, choice, lookups.text) : oneLine(choice);
}

/** A value in the words of a list: labels, names, days; null for nothing. */
export function fieldText(field: FieldSpec, value: unknown, lookups: ListLookups): ListValue {
  if (value === null || value === undefined || value === '') return null;
  if (field.privacy !== 'open' && value === maskValue('sensitive', 'x')) return String(value);
  if (isWritten(field.type)) return WRITINGS[field.type].format(value, lookups.text) || null;
  switch (field.type) {
    case 'number':
    case 'level':
      return typeof value === 'number' ? value : null;
    case 'category':
      return lookups.categoryName(String(value)) ?? null;
    case 'choice':
      return choiceText(field, String(value), lookups);
    case 'choices':
      return Array.isArray(value)
        ? value.map((one) => choiceText(field, String(one), lookups)).join('、') || null
        : oneLine(String(value));
    case 'person':
    case 'file':
      return lookups.nameOf?.(String(value)) ?? null;
    case 'boolean':
      return lookups.text(value === true ? 'yes' : 'no');
    case 'weekly':
      return isSlots(value) && value.length > 0 ? formatWeekly(value, lookups.text) : null;
    default:
      return Array.isArray(value)
        ? value.map(String).map(oneLine).join('、') || null
        : oneLine(String(value)) || null;
  }
}

/** A row whose 序号 counts from `index` + 1 and whose other values are read by their keys. */
export function numberedRow(
  id: string,
  index: number,
  columns: readonly ListColumn[],
  read: (key: string) => ListValue,
): ListRow {
  return { id, values: columns.map(({ key }) => (key === 'no' ? index + 1 : read(key))) };
}

/** One thing as a row of the columns. `index` counts from 0. */
export function thingRow(
  thing: ListThing,
  index: number,
  columns: readonly ListColumn[],
  edition: ListEdition,
  lookups: ListLookups,
): ListRow {
  const book = lookups.fields ?? NO_OFFICE_FIELDS;
  const holder = { ...thing, custom: thing.custom ?? {} };
  return numberedRow(thing.id, index, columns, (key) => {
    if (key === 'kind') return lookups.text(`kind.${thing.kind}`);
    if (key === 'cell') return thing.cellId === null ? null : (lookups.cellName(thing.cellId) ?? null);
    if (key === 'updatedAtMs') return thing.updatedAtMs;
    const field = book.field(thing.kind, key);
    if (!field) return null;
    const value = valueIn(holder, key);
    if (edition === 'internal') return fieldText(field, value, lookups);
    // A file may be called by somebody's name.
    if (field.type === 'file' && value !== undefined) return lookups.text('print.hasFile');
    return fieldText(field, published(thing.kind, field, value), lookups);
  });
}

type ProblemRead = (problem: ListProblem, lookups: ListLookups) => ListValue;

const PROBLEM_VALUES: Record<string, ProblemRead> = {
  number: (problem) => problem.number,
  text: (problem) => oneLine(problem.text),
  categoryId: (problem, lookups) => (problem.categoryId && lookups.categoryName(problem.categoryId)) ?? null,
  level: (problem) => problem.level,
  state: (problem, { text }) => text(`state.${problem.state}`),
  placeText: (problem) => problem.placeText,
  cell: (problem, lookups) => (problem.cellId && lookups.cellName(problem.cellId)) ?? null,
  reporterName: (problem) => problem.reporterName,
  reporterPhone: (problem) => problem.reporterPhone,
  reportedAtMs: (problem) => problem.reportedAtMs,
  dueAtMs: (problem) => problem.dueAtMs,
  closedAtMs: (problem) => problem.closedAtMs,
  result: (problem) => problem.result && oneLine(problem.result),
  rating: (problem) => problem.rating,
  note: (problem, { text }) => (problem.overdue ? text('print.overdue') : null),
};
const PROBLEM_PRIVACY: Record<string, PrivacyClass | 'freeText'> = {
  text: 'freeText',
  result: 'freeText',
  placeText: 'address',
  reporterName: 'name',
  reporterPhone: 'phone',
};

/** One problem as a row of the columns. `index` counts from 0. */
export function problemRow(
  problem: ListProblem,
  index: number,
  columns: readonly ListColumn[],
  edition: ListEdition,
  lookups: ListLookups,
): ListRow {
  return numberedRow(problem.id, index, columns, (key) => {
    const value = PROBLEM_VALUES[key]?.(problem, lookups) ?? null;
    const privacy = PROBLEM_PRIVACY[key];
    if (edition === 'internal' || !privacy || typeof value !== 'string') return value;
    return privacy === 'freeText' ? maskFreeText(value) : (maskValue(privacy, value) as string);
  });
}

/** Sums of the columns that have one, kept while rows pass by. */
export class ListTotal {
  #rows = 0;
  readonly #sums: (number | null)[];
  readonly #columns: readonly ListColumn[];
  constructor(columns: readonly ListColumn[]) {
    this.#columns = columns;
    this.#sums = columns.map(() => null);
  }
  add(row: ListRow): void {
    this.#rows += 1;
    for (const [index, column] of this.#columns.entries()) {
      const value = row.values[index];
      if (column.sum && typeof value === 'number') this.#sums[index] = (this.#sums[index] ?? 0) + value;
    }
  }
  get rows(): number {
    return this.#rows;
  }
  get sums(): readonly (number | null)[] {
    return this.#sums;
  }
}
