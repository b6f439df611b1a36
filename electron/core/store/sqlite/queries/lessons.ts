import type { Store } from '../../store.ts';

/** A problem of which the office said what it is about. */
export type LessonColumns = readonly [id: string, text: string, categoryId: string];

/**
 * The newest problems that are closed, or whose category a clerk chose, with a category; of those closed (or reported)
 * after an instant (epoch milliseconds). In the order of ids.
 */
export function lessonColumns(store: Store, sinceMs: number, limit: number): readonly LessonColumns[] {
  return store.rawRows(
    `SELECT id, text, category_id FROM (
       SELECT id, text, category_id FROM problems
       WHERE deleted_at_ms IS NULL AND category_id IS NOT NULL AND coalesce(closed_at_ms, reported_at_ms) > ?
         AND (state = 'closed'
           OR CASE WHEN json_valid(understood) THEN json_extract(understood, '$.corrected.category') ELSE 0 END)
       ORDER BY id DESC LIMIT ?)
     ORDER BY id`,
    sinceMs,
    limit,
  ) as unknown as LessonColumns[];
}

/** Those of some problems that are still kept (not in the recycle bin). */
export function keptProblems(store: Store, ids: readonly string[]): readonly string[] {
  const rows = store.rawRows(
    'SELECT id FROM problems WHERE deleted_at_ms IS NULL AND id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  ) as [string][];
  return rows.map(([id]) => id);
}
