import type { ImportPlan } from '#shared/contract/imports';
import { NO_OFFICE_FIELDS } from '#shared/domain/fields/index';
import { convertGeometry, toWgs84 } from '#shared/domain/geo/convert';
import { haversineM } from '#shared/domain/geo/distance';
import { anchorOf } from '#shared/domain/geo/polygon';
import type { Geometry } from '#shared/domain/geo/types';
import type { PlannedError, PlannedRow } from '#shared/domain/imports/plan';
import { cleanCell } from '#shared/domain/imports/text';
import type { FieldSpec, KindId } from '#shared/domain/kinds/index';
import { type ListColumn, type ListLookups, thingColumns, thingRow } from '#shared/domain/lists/index';
import { anchorOfRow, fieldValue } from '../../records/things.ts';
import type { ThingRow } from '../../store/schema.ts';
import { toListThing } from '../lists/source.ts';
import { sheetText } from '../lists/xlsx.ts';

/** How a row differs from its record. */
export type Difference = {
  /** New values by field key; null empties the field. */
  readonly patch: Readonly<Record<string, unknown>>;
  readonly moved: boolean;
  readonly errors: readonly PlannedError[];
};

/** A stored place and the file's are the same within this distance: coordinates lose digits on their way. */
const SAME_POINT_M = 0.5;

const oneLine = (text: string): string => cleanCell(text).replace(/\s+/g, ' ');
const digits = (text: unknown): string =>
  String(text ?? '')
    .replace(/\D+/g, ' ')
    .trim();

/** Whether a parsed value is the stored one, however it is written. */
function sameValue(field: FieldSpec, stored: unknown, given: unknown): boolean {
  if (Array.isArray(stored) && Array.isArray(given))
    return (
      JSON.stringify(stored.map((item) => JSON.stringify(item)).sort()) ===
      JSON.stringify(given.map((item) => JSON.stringify(item)).sort())
    );
  if (field.type === 'phone' && digits(stored).replace(/ /g, '') === digits(given).replace(/ /g, ''))
    return true;
  if (typeof stored === 'string' && typeof given === 'string') return oneLine(stored) === oneLine(given);
  return JSON.stringify(stored ?? null) === JSON.stringify(given ?? null);
}

/** Text that hides something: what a 公示版 puts in the place of a personal value. */
export const looksMasked = (field: FieldSpec, text: string): boolean =>
  field.privacy !== 'open' && /[*＊]/.test(text);

/** Makes the comparison of rows with their records, for one kind. */
export function differ(kind: KindId, plan: ImportPlan, keys: Iterable<string>, lookups: ListLookups) {
  const book = lookups.fields ?? NO_OFFICE_FIELDS;
  const columns = thingColumns([kind], [...keys], lookups.text, book);
  const at = new Map(columns.map((column, index) => [column.key, index] as const));

  /** What a list of either edition says about a field: a cell that says the same changes nothing. */
  const exported = (stored: ThingRow) => {
    const thing = toListThing(stored);
    const lists = (['internal', 'public'] as const).map(
      (edition) => thingRow(thing, 0, columns, edition, lookups).values,
    );
    return (key: string): readonly string[] => {
      const index = at.get(key);
      const column: ListColumn | undefined = index === undefined ? undefined : columns[index];
      if (index === undefined || !column) return [];
      return lists.map((values) => oneLine(sheetText(column, values[index] ?? null, lookups.text)));
    };
  };

  return (stored: ThingRow, row: PlannedRow, geometry: Geometry | null): Difference => {
    const patch: Record<string, unknown> = {};
    const unchanged = new Set<number>();
    const texts = exported(stored);
    for (const [key, column] of row.columns) {
      const field = book.field(kind, key);
      if (!field) continue;
      const text = oneLine(row.cells[column] ?? '');
      const before = fieldValue(stored, key);
      const given = row.values[key];
      if (texts(key).includes(text) || looksMasked(field, text)) unchanged.add(column);
      else if (text === '' || given === undefined) {
        if (plan.blankErases && !field.required && before !== null && before !== undefined && before !== '')
          patch[key] = null;
      } else if (!sameValue(field, before, given)) patch[key] = given;
    }
    // What the plan adds fills only what is blank in the record.
    for (const [key, value] of Object.entries(row.values))
      if (!row.columns.has(key) && (fieldValue(stored, key) ?? '') === '') patch[key] = value;
    const errors = row.errors.filter(
      ({ column, code }) => (column === null || !unchanged.has(column)) && code !== 'required',
    );
    return { patch, moved: isMoved(stored, geometry, plan), errors };
  };
}

function isMoved(stored: ThingRow, geometry: Geometry | null, plan: ImportPlan): boolean {
  if (!geometry || plan.crs === 'none') return false;
  const anchor = anchorOfRow(stored);
  if (!anchor) return true;
  if (geometry.type !== 'Point')
    return JSON.stringify(convertGeometry(geometry, plan.crs, 'wgs84')) !== stored.geometry;
  return haversineM(anchor, toWgs84(anchorOf(geometry), plan.crs)) > SAME_POINT_M;
}
