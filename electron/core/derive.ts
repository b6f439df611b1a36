import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { type KindId, kindsWithRole } from '#shared/domain/kinds/index';
import { parseJson } from './records/json.ts';
import { anchorOfRow } from './records/things.ts';
import type { CellBook } from './session.ts';
import type { Inserter } from './store/inserter.ts';
import type { EventTable, Schema } from './store/schema.ts';

/** Rows read in one query; then others get their turn: some milliseconds of work. */
const ROWS_PER_TURN = 100;

/** Kinds whose marks are dated events. */
const DATED_KINDS: ReadonlySet<string> = new Set<KindId>(kindsWithRole('risk'));

type Trx = Kysely<Schema>;
/** What deriving works with: the command's own transaction and the cells as they are in it. */
export type Deriving = {
  readonly trx: Trx;
  readonly book: CellBook;
  readonly inserter: Inserter;
  /** The step takes another one back (undo, redo). */
  readonly reversing: boolean;
};

async function inPortions(
  ids: readonly string[],
  body: (portion: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < ids.length; at += ROWS_PER_TURN) {
    if (at > 0) await nextTurn();
    await body(ids.slice(at, at + ROWS_PER_TURN));
  }
}

/** Writes a row's leaf cell. */
export const setCell = (
  trx: Trx,
  table: 'things' | 'problems' | 'events',
  id: string,
  cellId: string | null,
) =>
  trx
    .updateTable(table as 'things')
    .set({ cell_id: cellId })
    .where('id', '=', id)
    .execute();

/** The leaf cell of a row's anchor, written to the row when it is another one. */
async function followCell(
  { trx, book }: Deriving,
  table: 'things' | 'problems',
  row: { id: string; lng: number | null; lat: number | null; cell_id: string | null },
): Promise<string | null> {
  const anchor = anchorOfRow(row);
  const cellId = anchor ? book.cellAt(anchor) : null;
  if (cellId !== row.cell_id) await setCell(trx, table, row.id, cellId);
  return cellId;
}

/** When a risk was found (its own date, midnight in China), else when it was recorded. Epoch milliseconds. */
function foundAtMs(row: { attrs: string; created_at_ms: number }): number {
  const { foundOn } = parseJson(row.attrs).value;
  const atMs = typeof foundOn === 'string' ? dayStartMs(foundOn) : Number.NaN;
  return Number.isFinite(atMs) ? atMs : row.created_at_ms;
}

const isCleared = (attrs: unknown): boolean => parseJson(String(attrs)).value.status === 'cleared';

/**
 * When a risk was cleared: by the last step that made it so, epoch milliseconds. A risk entered as cleared has ended when
 * nobody recorded; its beginning stands for that. Null while it is not cleared.
 */
async function clearedAtMs(
  { trx, reversing }: Deriving,
  row: { id: string; attrs: string },
  atMs: number,
): Promise<number | null> {
  if (!isCleared(row.attrs)) return null;
  const changes = await trx
    .selectFrom('changes')
    .leftJoin('batches', 'batches.id', 'changes.batch_id')
    .select(['changes.at_ms', 'before', 'after', 'batches.kind'])
    .where('entity', '=', 'things')
    .where('entity_id', '=', row.id)
    .where('before', 'is not', null)
    .where('after', 'is not', null)
    .orderBy('changes.seq', 'desc')
    .execute();
  // Undo and redo bring back what an earlier step did; the step under way has no row of its own yet.
  const done = changes.filter(({ kind }) => (kind === null ? !reversing : kind === 'do'));
  const step = done.find(
    ({ before, after }) =>
      isCleared(JSON.parse(after ?? '').attrs) && !isCleared(JSON.parse(before ?? '').attrs),
  );
  return Math.max(atMs, step?.at_ms ?? atMs);
}

/**
 * Keeps what follows from the kept rows: the cell of each point, and one dated event for each risk and problem.
 * Runs inside the command's own transaction, so that no count is ever behind its rows.
 */
export async function deriveThings(deriving: Deriving, ids: readonly string[]): Promise<void> {
  const { trx, inserter } = deriving;
  await inPortions(ids, async (portion) => {
    const rows = await trx
      .selectFrom('things')
      .select(['id', 'kind', 'category_id', 'level', 'lng', 'lat', 'cell_id', 'attrs'])
      .select(['created_at_ms', 'deleted_at_ms'])
      .where('id', 'in', portion)
      .execute();
    const present = new Set(rows.map((row) => row.id));
    const dated = rows.filter((row) => DATED_KINDS.has(row.kind));
    await dropEvents(trx, [...portion.filter((id) => !present.has(id)), ...dated.map((row) => row.id)]);
    for (const row of rows) {
      const cellId = await followCell(deriving, 'things', row);
      if (!DATED_KINDS.has(row.kind) || row.deleted_at_ms !== null) continue;
      const atMs = foundAtMs(row);
      addEvent(inserter, 'risk', row, { atMs, endedAtMs: await clearedAtMs(deriving, row, atMs) }, cellId);
    }
  });
}

export async function deriveProblems(deriving: Deriving, ids: readonly string[]): Promise<void> {
  const { trx, inserter } = deriving;
  await inPortions(ids, async (portion) => {
    const rows = await trx
      .selectFrom('problems')
      .select(['id', 'category_id', 'level', 'lng', 'lat', 'cell_id', 'reported_at_ms', 'deleted_at_ms'])
      .select('closed_at_ms')
      .where('id', 'in', portion)
      .execute();
    await dropEvents(trx, portion);
    for (const row of rows) {
      const cellId = await followCell(deriving, 'problems', row);
      if (row.deleted_at_ms !== null) continue;
      const when = { atMs: row.reported_at_ms, endedAtMs: row.closed_at_ms };
      addEvent(inserter, 'problem', row, when, cellId);
    }
  });
}

async function dropEvents(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom('events').where('source_id', 'in', ids).execute();
}

type EventSource = Pick<EventTable, 'id' | 'category_id' | 'level' | 'lng' | 'lat'>;

function addEvent(
  inserter: Inserter,
  sourceType: 'risk' | 'problem',
  row: EventSource,
  when: { readonly atMs: number; readonly endedAtMs: number | null },
  cellId: string | null,
): void {
  inserter.insert('events', {
    id: `${sourceType}:${row.id}`,
    source_type: sourceType,
    source_id: row.id,
    category_id: row.category_id,
    level: row.level,
    at_ms: when.atMs,
    lng: row.lng,
    lat: row.lat,
    cell_id: cellId,
    ended_at_ms: when.endedAtMs,
  });
}

/** Midnight of a day in China Standard Time (UTC+8, no summer time), epoch milliseconds. */
export function dayStartMs(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00+08:00`);
}
