import type { Category } from '#shared/contract/things';
import { parseList } from '../../records/json.ts';
import type { CategoryRow } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';

/** A stored category as the contract has it. */
export function toCategory(row: CategoryRow): Category {
  return {
    id: row.id,
    scope: row.scope as Category['scope'],
    parentId: row.parent_id,
    name: row.name,
    keywords: parseList<string>(row.keywords),
    needs: parseList<string>(row.needs),
    responsible: parseList<string>(row.responsible),
    defaultLevel: row.default_level,
    deadlineHours: row.deadline_hours,
    builtin: row.builtin === 1,
    version: row.version,
  };
}

/** All categories of the map in menu order. */
export async function readCategories(store: Store): Promise<ReadonlyMap<string, Category>> {
  const rows = await store.read
    .selectFrom('categories')
    .selectAll()
    .where('deleted_at_ms', 'is', null)
    .orderBy('position')
    .execute();
  return new Map(rows.map((row) => [row.id, toCategory(row)]));
}
