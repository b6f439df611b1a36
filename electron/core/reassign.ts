import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { bboxOf } from '#shared/domain/geo/distance';
import type { Area, BBox } from '#shared/domain/geo/types';
import { setCell } from './derive.ts';
import type { CellBook } from './session.ts';
import type { CellMove } from './store/batch.ts';
import type { CellRow, Schema } from './store/schema.ts';

const ROWS_PER_PAGE = 2000;
const UPDATES_PER_TURN = 200;
/** More changed cells than this, and looking at every point is no slower than looking around them. */
const CELLS_AT_MOST = 300;

type Trx = Kysely<Schema>;
type PlacedTable = 'things' | 'problems' | 'events';
type PlacedRow = { id: string; lng: number | null; lat: number | null; cell_id: string | null };
/** Counts of live things and problems by `[from, to]`. */
type Tally = Map<string, { from: string | null; to: string | null; count: number }>;

/**
 * After the cells changed: every point that this can concern to its cell again. Only points in the box around the
 * changed cells are looked at. Answers how many live things and problems moved from where to where.
 */
export async function reassignPoints(trx: Trx, before: CellBook, after: CellBook): Promise<CellMove[]> {
  const box = changedBox(before, after);
  const tally: Tally = new Map();
  for (const table of ['things', 'problems'] as const) {
    const moved = box ? await moveWithin(trx, table, after, box) : await moveAll(trx, table, after);
    await count(trx, table, moved, tally);
    // An event stands where its problem or risk stands.
    if (box) await follow(trx, moved);
  }
  if (!box) await moveAll(trx, 'events', after);
  return [...tally.values()].map(({ from, to, count: times }) => [from, to, times]);
}

/** The box around all cells that differ, before and after; null when they are too many for one. */
function changedBox(before: CellBook, after: CellBook): BBox | null {
  const changed: CellRow[] = [];
  const [leavesBefore, leavesAfter] = [
    new Set(before.leaves.map((row) => row.id)),
    new Set(after.leaves.map((row) => row.id)),
  ];
  const differs = (row: CellRow, other: CellRow | undefined): boolean =>
    other === undefined ||
    row.geometry !== other.geometry ||
    row.code !== other.code ||
    leavesBefore.has(row.id) !== leavesAfter.has(row.id);
  for (const row of after.all)
    if (row.tier !== 'community' && differs(row, before.byId.get(row.id))) changed.push(row);
  for (const row of before.all)
    if (row.tier !== 'community' && differs(row, after.byId.get(row.id))) changed.push(row);
  if (changed.length > CELLS_AT_MOST) return null;
  const boxes = changed.map((row) => bboxOf(JSON.parse(row.geometry) as Area));
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

type Moved = { readonly id: string; readonly from: string | null; readonly to: string | null };

async function moveWithin(
  trx: Trx,
  table: PlacedTable,
  book: CellBook,
  [west, south, east, north]: BBox,
): Promise<Moved[]> {
  const rows = await trx
    .selectFrom(table as 'things')
    .select(['id', 'lng', 'lat', 'cell_id'])
    .where('lng', '>=', west)
    .where('lng', '<=', east)
    .where('lat', '>=', south)
    .where('lat', '<=', north)
    .execute();
  return moveRows(trx, table, book, rows);
}

async function moveAll(trx: Trx, table: PlacedTable, book: CellBook): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (let after = ''; ; ) {
    const rows = await trx
      .selectFrom(table as 'things')
      .select(['id', 'lng', 'lat', 'cell_id'])
      .where('id', '>', after)
      .where('lng', 'is not', null)
      .orderBy('id')
      .limit(ROWS_PER_PAGE)
      .execute();
    moved.push(...(await moveRows(trx, table, book, rows)));
    const last = rows.at(-1);
    if (last === undefined) return moved;
    after = last.id;
    await nextTurn();
  }
}

async function moveRows(
  trx: Trx,
  table: PlacedTable,
  book: CellBook,
  rows: readonly PlacedRow[],
): Promise<Moved[]> {
  const lngLat = new Float64Array(rows.length * 2);
  rows.forEach((row, i) => {
    lngLat[2 * i] = row.lng ?? Number.NaN;
    lngLat[2 * i + 1] = row.lat ?? Number.NaN;
  });
  const found = book.cellsAt(lngLat);
  const moved = rows.flatMap((row, i) => {
    const to = found[i] ?? null;
    return to === row.cell_id ? [] : [{ id: row.id, from: row.cell_id, to }];
  });
  for (const [i, { id, to }] of moved.entries()) {
    if (i % UPDATES_PER_TURN === UPDATES_PER_TURN - 1) await nextTurn();
    await setCell(trx, table, id, to);
  }
  return moved;
}

/** Rows that the office still has: those in the bin moved too, but nobody wants to read of them. */
async function count(trx: Trx, table: PlacedTable, moved: readonly Moved[], tally: Tally): Promise<void> {
  for (let at = 0; at < moved.length; at += UPDATES_PER_TURN) {
    const portion = moved.slice(at, at + UPDATES_PER_TURN);
    const live = await trx
      .selectFrom(table as 'things')
      .select('id')
      .where(
        'id',
        'in',
        portion.map(({ id }) => id),
      )
      .where('deleted_at_ms', 'is', null)
      .execute();
    const ids = new Set(live.map(({ id }) => id));
    for (const { id, from, to } of portion) {
      if (!ids.has(id)) continue;
      const key = `${from} ${to}`;
      const entry = tally.get(key) ?? { from, to, count: 0 };
      entry.count += 1;
      tally.set(key, entry);
    }
  }
}

async function follow(trx: Trx, moved: readonly Moved[]): Promise<void> {
  for (const [i, { id, to }] of moved.entries()) {
    if (i % UPDATES_PER_TURN === UPDATES_PER_TURN - 1) await nextTurn();
    await trx.updateTable('events').set({ cell_id: to }).where('source_id', '=', id).execute();
  }
}
