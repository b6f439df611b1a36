import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MatchEngine } from '#shared/domain/matching/index';
import type { MatchingDeps } from '../../session.ts';
import { cellsAfter } from '../../store/sqlite/queries/matching.ts';
import { type MatchRow, readPast, readPastAfter, readThings, readThingsAfter } from './rows.ts';

/** Rows read and taken in one go; what is read must be taken before others may run, or a save could be overwritten. */
const ROWS_AT_ONCE = 100;
/** Others get their turn after this much work, milliseconds. */
const TURN_MS = 8;

/** Keeps an engine's content equal to the store's. */
export type Indexer = {
  /** Takes every live thing and closed problem, unless it is stopped. */
  readonly takeAll: () => Promise<void>;
  readonly takeThings: (ids: readonly string[]) => Promise<void>;
  readonly takeProblems: (ids: readonly string[]) => Promise<void>;
  /** Reads anew in which cell each candidate is. */
  readonly takeCells: () => Promise<void>;
};

export function makeIndexer(engine: MatchEngine, deps: MatchingDeps, stopped: () => boolean): Indexer {
  const { store } = deps;
  let turnStart = performance.now();
  const breathe = async (): Promise<void> => {
    if (performance.now() - turnStart < TURN_MS) return;
    await nextTurn();
    turnStart = performance.now();
  };
  const take = ({ doc, place }: MatchRow): void => {
    if (doc !== null) engine.upsert(doc);
    if (place !== null) engine.upsertPlace(place);
  };
  /** Goes through a table in the order of ids. */
  const walk = async <T extends { readonly id: string }>(
    next: (after: string) => readonly T[],
    each: (row: T) => void,
  ): Promise<void> => {
    for (let after = ''; !stopped(); ) {
      const rows = next(after);
      for (const row of rows) each(row);
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.id;
      await breathe();
    }
  };
  const inPortions = async (
    ids: readonly string[],
    body: (portion: readonly string[]) => void,
  ): Promise<void> => {
    for (let at = 0; at < ids.length && !stopped(); at += ROWS_AT_ONCE) {
      body(ids.slice(at, at + ROWS_AT_ONCE));
      await breathe();
    }
  };

  return {
    takeAll: async () => {
      turnStart = performance.now();
      await walk((after) => readThingsAfter(store, after, ROWS_AT_ONCE, deps.categories()), take);
      await walk(
        (after) => readPastAfter(store, after, ROWS_AT_ONCE),
        (past) => engine.upsertPast(past),
      );
    },
    takeThings: (ids) =>
      inPortions(ids, (portion) => {
        for (const id of portion) {
          engine.remove(id);
          engine.removePlace(id);
        }
        for (const row of readThings(store, portion, deps.categories())) take(row);
      }),
    takeProblems: (ids) =>
      inPortions(ids, (portion) => {
        for (const id of portion) engine.removePast(id);
        for (const past of readPast(store, portion)) engine.upsertPast(past);
      }),
    takeCells: async () => {
      turnStart = performance.now();
      await walk(
        (after) => cellsAfter(store, after),
        ({ id, cellId }) => engine.setCellOf(id, cellId),
      );
    },
  };
}
