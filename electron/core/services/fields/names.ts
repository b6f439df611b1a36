import type { Edition } from '#shared/contract/common';
import type { Thing } from '#shared/contract/things';
import type { FieldBook, OfficeField } from '#shared/domain/fields/index';
import { maskName } from '#shared/domain/privacy';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import { toThing } from '../../records/things.ts';
import type { ThingRow } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';

/** Names by id. */
export type Names = ReadonlyMap<string, string>;

function pointedTo(rows: readonly ThingRow[], fields: readonly OfficeField[]): string[] {
  if (fields.length === 0) return [];
  return rows.flatMap((row) => {
    const mine = fields.filter((field) => field.kind === row.kind);
    const values = mine.length > 0 ? parseJson(row.custom).value : {};
    return mine.map(({ id }) => values[id]).filter((id) => typeof id === 'string');
  });
}

/**
 * The names behind the ids that the office's fields of these rows point to: persons (in full in an 内部版 only) and
 * files. Of one that is gone there is none.
 */
export async function namesFor(
  store: Store,
  book: FieldBook,
  rows: readonly ThingRow[],
  edition: Edition = 'public',
): Promise<Names> {
  const names = new Map<string, string>();
  const ofType = (type: OfficeField['type']) => book.office.filter((field) => field.type === type);
  const people = pointedTo(rows, ofType('person'));
  if (people.length > 0)
    for (const { id, name } of await store.read
      .selectFrom('things')
      .select(['id', 'name'])
      .where('id', 'in', people)
      .where('deleted_at_ms', 'is', null)
      .execute())
      names.set(id, edition === 'internal' ? name : maskName(name));
  const files = pointedTo(rows, ofType('file'));
  if (files.length > 0)
    for (const { id, file_name } of await store.read
      .selectFrom('files')
      .select(['id', 'file_name'])
      .where('id', 'in', files)
      .where('deleted_at_ms', 'is', null)
      .execute())
      names.set(id, file_name);
  return names;
}

/** Rows as they leave the core, with the names that their office fields point to. */
export async function shownThings(ctx: Ctx, rows: readonly ThingRow[]): Promise<Thing[]> {
  const { store, fields } = ctx.session();
  const book = fields();
  const names = await namesFor(store, book, rows);
  return rows.map((row) => {
    const thing = toThing(row, book);
    if (names.size === 0) return thing;
    const mine = Object.values(thing.custom).flatMap((value) => {
      const name = typeof value === 'string' ? names.get(value) : undefined;
      return name === undefined ? [] : [[value as string, name] as const];
    });
    return mine.length > 0 ? { ...thing, names: Object.fromEntries(mine) } : thing;
  });
}

/** One row as it leaves the core. */
export async function shownThing(ctx: Ctx, row: ThingRow): Promise<Thing> {
  const [thing = toThing(row)] = await shownThings(ctx, [row]);
  return thing;
}
