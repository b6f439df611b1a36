import type { Store } from '../../store.ts';

/** A span of instants, epoch milliseconds: from inclusive, to exclusive. */
export type Period = { readonly fromMs: number; readonly toMs: number };
export type DatedCounts = ReadonlyMap<string | null, { readonly problems: number; readonly risks: number }>;

/** `YYYY-MM` of an instant's column in China Standard Time. */
const monthOf = (column: string): string => `strftime('%Y-%m', (${column} + 28800000) / 1000, 'unixepoch')`;
const GROUPS = { month: monthOf('at_ms'), category: 'category_id', cell: 'cell_id' } as const;

/** Reported problems and marked risks of a period by month (`YYYY-MM`), category or cell. */
export function datedCounts(store: Store, group: keyof typeof GROUPS, period: Period): DatedCounts {
  const rows = store.rawRows(
    `SELECT ${GROUPS[group]}, sum(source_type = 'problem'), sum(source_type = 'risk') FROM events
     WHERE at_ms >= ? AND at_ms < ? GROUP BY 1 ORDER BY 1`,
    period.fromMs,
    period.toMs,
  ) as [string | null, number, number][];
  return new Map(rows.map(([key, problems, risks]) => [key, { problems, risks }]));
}

/** Problems closed in a period by month of closing. */
export function closedByMonth(store: Store, period: Period): ReadonlyMap<string, number> {
  const rows = store.rawRows(
    `SELECT ${monthOf('closed_at_ms')}, count(*) FROM problems
     WHERE deleted_at_ms IS NULL AND closed_at_ms >= ? AND closed_at_ms < ? GROUP BY 1`,
    period.fromMs,
    period.toMs,
  );
  return new Map(rows as [string, number][]);
}

/** Instants of the problems closed in a period, epoch milliseconds. */
export function closings(
  store: Store,
  period: Period,
): readonly (readonly [reportedAtMs: number, dueAtMs: number | null, closedAtMs: number])[] {
  return store.rawRows(
    `SELECT reported_at_ms, due_at_ms, closed_at_ms FROM problems
     WHERE deleted_at_ms IS NULL AND state = 'closed' AND closed_at_ms >= ? AND closed_at_ms < ?`,
    period.fromMs,
    period.toMs,
  ) as [number, number | null, number][];
}

/** How many live things of each kind there are. */
export function thingsByKind(store: Store): readonly (readonly [kind: string, count: number])[] {
  return store.rawRows('SELECT kind, count(*) FROM things WHERE deleted_at_ms IS NULL GROUP BY kind') as [
    string,
    number,
  ][];
}

/** How many problems reported in a period stand in each state now. */
export function problemsByState(
  store: Store,
  period: Period,
): readonly (readonly [state: string, count: number])[] {
  return store.rawRows(
    `SELECT state, count(*) FROM problems
     WHERE deleted_at_ms IS NULL AND reported_at_ms >= ? AND reported_at_ms < ? GROUP BY state`,
    period.fromMs,
    period.toMs,
  ) as [string, number][];
}

/** Places of the dated events of a period, `[lng0, lat0, lng1, lat1, …]` in WGS-84; those without a place are left out. */
export function eventPlaces(
  store: Store,
  source: 'risk' | 'problem',
  period: Period,
  categoryId: string | undefined,
): Float64Array {
  const rows = store.rawRows(
    `SELECT lng, lat FROM events WHERE source_type = ? AND at_ms >= ? AND at_ms < ? AND lng IS NOT NULL
     ${categoryId ? 'AND category_id = ?' : ''}`,
    source,
    period.fromMs,
    period.toMs,
    ...(categoryId ? [categoryId] : []),
  ) as [number, number][];
  const lngLat = new Float64Array(rows.length * 2);
  for (const [i, [lng, lat]] of rows.entries()) {
    lngLat[i * 2] = lng;
    lngLat[i * 2 + 1] = lat;
  }
  return lngLat;
}

/** Problems open and overdue at `nowMs`, and closed since `sinceMs` (epoch milliseconds). */
export function problemFigures(
  store: Store,
  nowMs: number,
  sinceMs: number,
): { readonly open: number; readonly overdue: number; readonly closed: number } {
  const [[open = 0, overdue = 0, closed = 0] = []] = store.rawRows(
    `SELECT count(*) FILTER (WHERE state != 'closed'),
       count(*) FILTER (WHERE state != 'closed' AND due_at_ms < ?),
       count(*) FILTER (WHERE state = 'closed' AND closed_at_ms >= ?)
     FROM problems WHERE deleted_at_ms IS NULL`,
    nowMs,
    sinceMs,
  ) as number[][];
  return { open, overdue, closed };
}

/** How many risks that are not cleared have each level. */
export const standingRisks = (store: Store): readonly (readonly [level: number | null, count: number])[] =>
  store.rawRows(
    `SELECT level, count(*) FROM events WHERE source_type = 'risk' AND ended_at_ms IS NULL GROUP BY level`,
  ) as [number | null, number][];
