import { customId } from '../fields/index.ts';
import { KIND_IDS, type KindId, kindOf, SHARED_FIELDS } from '../kinds/index.ts';

/** Where the value of a field stands: a column of its own, the kind's attributes, or the office's own fields. */
export type FieldHolder = 'column' | 'attrs' | 'custom';

const COLUMNS: ReadonlySet<string> = new Set([...SHARED_FIELDS, 'place', 'cell']);
const ATTRS: ReadonlySet<string> = new Set(
  KIND_IDS.flatMap((kind) => kindOf(kind).fields.map((field) => field.key)).filter(
    (key) => !COLUMNS.has(key),
  ),
);

/** `custom.<id>` is an office-made field; so is a key that no kind knows, as its bare id. */
export const holderOf = (field: string): FieldHolder =>
  customId(field) !== null ? 'custom' : COLUMNS.has(field) ? 'column' : ATTRS.has(field) ? 'attrs' : 'custom';

/** The kinds that have a field: a building without a phone lacks nothing. Null when every kind may have it. */
export function kindsWithField(field: string): readonly KindId[] | null {
  if (field === 'place' || field === 'cell' || holderOf(field) === 'custom') return null;
  return KIND_IDS.filter((kind) => kindOf(kind).fields.some(({ key }) => key === field));
}

/** Whether a field says of a person what only those may ask who may see it (党员身份, 证件). */
export const isSensitiveField = (field: string): boolean =>
  KIND_IDS.some((kind) =>
    kindOf(kind).fields.some(
      ({ key, privacy }) => key === field && (privacy === 'sensitive' || privacy === 'idNumber'),
    ),
  );
