import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { KINDS, type KindId } from '#shared/domain/kinds/index';
import { parseJson } from '../../records/json.ts';
import { nameKeyOf } from '../../records/pinyin.ts';
import { searchTextOf } from '../../records/things.ts';
import type { Schema, ThingRow } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import { readFieldBook } from '../fields/rows.ts';
import { customWords } from '../fields/values.ts';

/** One more when `searchTextOf` or `nameKeyOf` make another text of the same row. */
export const DERIVED_VERSION = 1;
const META_KEY = 'derivedTextVersion';
/** Rows of one short transaction. */
const ROWS_AT_ONCE = 50;

type FieldBook = Awaited<ReturnType<typeof readFieldBook>>;

/** What follows from a row by itself: its search text and the key that sorts its name. */
function derivedOf(row: ThingRow, book: FieldBook): { search_text: string; name_key: string } {
  const custom = Object.hasOwn(KINDS, row.kind)
    ? customWords(book, row.kind as KindId, parseJson(row.custom).value)
    : [];
  return {
    search_text: searchTextOf({ ...row, attrs: parseJson(row.attrs).value, custom }),
    name_key: nameKeyOf(row.name, row.kind === 'person'),
  };
}

/** One portion in one transaction; the rows are read in it, so that no save between is lost. Returns the last id. */
async function refreshPortion(trx: Kysely<Schema>, after: string): Promise<string | null> {
  const book = await readFieldBook({ read: trx }, new Map());
  const rows = await trx
    .selectFrom('things')
    .selectAll()
    .where('id', '>', after)
    .orderBy('id')
    .limit(ROWS_AT_ONCE)
    .execute();
  for (const row of rows) {
    const derived = derivedOf(row, book);
    if (derived.search_text === row.search_text && derived.name_key === row.name_key) continue;
    await trx.updateTable('things').set(derived).where('id', '=', row.id).execute();
  }
  return rows.at(-1)?.id ?? null;
}

/**
 * Gives the rows of a map of an older program their search texts and sort keys, in short transactions with room for
 * others between. A crash on the way does no harm: it begins again at the next opening. Returns whether it was needed.
 */
export async function refreshDerivedText(store: Store, stopped: () => boolean): Promise<boolean> {
  const known = await store.read
    .selectFrom('meta')
    .select('value')
    .where('key', '=', META_KEY)
    .executeTakeFirst();
  if (known?.value === String(DERIVED_VERSION)) return false;
  for (let after: string | null = ''; after !== null; ) {
    if (stopped()) return false;
    const from: string = after;
    after = await store.writePlain((trx) => refreshPortion(trx, from));
    await nextTurn();
  }
  if (stopped()) return false;
  await store.writePlain(async (trx) => {
    await trx
      .insertInto('meta')
      .values({ key: META_KEY, value: String(DERIVED_VERSION) })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: String(DERIVED_VERSION) }))
      .execute();
  });
  return true;
}
