import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { anchorOfRow } from './records/things.ts';
import type { CellBook } from './session.ts';
import type { Schema } from './store/schema.ts';

/** Rows between two breaths: some milliseconds of work. */
const YIELD_EVERY = 200;

/**
 * Keeps what follows from the kept rows: the cell of each point, and one dated event for each risk and problem.
 * Runs inside the command's own transaction, so that no count is ever behind its rows.
 */
export async function deriveThings(
  trx: Kysely<Schema>,
  ids: readonly string[],
  book: CellBook,
): Promise<void> {
  for (const [i, id] of ids.entries()) {
    if (i % YIELD_EVERY === YIELD_EVERY - 1) await nextTurn();
    const row = await trx.selectFrom('things').selectAll().where('id', '=', id).executeTakeFirst();
    if (row) {
      const anchor = anchorOfRow(row);
      const cellId = anchor ? book.index.find(anchor) : null;
      if (cellId !== row.cell_id)
        await trx.updateTable('things').set({ cell_id: cellId }).where('id', '=', id).execute();
      row.cell_id = cellId;
    }
    if (row && row.kind !== 'risk') continue;
    await trx.deleteFrom('events').where('source_id', '=', id).execute();
    if (!row || row.deleted_at_ms !== null) continue;
    const foundOn = (JSON.parse(row.attrs) as { foundOn?: unknown }).foundOn;
    await trx
      .insertInto('events')
      .values({
        id: `risk:${id}`,
        source_type: 'risk',
        source_id: id,
        category_id: row.category_id,
        level: row.level,
        at_ms: typeof foundOn === 'string' ? dayStartMs(foundOn) : row.created_at_ms,
        lng: row.lng,
        lat: row.lat,
        cell_id: row.cell_id,
      })
      .execute();
  }
}

export async function deriveProblems(
  trx: Kysely<Schema>,
  ids: readonly string[],
  book: CellBook,
): Promise<void> {
  for (const id of ids) {
    const row = await trx.selectFrom('problems').selectAll().where('id', '=', id).executeTakeFirst();
    await trx.deleteFrom('events').where('source_id', '=', id).execute();
    if (!row) continue;
    const anchor = anchorOfRow(row);
    const cellId = anchor ? book.index.find(anchor) : null;
    if (cellId !== row.cell_id)
      await trx.updateTable('problems').set({ cell_id: cellId }).where('id', '=', id).execute();
    if (row.deleted_at_ms !== null) continue;
    await trx
      .insertInto('events')
      .values({
        id: `problem:${id}`,
        source_type: 'problem',
        source_id: id,
        category_id: row.category_id,
        level: row.level,
        at_ms: row.reported_at_ms,
        lng: row.lng,
        lat: row.lat,
        cell_id: cellId,
      })
      .execute();
  }
}

/** After the cells changed: every point of the map to its cell again, all in one pass. Returns how many moved. */
export async function reassignAll(trx: Kysely<Schema>, book: CellBook): Promise<number> {
  let moved = 0;
  for (const table of ['things', 'problems', 'events'] as const) {
    const rows = await trx
      .selectFrom(table as 'things')
      .select(['id', 'lng', 'lat', 'cell_id'])
      .where('lng', 'is not', null)
      .execute();
    const lngLat = new Float64Array(rows.length * 2);
    for (const [i, row] of rows.entries()) {
      lngLat[i * 2] = row.lng ?? 0;
      lngLat[i * 2 + 1] = row.lat ?? 0;
    }
    const found = book.index.findMany(lngLat);
    for (const [i, row] of rows.entries()) {
      if (i % YIELD_EVERY === YIELD_EVERY - 1) await nextTurn();
      const cellId = book.leafIds[found[i] ?? -1] ?? null;
      if (cellId === row.cell_id) continue;
      moved += 1;
      await trx
        .updateTable(table as 'things')
        .set({ cell_id: cellId })
        .where('id', '=', row.id)
        .execute();
    }
  }
  return moved;
}

/** Midnight of a day in China Standard Time (UTC+8, no summer time), epoch milliseconds. */
export function dayStartMs(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00+08:00`);
}
