import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { KINDS, type KindId } from '#shared/domain/kinds/index';
import { parseJson } from '../../records/json.ts';
import { searchTextOf } from '../../records/things.ts';
import type { Schema } from '../../store/schema.ts';
import { hasCustom } from '../../store/sqlite/queries/fields.ts';
import { readFieldBook } from './rows.ts';
import { customWords } from './values.ts';

/** Rows between two breaths: some milliseconds of work. */
const ROWS_PER_TURN = 100;

/** Fields changed: the records that have values in them are found by the present words of their choices. */
export async function followFields(trx: Kysely<Schema>, fieldIds: Iterable<string>): Promise<void> {
  const book = await readFieldBook({ read: trx }, new Map());
  for (const fieldId of fieldIds) {
    for (let after = ''; ; ) {
      const rows = await trx
        .selectFrom('things')
        .selectAll()
        .where(hasCustom(fieldId))
        .where('id', '>', after)
        .orderBy('id')
        .limit(ROWS_PER_TURN)
        .execute();
      for (const row of rows) {
        if (!Object.hasOwn(KINDS, row.kind)) continue;
        const custom = customWords(book, row.kind as KindId, parseJson(row.custom).value);
        const search_text = searchTextOf({ ...row, attrs: parseJson(row.attrs).value, custom });
        if (search_text !== row.search_text)
          await trx.updateTable('things').set({ search_text }).where('id', '=', row.id).execute();
      }
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
      await nextTurn();
    }
  }
}
