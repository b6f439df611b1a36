import type { ImportPlan, PreviewRow, RowError } from '#shared/contract/imports';
import { NO_OFFICE_FIELDS } from '#shared/domain/fields/index';
import { newCategoryName } from '#shared/domain/imports/category';
import { headerTexts } from '#shared/domain/imports/header';
import type { PlannedError, PlannedRow, PlanSheet } from '#shared/domain/imports/plan';
import { cleanCell } from '#shared/domain/imports/text';
import type { FieldSpec, KindId } from '#shared/domain/kinds/index';
import { fieldText, type ListLookups } from '#shared/domain/lists/index';
import { maskField, maskFreeText, maskName } from '#shared/domain/privacy';
import { isWritten } from '#shared/domain/written/index';
import { fieldValue } from '../../records/things.ts';
import type { ThingRow } from '../../store/schema.ts';
import { type Assessed, actionOf } from './assess.ts';

const SHOWN_CHARS = 200;

/** Turns rows into what may be seen of them: texts, personal ones masked. */
export type RowDisplay = {
  readonly error: (error: PlannedError) => RowError;
  /** `stored`: the record that the row meets. */
  readonly row: (assessed: Assessed, stored: ThingRow | undefined) => PreviewRow;
};

/** Makes the display of a plan's rows. */
export function makeDisplay(plan: ImportPlan, sheet: PlanSheet, lookups: ListLookups): RowDisplay {
  const book = lookups.fields ?? NO_OFFICE_FIELDS;
  const headers = headerTexts(sheet.rows, plan.headerRow);

  const textOf = (field: FieldSpec, value: unknown): string => {
    if (value === null || value === undefined) return '';
    const made = field.type === 'category' ? newCategoryName(String(value)) : undefined;
    if (made !== undefined) return lookups.text('import.newCategory', { name: made });
    if (isWritten(field.type)) return String(fieldText(field, maskField(field, value), lookups) ?? '');
    const text = fieldText(field, value, lookups);
    if (field.type === 'level' && typeof text === 'number') return lookups.text(`level.${text}`);
    return String(maskField(field, text) ?? '').slice(0, SHOWN_CHARS);
  };

  /** The cell of an error as everybody may see it. */
  const cellOf = (kind: KindId, { column, value }: PlannedError): string => {
    const field = column === null ? undefined : book.field(kind, plan.mapping[String(column)] ?? '');
    const text = cleanCell(value).slice(0, 80);
    return field ? String(maskField(field, text) ?? '') : maskFreeText(text);
  };

  const error = (kind: KindId, planned: PlannedError): RowError => {
    const { row, column, code, params } = planned;
    const heading = column === null ? null : (headers[column] ?? '') || columnLetters(column);
    return { row, column: heading, code, params: { ...params }, value: cellOf(kind, planned) };
  };

  /** A row's values by field key; a cell in error stands as it is in the file. */
  const values = ({ kind, values: planned, columns, cells }: PlannedRow, errors: readonly PlannedError[]) => {
    const shown: Record<string, string> = {};
    for (const [key, value] of Object.entries(planned)) {
      const field = book.field(kind, key);
      const column = columns.get(key);
      // A registered person is known here by an id; the cell names him.
      if (field?.type === 'person' && value !== undefined && column !== undefined)
        shown[key] = maskName(cleanCell(cells[column] ?? ''));
      else if (field && value !== undefined) shown[key] = textOf(field, value);
    }
    const keys = new Map([...columns].map(([key, column]) => [column, key] as const));
    for (const one of errors) {
      const key = one.column === null ? undefined : keys.get(one.column);
      if (key !== undefined) shown[key] = cellOf(kind, one);
    }
    return shown;
  };

  const changes = ({ row, difference }: Assessed, stored: ThingRow): PreviewRow['changes'] => {
    if (!difference) return [];
    const changed = Object.entries(difference.patch).flatMap(([key, after]) => {
      const field = book.field(row.kind, key);
      return field
        ? [{ key, before: textOf(field, fieldValue(stored, key)), after: textOf(field, after) }]
        : [];
    });
    const place = (is: boolean): string => (is ? lookups.text('import.placeGiven') : '');
    return difference.moved
      ? [...changed, { key: '@place', before: place(stored.lng !== null), after: place(true) }]
      : changed;
  };

  return {
    error: (planned) => error(plan.kind, planned),
    row: (assessed, stored) => {
      const { row, status, match, errors } = assessed;
      const name = book.field(row.kind, 'name');
      return {
        row: row.row,
        kind: row.kind,
        status,
        action: actionOf(assessed, plan),
        values: values(row, errors),
        changes: stored ? changes(assessed, stored) : [],
        match: match && {
          id: match.id,
          row: match.row,
          by: match.by,
          name: name && stored ? textOf(name, stored.name) : '',
        },
        errors: errors.map((one) => error(row.kind, one)),
      };
    },
  };
}

/** A spreadsheet's letters for a 0-based column: A … Z, AA …. */
export function columnLetters(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}
