/** China Standard Time is UTC+08:00 all year, without summer time. */
export const CST_OFFSET_MS = 8 * 3_600_000;

const DAY_MS = 86_400_000;
const MONDAY_MS = 4 * DAY_MS; // 1970-01-05 was a Monday.

/** A moment of the week in China Standard Time. */
export type WeekMoment = {
  /** ISO weekday, 1 Monday to 7 Sunday. */
  readonly day: number;
  /** Minutes since midnight, 0–1439. */
  readonly minute: number;
};

/** Weekday and minute of an instant (epoch ms) in China Standard Time. */
export function weekMoment(atMs: number): WeekMoment {
  const local = atMs + CST_OFFSET_MS - MONDAY_MS;
  const days = Math.floor(local / DAY_MS);
  return { day: (((days % 7) + 7) % 7) + 1, minute: Math.floor((local - days * DAY_MS) / 60_000) };
}

/** Start (epoch ms) of the China Standard Time day that holds an instant. */
export function startOfDayMs(atMs: number): number {
  return Math.floor((atMs + CST_OFFSET_MS) / DAY_MS) * DAY_MS - CST_OFFSET_MS;
}

/** Days since 1970-01-01 of a calendar day `YYYY-MM-DD`, or null when it is none. */
export function dayNumber(isoDate: string): number | null {
  const ms = Date.parse(`${isoDate}T00:00:00Z`);
  return Number.isNaN(ms) ? null : Math.floor(ms / DAY_MS);
}

/** Days since 1970-01-01 of the China Standard Time day that holds an instant. */
export function dayNumberAt(atMs: number): number {
  return Math.floor((atMs + CST_OFFSET_MS) / DAY_MS);
}
