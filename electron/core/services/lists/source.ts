import type { ListSpec } from '#shared/contract/lists';
import { type KindId, kindOf } from '#shared/domain/kinds/index';
import {
  type ListColumn,
  type ListLookups,
  type ListMedium,
  type ListRow,
  type ListThing,
  problemColumns,
  problemRow,
  shortageColumns,
  shortageRow,
  thingColumns,
  thingRow,
} from '#shared/domain/lists/index';
import { sumShortages } from '#shared/domain/shortages';
import type { Ctx } from '../../context.ts';
import type { ProblemRow, ThingRow } from '../../store/schema.ts';
import { categorySource } from '../categories/list.ts';
import { namesFor } from '../fields/names.ts';
import { toProblem } from '../problems/rows.ts';
import { problemsMatching } from '../problems/service.ts';
import { readGaps } from '../shortages/rows.ts';
import { runCardSource } from '../team/list.ts';
import { mayFilter, thingCondition } from '../things/filter.ts';
import { orderedIds } from '../things/order.ts';
import { countThings } from '../things/read.ts';
import { heldSource, type ListSource } from './listSource.ts';

function parseAttrs(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
  } catch {
    // A damaged row is printed with blanks rather than left out of the count.
    return {};
  }
}

/** Puts fetched rows into the order of their ids and numbers them. */
function inOrder<T extends { id: string }>(
  ids: readonly string[],
  rows: readonly T[],
  make: (row: T, at: number) => ListRow,
) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids
    .map((id) => byId.get(id))
    .filter((row) => row !== undefined)
    .map(make);
}

/** The names that a category column may hold, for the workbook's drop-down. */
function withCategories(
  ctx: Ctx,
  columns: readonly ListColumn[],
  scopes: ReadonlySet<string>,
): readonly ListColumn[] {
  const options = [...ctx.session().categories().values()]
    .filter((category) => scopes.has(category.scope))
    .map((category) => category.name);
  return columns.map((column) => (column.key === 'categoryId' ? { ...column, options } : column));
}

/** A stored thing with its true values, as lists print it. */
export const toListThing = (row: ThingRow): ListThing => ({
  id: row.id,
  kind: row.kind as KindId,
  name: row.name,
  categoryId: row.category_id,
  address: row.address,
  phone: row.phone,
  note: row.note,
  level: row.level,
  recheckOn: row.recheck_on,
  cellId: row.cell_id,
  attrs: parseAttrs(row.attrs),
  custom: parseAttrs(row.custom),
  updatedAtMs: row.updated_at_ms,
});

type SpecOf<S extends ListSpec['source']> = Extract<ListSpec, { source: S }>;

async function thingSource(ctx: Ctx, spec: SpecOf<'thing'>, lookups: ListLookups): Promise<ListSource> {
  const session = ctx.session();
  mayFilter(ctx, spec.filter);
  const kinds = spec.filter.kinds ?? [];
  const scopes = new Set(kinds.map((kind) => (kindOf(kind).role === 'risk' ? 'problem' : kind)));
  const columns = withCategories(
    ctx,
    thingColumns(kinds, spec.columns, lookups.text, session.fields()),
    scopes,
  );
  const condition = thingCondition(session, spec.filter);
  const total = countThings(session, condition);
  const asked = { condition, filter: spec.filter, total };
  const ordered = await orderedIds(session, asked, spec.sort, { offset: 0, limit: total });
  return {
    columns,
    ids: ordered,
    rows: async (ids, index, edition) => {
      const rows = await session.store.read.selectFrom('things').selectAll().where('id', 'in', ids).execute();
      const book = session.fields();
      const names = await namesFor(session.store, book, rows, edition);
      const own = { ...lookups, fields: book, nameOf: (id: string) => names.get(id) };
      return inOrder(ids, rows, (row, at) => thingRow(toListThing(row), index + at, columns, edition, own));
    },
  };
}

async function problemSource(ctx: Ctx, spec: SpecOf<'problem'>, lookups: ListLookups): Promise<ListSource> {
  const { read } = ctx.session().store;
  const columns = withCategories(ctx, problemColumns(spec.columns, lookups.text), new Set(['problem']));
  const found = await problemsMatching(ctx, spec.filter)
    .select('id')
    .orderBy('reported_at_ms', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const nowMs = ctx.ports.now();
  // The row's own texts: `toProblem` masks, and an 内部版 is full.
  const toListProblem = (row: ProblemRow) => ({
    ...toProblem(row, nowMs),
    text: row.text,
    placeText: row.place_text,
    reporterName: row.reporter_name,
    reporterPhone: row.reporter_phone,
    result: row.result,
  });
  return {
    columns,
    ids: found.map((row) => row.id),
    rows: async (ids, index, edition) => {
      const rows = await read.selectFrom('problems').selectAll().where('id', 'in', ids).execute();
      return inOrder(ids, rows, (row, at) =>
        problemRow(toListProblem(row), index + at, columns, edition, lookups),
      );
    },
  };
}

async function shortageSource(ctx: Ctx, spec: SpecOf<'shortage'>, lookups: ListLookups): Promise<ListSource> {
  const columns = shortageColumns(spec.columns, lookups.text);
  const sums = new Map(sumShortages(await readGaps(ctx, false)).map((sum) => [sum.key, sum]));
  return heldSource(columns, sums, (sum, index, edition) =>
    shortageRow(sum, index, columns, edition, lookups),
  );
}

/** Finds what a list holds. `medium`: a workbook may show more than a sheet of paper has room for. */
export async function openSource(
  ctx: Ctx,
  spec: ListSpec,
  lookups: ListLookups,
  medium: ListMedium = 'paper',
): Promise<ListSource> {
  switch (spec.source) {
    case 'thing':
      return thingSource(ctx, spec, lookups);
    case 'problem':
      return problemSource(ctx, spec, lookups);
    case 'shortage':
      return shortageSource(ctx, spec, lookups);
    case 'runCard':
      return runCardSource(ctx, spec.columns, lookups);
    case 'category':
      return categorySource(ctx, spec.columns, lookups, medium);
  }
}
