import type { Store } from '../../store.ts';

/** Everything here is of live rows in some cells, told by their ids. */
const IN_CELLS = 'cell_id IN (SELECT value FROM json_each(?)) AND deleted_at_ms IS NULL';

/** How many things of each kind, and how many of them were verified on a day (`YYYY-MM-DD`) or later. */
export function kindsInCells(
  store: Store,
  cellIds: readonly string[],
  sinceDay: string,
): readonly (readonly [kind: string, count: number, verified: number])[] {
  return store.rawRows(
    `SELECT kind, count(*), total(verified_on >= ?) FROM things WHERE ${IN_CELLS} GROUP BY kind`,
    sinceDay,
    JSON.stringify(cellIds),
  ) as [string, number, number][];
}

/** How many things of each kind lie in any cell. */
export function kindsInAllCells(store: Store): ReadonlyMap<string, number> {
  return new Map(
    store.rawRows(
      'SELECT kind, count(*) FROM things WHERE deleted_at_ms IS NULL AND cell_id IS NOT NULL GROUP BY kind',
    ) as [string, number][],
  );
}

/** How many things of a kind by level; null: without one. */
export function levelsInCells(
  store: Store,
  kind: string,
  cellIds: readonly string[],
): ReadonlyMap<number | null, number> {
  return new Map(
    store.rawRows(
      `SELECT level, count(*) FROM things WHERE ${IN_CELLS} AND kind = ? GROUP BY level`,
      JSON.stringify(cellIds),
      kind,
    ) as [number | null, number][],
  );
}

/** How many people by post, of those with one. */
export function postsInCells(
  store: Store,
  kind: string,
  cellIds: readonly string[],
): readonly (readonly [post: string, count: number])[] {
  return store.rawRows(
    `SELECT json_extract(attrs, '$.post') AS post, count(*) FROM things
     WHERE ${IN_CELLS} AND kind = ? AND json_valid(attrs) AND coalesce(post, '') != '' GROUP BY 1 ORDER BY 1`,
    JSON.stringify(cellIds),
    kind,
  ) as [string, number][];
}

export type ProblemFigures = {
  readonly open: number;
  readonly overdue: number;
  readonly closed: number;
  readonly closedWithDeadline: number;
  readonly onTime: number;
};

/** Problems as they stand at `nowMs`. */
export function problemsInCells(store: Store, cellIds: readonly string[], nowMs: number): ProblemFigures {
  const [row] = store.rawRows(
    `SELECT total(state != 'closed'), total(state != 'closed' AND due_at_ms < ?), total(state = 'closed'),
       total(state = 'closed' AND due_at_ms IS NOT NULL), total(state = 'closed' AND closed_at_ms <= due_at_ms)
     FROM problems WHERE ${IN_CELLS}`,
    nowMs,
    JSON.stringify(cellIds),
  ) as [number, number, number, number, number][];
  const [open = 0, overdue = 0, closed = 0, closedWithDeadline = 0, onTime = 0] = row ?? [];
  return { open, overdue, closed, closedWithDeadline, onTime };
}

/** Names of the Party branches of some cells. */
export function branchesOfCells(store: Store, cellIds: readonly string[]): readonly string[] {
  const rows = store.rawRows(
    `SELECT name FROM branches WHERE ${IN_CELLS} ORDER BY name`,
    JSON.stringify(cellIds),
  ) as [string][];
  return rows.map(([name]) => name);
}
