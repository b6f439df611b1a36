import type { Store } from '../../store.ts';

/** When the last change was recorded, epoch milliseconds; 0 when there is none. */
export function lastChangeMs(store: Store): number {
  return Number(store.rawRows('SELECT coalesce(max(at_ms), 0) FROM changes')[0]?.[0] ?? 0);
}

/** The batch of a change by its number; '' when there is no such change. */
export function batchOfChange(store: Store, seq: number): string {
  const row = store.rawRows('SELECT batch_id FROM changes WHERE seq = ?', seq)[0];
  return typeof row?.[0] === 'string' ? row[0] : '';
}

/** Table and id of everything that changed after a change's number. */
export function changedAfter(store: Store, seq: number): readonly (readonly [table: string, id: string])[] {
  return store.rawRows('SELECT DISTINCT entity, entity_id FROM changes WHERE seq > ?', seq) as [
    string,
    string,
  ][];
}

/** What may lie in the recycle bin. */
export type BinEntity = 'thing' | 'cell' | 'problem';
const BIN = (['thing', 'cell', 'problem'] as const)
  .map(
    (entity) => `SELECT '${entity}', id, deleted_at_ms AS at FROM ${entity}s WHERE deleted_at_ms IS NOT NULL`,
  )
  .join(' UNION ALL ');

/** One page of the recycle bin, the last removed first, and how much is in it. */
export function binPage(
  store: Store,
  limit: number,
  offset: number,
): { total: number; rows: readonly (readonly [entity: BinEntity, id: string, removedAtMs: number])[] } {
  return {
    total: Number(store.rawRows(`SELECT count(*) FROM (${BIN})`)[0]?.[0] ?? 0),
    rows: store.rawRows(`SELECT * FROM (${BIN}) ORDER BY at DESC, id LIMIT ? OFFSET ?`, limit, offset) as [
      BinEntity,
      string,
      number,
    ][],
  };
}

/** Ids of the rows of a table that changed after a change of the given number, at most `limit`, each once. */
export function changedIds(store: Store, entity: string, afterSeq: number, limit: number): readonly string[] {
  const rows = store.rawRows(
    'SELECT DISTINCT entity_id FROM changes WHERE seq > ? AND entity = ? LIMIT ?',
    afterSeq,
    entity,
    limit,
  ) as [string][];
  return rows.map(([id]) => id);
}
