import type { Store } from '../../store.ts';

/** A record's values for finding its double. */
export type DoubleRow = readonly [
  id: string,
  name: string,
  nameKey: string,
  address: string | null,
  phone: string | null,
  lng: number | null,
  lat: number | null,
  idNumber: string | null,
  aliases: string | null,
];

/** All live things of a kind, in the order of their ids. Damaged attributes read as none. */
export function doubleRows(store: Store, kind: string, afterId: string, limit: number): readonly DoubleRow[] {
  return store.rawRows(
    `SELECT id, name, name_key, address, phone, lng, lat,
       CASE WHEN json_valid(attrs) THEN json_extract(attrs, '$.idNumber') END,
       CASE WHEN json_valid(attrs) THEN json_extract(attrs, '$.aliases') END
     FROM things WHERE kind = ? AND deleted_at_ms IS NULL AND id > ? ORDER BY id LIMIT ?`,
    kind,
    afterId,
    limit,
  ) as unknown as DoubleRow[];
}
