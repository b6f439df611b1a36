import type { Store } from '../../store.ts';

/** The columns that matching reads of a thing; no phone among them. Positions WGS-84. */
export type MatchColumns = readonly [
  id: string,
  kind: string,
  name: string,
  categoryId: string | null,
  note: string | null,
  lng: number | null,
  lat: number | null,
  cellId: string | null,
  address: string | null,
  attrs: string,
];
const THING_COLUMNS = 'id, kind, name, category_id, note, lng, lat, cell_id, address, attrs';
const marksFor = (ids: readonly string[]): string => ids.map(() => '?').join(',');

/** The next live things after an id, in the order of ids. */
export function matchColumnsAfter(store: Store, id: string, limit: number): readonly MatchColumns[] {
  return store.rawRows(
    `SELECT ${THING_COLUMNS} FROM things WHERE deleted_at_ms IS NULL AND id > ? ORDER BY id LIMIT ?`,
    id,
    limit,
  ) as unknown as MatchColumns[];
}

/** The live ones among the things with these ids. */
export function matchColumnsOf(store: Store, ids: readonly string[]): readonly MatchColumns[] {
  return store.rawRows(
    `SELECT ${THING_COLUMNS} FROM things WHERE deleted_at_ms IS NULL AND id IN (${marksFor(ids)})`,
    ...ids,
  ) as unknown as MatchColumns[];
}

/** The next live things' cells after an id, in the order of ids. */
export function cellsAfter(
  store: Store,
  id: string,
): readonly { readonly id: string; readonly cellId: string | null }[] {
  const rows = store.rawRows(
    'SELECT id, cell_id FROM things WHERE deleted_at_ms IS NULL AND id > ? ORDER BY id LIMIT 1000',
    id,
  ) as [string, string | null][];
  return rows.map(([thingId, cellId]) => ({ id: thingId, cellId }));
}

/** A closed problem: its words, how it ended ('' when nobody said) and who solved it (ids with commas between). */
export type PastColumns = readonly [
  id: string,
  text: string,
  result: string,
  categoryId: string | null,
  handlers: string | null,
];
const PAST_COLUMNS = `id, text, coalesce(result, ''), category_id,
  (SELECT group_concat(thing_id, ',') FROM assignments
   WHERE problem_id = problems.id AND state = 'done' AND deleted_at_ms IS NULL)`;
const IS_PAST = "deleted_at_ms IS NULL AND state = 'closed'";

/** The next closed problems after an id, in the order of ids. */
export function pastColumnsAfter(store: Store, id: string, limit: number): readonly PastColumns[] {
  return store.rawRows(
    `SELECT ${PAST_COLUMNS} FROM problems WHERE ${IS_PAST} AND id > ? ORDER BY id LIMIT ?`,
    id,
    limit,
  ) as unknown as PastColumns[];
}

/** The closed ones among the problems with these ids. */
export function pastColumnsOf(store: Store, ids: readonly string[]): readonly PastColumns[] {
  return store.rawRows(
    `SELECT ${PAST_COLUMNS} FROM problems WHERE ${IS_PAST} AND id IN (${marksFor(ids)})`,
    ...ids,
  ) as unknown as PastColumns[];
}

/** How often each thing was asked since an instant (epoch milliseconds), calls taken back not counted. */
export function callsSince(
  store: Store,
  sinceMs: number,
): readonly (readonly [thingId: string, calls: number])[] {
  return store.rawRows(
    `SELECT thing_id, count(*) FROM assignments
     WHERE deleted_at_ms IS NULL AND state <> 'cancelled' AND sent_at_ms >= ? GROUP BY thing_id`,
    sinceMs,
  ) as [string, number][];
}

/** When each thing was last asked, whenever that was, calls taken back not counted. */
export function lastCalls(store: Store): readonly (readonly [thingId: string, lastAtMs: number])[] {
  return store.rawRows(
    `SELECT thing_id, max(sent_at_ms) FROM assignments
     WHERE deleted_at_ms IS NULL AND state <> 'cancelled' GROUP BY thing_id`,
  ) as [string, number][];
}

/** How the calls to a thing ended: seen through, and the ratings of problems that were closed. */
export type OutcomeColumns = readonly [thingId: string, done: number, ratingSum: number, ratings: number];

/** What each thing that saw a call through has behind it. */
export function doneCalls(store: Store): readonly OutcomeColumns[] {
  return store.rawRows(
    `SELECT a.thing_id, count(*), coalesce(sum(p.rating), 0), count(p.rating)
     FROM assignments a JOIN problems p ON p.id = a.problem_id
     WHERE a.deleted_at_ms IS NULL AND p.deleted_at_ms IS NULL AND a.state = 'done' GROUP BY a.thing_id`,
  ) as unknown as OutcomeColumns[];
}

/** Declined calls with the reasons (JSON) for which they were made. */
export function declinedCalls(store: Store): readonly (readonly [thingId: string, reasons: string])[] {
  return store.rawRows(
    `SELECT thing_id, reasons FROM assignments WHERE deleted_at_ms IS NULL AND state = 'declined'`,
  ) as [string, string][];
}

/** Choices of problems that are still there, latest first: who was picked and who was passed over, as JSON. */
export function matchChoices(
  store: Store,
  limit: number,
): readonly (readonly [picked: string, passed: string])[] {
  return store.rawRows(
    `SELECT c.picked, c.passed FROM match_choices c JOIN problems p ON p.id = c.problem_id
     WHERE c.deleted_at_ms IS NULL AND p.deleted_at_ms IS NULL ORDER BY c.at_ms DESC, c.id LIMIT ?`,
    limit,
  ) as [string, string][];
}
