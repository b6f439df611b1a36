import type { Store } from '../../store.ts';

/** A record's values as its quality is judged. */
export type QualityRow = readonly [
  id: string,
  kind: string,
  categoryId: string | null,
  phone: string | null,
  address: string | null,
  lng: number | null,
  lat: number | null,
  cellId: string | null,
  verifiedOn: string | null,
  createdAtMs: number,
  attrs: string,
  origCrs: string | null,
];

const COLUMNS =
  'id, kind, category_id, phone, address, lng, lat, cell_id, verified_on, created_at_ms, attrs, orig_crs';
const LIVE = 'deleted_at_ms IS NULL AND kind IN (SELECT value FROM json_each(?))';

/** A page of live things of some kinds, in the order of their ids. */
export function qualityRows(
  store: Store,
  kinds: readonly string[],
  afterId: string,
  limit: number,
): readonly QualityRow[] {
  return store.rawRows(
    `SELECT ${COLUMNS} FROM things WHERE ${LIVE} AND id > ? ORDER BY id LIMIT ?`,
    JSON.stringify(kinds),
    afterId,
    limit,
  ) as unknown as QualityRow[];
}

/** Those of some things that are live and of some kinds. */
export function qualityRowsOf(
  store: Store,
  kinds: readonly string[],
  ids: readonly string[],
): readonly QualityRow[] {
  return store.rawRows(
    `SELECT ${COLUMNS} FROM things WHERE ${LIVE} AND id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(kinds),
    JSON.stringify(ids),
  ) as unknown as QualityRow[];
}

/** Whether buildings are among some things, live or not. */
export function hasBuildings(store: Store, ids: readonly string[]): boolean {
  const rows = store.rawRows(
    "SELECT 1 FROM things WHERE kind = 'building' AND id IN (SELECT value FROM json_each(?)) LIMIT 1",
    JSON.stringify(ids),
  );
  return rows.length > 0;
}
