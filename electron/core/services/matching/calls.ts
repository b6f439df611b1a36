import type { Reason } from '#shared/contract/problems';
import { dayNumberAt } from '#shared/domain/availability/index';
import type { Outcome } from '#shared/domain/matching/index';
import { cstWeekStart } from '#shared/domain/workflow/calendar';
import { parseList } from '../../records/json.ts';
import { callsSince, declinedCalls, doneCalls, lastCalls } from '../../store/sqlite/queries/matching.ts';
import type { Store } from '../../store/store.ts';

const DAY_MS = 86_400_000;
/** Calls of this time back count for fair turns. */
const CALLS_MS = 30 * DAY_MS;

/** What is known of past calls, by thing. */
export type Calls = {
  /** Calls of the last 30 days. */
  readonly counts: ReadonlyMap<string, number>;
  /** Those of them that were made this week, Monday to Sunday in China. */
  readonly week: ReadonlyMap<string, number>;
  /** Day number of the latest call. */
  readonly lastDays: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
};
export const NO_CALLS: Calls = {
  counts: new Map(),
  week: new Map(),
  lastDays: new Map(),
  outcomes: new Map(),
};

export function readCalls(store: Store, nowMs: number): Calls {
  const since = (atMs: number): ReadonlyMap<string, number> => new Map(callsSince(store, atMs));
  const lastDays = lastCalls(store).map(([id, lastAtMs]) => [id, dayNumberAt(lastAtMs)] as const);
  return {
    counts: since(nowMs - CALLS_MS),
    week: since(cstWeekStart(nowMs)),
    lastDays: new Map(lastDays),
    outcomes: readOutcomes(store),
  };
}

/** A no counts only against one who was said to be free: a no out of the hours that somebody told is no fault. */
const wasFree = (reasons: string): boolean =>
  parseList<Reason>(reasons).some(({ part, points }) => part === 'availability' && points > 0);

function readOutcomes(store: Store): ReadonlyMap<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  for (const [id, done, ratingSum, ratings] of doneCalls(store))
    outcomes.set(id, { done, declined: 0, ratingSum, ratings });
  for (const [id, reasons] of declinedCalls(store)) {
    if (!wasFree(reasons)) continue;
    const before = outcomes.get(id) ?? { done: 0, declined: 0, ratingSum: 0, ratings: 0 };
    outcomes.set(id, { ...before, declined: before.declined + 1 });
  }
  return outcomes;
}
