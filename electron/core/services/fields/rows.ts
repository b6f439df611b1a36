import { type OfficeFieldRow, officeFieldSchema } from '#shared/contract/fields';
import type { Category } from '#shared/contract/things';
import { type FieldBook, makeFieldBook, type OfficeChoice } from '#shared/domain/fields/index';
import { parseList } from '../../records/json.ts';
import type { FieldRow } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';

/** The choices of a stored field. */
export const choicesOf = (row: Pick<FieldRow, 'choices'>): OfficeChoice[] =>
  parseList<OfficeChoice>(row.choices);

/** A stored field as the contract has it; a damaged one is none, so that it spoils no form. */
export function toOfficeField(row: FieldRow): OfficeFieldRow | undefined {
  return officeFieldSchema.safeParse({
    id: row.id,
    kind: row.kind,
    categoryId: row.category_id,
    label: row.label,
    type: row.type,
    choices: choicesOf(row),
    required: row.required === 1,
    privacy: row.privacy,
    inTable: row.in_table === 1,
    version: row.version,
  }).data;
}

/** All stored fields in their order, also those that were taken away. */
export async function fieldRows(store: Pick<Store, 'read'>): Promise<FieldRow[]> {
  return store.read.selectFrom('fields').selectAll().orderBy('position').orderBy('id').execute();
}

/** The book of the map's present fields; with `removed`, also of those that were taken away. */
export async function readFieldBook(
  store: Pick<Store, 'read'>,
  categories: ReadonlyMap<string, Category>,
  options: { removed?: boolean } = {},
): Promise<FieldBook> {
  const rows = await fieldRows(store);
  const fields = rows
    .filter((row) => options.removed || row.deleted_at_ms === null)
    .flatMap((row) => toOfficeField(row) ?? []);
  return makeFieldBook(fields, (id) => categories.get(id)?.parentId);
}
