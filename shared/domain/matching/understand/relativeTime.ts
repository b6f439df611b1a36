import { DAY_MINUTES, startOfDayMs } from '../../availability/index.ts';

export const MINUTE_MS = 60_000;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** A time of some day: `day` days after the day that is named, or after today; `minute` of that day, 0–1439. */
export type RelativeTime = { readonly day: number; readonly minute: number };

/**
 * The instant (epoch ms) of a time. `named`: days from today of the day that the text names; null: none, then it is the
 * next such time that lies ahead. Null: the named day's is past. In China Standard Time.
 */
export function instantOf({ day, minute }: RelativeTime, named: number | null, nowMs: number): number | null {
  const atMs = startOfDayMs(nowMs) + ((named ?? 0) + day) * DAY_MS + minute * MINUTE_MS;
  if (atMs >= nowMs) return atMs;
  return named === null ? atMs + Math.ceil((nowMs - atMs) / DAY_MS) * DAY_MS : null;
}

/** An instant (epoch ms) as a time of a day, to the minute; `named` as in `instantOf`. */
export function relativeOf(atMs: number, named: number | null, nowMs: number): RelativeTime {
  const minutes = Math.round((atMs - startOfDayMs(nowMs)) / MINUTE_MS) - (named ?? 0) * DAY_MINUTES;
  return shifted({ day: 0, minute: 0 }, minutes);
}

/** A time so many minutes later. */
export function shifted({ day, minute }: RelativeTime, by: number): RelativeTime {
  const minutes = day * DAY_MINUTES + minute + by;
  const days = Math.floor(minutes / DAY_MINUTES);
  return { day: days, minute: minutes - days * DAY_MINUTES };
}
