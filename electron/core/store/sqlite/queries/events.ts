import type { Store } from '../../store.ts';

/** One dated event; instants epoch milliseconds, position WGS-84. */
export type EventRow = readonly [
  rowid: number,
  sourceType: string,
  sourceId: string,
  atMs: number,
  endedAtMs: number | null,
  lng: number | null,
  lat: number | null,
  level: number | null,
  categoryId: string | null,
  cellId: string | null,
];

const COLUMNS = 'rowid, source_type, source_id, at_ms, ended_at_ms, lng, lat, level, category_id, cell_id';

/** The events after a row number, in that order. */
export const eventPage = (store: Store, after: number, limit: number): readonly EventRow[] =>
  store.rawRows(
    `SELECT ${COLUMNS} FROM events WHERE rowid > ? ORDER BY rowid LIMIT ?`,
    after,
    limit,
  ) as unknown as EventRow[];

/** The events of some risks and problems. */
export const eventsOf = (store: Store, sourceIds: readonly string[]): readonly EventRow[] =>
  store.rawRows(
    `SELECT ${COLUMNS} FROM events WHERE source_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(sourceIds),
  ) as unknown as EventRow[];
