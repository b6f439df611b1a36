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
];

/** A page of live things of some kinds, in the order of their ids. */
export function qualityRows(
  store: Store,
  kinds: readonly string[],
  afterId: string,
  limit: number,
): readonly QualityRow[] {
  return store.rawRows(
    `SELECT id, kind, category_id, phone, address, lng, lat, cell_id, verified_on, created_at_ms, attrs
     FROM things WHERE deleted_at_ms IS NULL AND kind IN (SELECT value FROM json_each(?)) AND id > ?
     ORDER BY id LIMIT ?`,
    JSON.stringify(kinds),
    afterId,
    limit,
  ) as unknown as QualityRow[];
}
