import type { Store } from '../../store.ts';

/** A problem with what was understood of it and put right, as habits are learnt from it; `understood` is JSON. */
export type KeptColumns = readonly [
  id: string,
  categoryId: string,
  level: number | null,
  createdAtMs: number,
  understood: string,
];
const KEPT = 'SELECT id, category_id, level, created_at_ms, understood FROM problems';
const COUNTS = 'deleted_at_ms IS NULL AND category_id IS NOT NULL AND understood IS NOT NULL';

/** The newest problems of which it is kept what was understood. */
export function newestKept(store: Store, limit: number): readonly KeptColumns[] {
  return store.rawRows(
    `${KEPT} WHERE ${COUNTS} ORDER BY created_at_ms DESC, id DESC LIMIT ?`,
    limit,
  ) as unknown as KeptColumns[];
}

/** Those among some problems. */
export function keptOf(store: Store, ids: readonly string[]): readonly KeptColumns[] {
  return store.rawRows(
    `${KEPT} WHERE ${COUNTS} AND id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  ) as unknown as KeptColumns[];
}
