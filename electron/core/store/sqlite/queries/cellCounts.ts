import type { Store } from '../../store.ts';
import type { Period } from './stats.ts';

/** Counts by leaf cell. */
export type CellCounts = ReadonlyMap<string, number>;
/** Of a whole, the part that something holds for; both by leaf cell. */
export type CellParts = { readonly part: CellCounts; readonly whole: CellCounts };

type Clause = { readonly sql: string; readonly values: readonly unknown[] };

const clause = (sql: string, ...values: readonly unknown[]): Clause => ({ sql, values });
const all = (clauses: readonly (Clause | false | undefined)[]): Clause => {
  const given = clauses.filter((one) => one !== undefined && one !== false);
  return { sql: given.map((one) => one.sql).join(' AND '), values: given.flatMap((one) => one.values) };
};

function byCell(store: Store, table: string, where: Clause): CellCounts {
  return new Map(
    store.rawRows(
      `SELECT cell_id, count(*) FROM ${table} WHERE cell_id IS NOT NULL AND ${where.sql} GROUP BY cell_id`,
      ...where.values,
    ) as [string, number][],
  );
}

function parts(store: Store, table: string, part: Clause, whole: Clause): CellParts {
  const rows = store.rawRows(
    `SELECT cell_id, count(*), total(${part.sql}) FROM ${table}
     WHERE cell_id IS NOT NULL AND ${whole.sql} GROUP BY cell_id`,
    ...part.values,
    ...whole.values,
  ) as [string, number, number][];
  return {
    whole: new Map(rows.map(([id, count]) => [id, count])),
    part: new Map(rows.map(([id, , count]) => [id, count])),
  };
}

const live = clause('deleted_at_ms IS NULL');
const inList = (column: string, values: readonly (string | number)[]): Clause =>
  clause(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(values));
const within = (column: string, { fromMs, toMs }: Period): Clause =>
  clause(`${column} >= ? AND ${column} < ?`, fromMs, toMs);
const attr = (key: string): string => `json_extract(attrs, '$.${key}')`;

export type ThingQuestion = {
  readonly categoryIds?: readonly string[] | undefined;
  readonly levels?: readonly number[] | undefined;
  readonly skill?: string | undefined;
  readonly post?: string | undefined;
};

/** Live things of some kinds, as they stand now. */
export function thingsByCell(store: Store, kinds: readonly string[], asked: ThingQuestion = {}): CellCounts {
  const { categoryIds, levels, skill, post } = asked;
  return byCell(
    store,
    'things',
    all([
      live,
      inList('kind', kinds),
      categoryIds && inList('category_id', categoryIds),
      levels && inList('level', levels),
      skill !== undefined &&
        clause(
          `json_valid(attrs) AND EXISTS (SELECT 1 FROM json_each(attrs, '$.skills') WHERE value = ?)`,
          skill,
        ),
      post !== undefined && clause(`json_valid(attrs) AND ${attr('post')} = ?`, post),
    ]),
  );
}

/** Problems reported and risks found in a period (or ever). */
export function eventsByCell(
  store: Store,
  source: 'problem' | 'risk',
  period: Period | undefined,
  asked: Pick<ThingQuestion, 'categoryIds' | 'levels'>,
): CellCounts {
  return byCell(
    store,
    'events',
    all([
      clause('source_type = ?', source),
      period && within('at_ms', period),
      asked.categoryIds && inList('category_id', asked.categoryIds),
      asked.levels && inList('level', asked.levels),
    ]),
  );
}

/** Problems by how they stand at `nowMs`; closed ones by when they were closed. */
export function problemsByCell(
  store: Store,
  which: 'open' | 'overdue' | 'closed',
  asked: {
    readonly nowMs: number;
    readonly period?: Period | undefined;
    readonly categoryIds?: readonly string[] | undefined;
  },
): CellCounts {
  const { nowMs, period, categoryIds } = asked;
  return byCell(
    store,
    'problems',
    all([
      live,
      clause(which === 'closed' ? `state = 'closed'` : `state != 'closed'`),
      which === 'overdue' && clause('due_at_ms < ?', nowMs),
      which === 'closed' && period && within('closed_at_ms', period),
      categoryIds && inList('category_id', categoryIds),
    ]),
  );
}

/** Of the closed problems that had a deadline, those closed in time. */
export const closedOnTimeByCell = (store: Store, period: Period | undefined): CellParts =>
  parts(
    store,
    'problems',
    clause('closed_at_ms <= due_at_ms'),
    all([
      live,
      clause(`state = 'closed' AND due_at_ms IS NOT NULL`),
      period && within('closed_at_ms', period),
    ]),
  );

/** Of the live things of some kinds, those with a post. */
export const withPostByCell = (store: Store, kinds: readonly string[]): CellParts =>
  parts(
    store,
    'things',
    clause(`coalesce(${attr('post')}, '') != ''`),
    all([live, inList('kind', kinds), clause('json_valid(attrs)')]),
  );

/** Of the live things of some kinds, those verified on a day (`YYYY-MM-DD`) or later. */
export const verifiedByCell = (store: Store, kinds: readonly string[], sinceDay: string): CellParts =>
  parts(store, 'things', clause('verified_on >= ?', sinceDay), all([live, inList('kind', kinds)]));

/** Of the live risks with a level, those of some levels. */
export const levelsByCell = (store: Store, kinds: readonly string[], levels: readonly number[]): CellParts =>
  parts(
    store,
    'things',
    inList('level', levels),
    all([live, inList('kind', kinds), clause('level IS NOT NULL')]),
  );
