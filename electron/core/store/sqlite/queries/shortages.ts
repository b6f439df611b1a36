import type { Store } from '../../store.ts';

const AT_ONCE = 500;

/** How many of some live things were registered after an instant (epoch ms). */
export function createdAfter(store: Store, ids: readonly string[], atMs: number): number {
  let count = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const some = ids.slice(at, at + AT_ONCE);
    const marks = some.map(() => '?').join(',');
    const [row] = store.rawRows(
      `SELECT count(*) FROM things WHERE deleted_at_ms IS NULL AND created_at_ms > ? AND id IN (${marks})`,
      atMs,
      ...some,
    ) as [number][];
    count += row?.[0] ?? 0;
  }
  return count;
}
