import { type Expression, type SqlBool, sql } from 'kysely';
import type { Store } from '../../store.ts';

/** Where an office field's value stands in `custom`. Ids are ours, and bound as a parameter all the same. */
const path = (fieldId: string): string => `$."${fieldId.replace(/["\\]/g, '')}"`;

/** An office field's value; null where there is none, or where the row is damaged. */
const valueAt = (fieldId: string) =>
  sql`CASE WHEN json_valid(custom) THEN json_extract(custom, ${path(fieldId)}) END`;

/** That a thing has a value in an office field. */
export const hasCustom = (fieldId: string): Expression<SqlBool> =>
  sql<SqlBool>`${valueAt(fieldId)} IS NOT NULL`;

/** How many things have a value in a field. `binned`: also those in the bin, whose values come back with them. */
export function countCustom(store: Store, fieldId: string, options: { binned: boolean }): number {
  const rows = store.rawRows(
    `SELECT count(*) FROM things WHERE ${options.binned ? '1' : 'deleted_at_ms IS NULL'} AND json_valid(custom)
     AND json_extract(custom, ?) IS NOT NULL`,
    path(fieldId),
  );
  return Number(rows[0]?.[0] ?? 0);
}

/** How many live things have each choice of a field. */
export function countChoices(store: Store, fieldId: string): Record<string, number> {
  const rows = store.rawRows(
    `SELECT part.value, count(DISTINCT things.rowid) FROM things, json_each(things.custom, ?) AS part
     WHERE things.deleted_at_ms IS NULL AND json_valid(things.custom) GROUP BY part.value`,
    path(fieldId),
  ) as [string, number][];
  return Object.fromEntries(rows);
}

/** Ids of the registered persons of a name; all names are read at the first question. */
export function peopleFinder(store: Store): (name: string) => readonly string[] {
  let byName: Map<string, string[]> | undefined;
  const keyOf = (name: string): string => name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  return (name) => {
    if (!byName) {
      byName = new Map();
      for (const [id, known] of store.rawRows(
        "SELECT id, name FROM things WHERE kind = 'person' AND deleted_at_ms IS NULL",
      ) as [string, string][]) {
        const ids = byName.get(keyOf(known));
        if (ids) ids.push(id);
        else byName.set(keyOf(known), [id]);
      }
    }
    return byName.get(keyOf(name)) ?? [];
  };
}
