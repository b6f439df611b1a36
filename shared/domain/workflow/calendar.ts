/** Milliseconds of a day; China Standard Time has had no summer time since 1991. */
export const DAY_MS = 86_400_000;

/** China Standard Time is UTC+8 all year. */
export const CST_OFFSET_MS = 8 * 3_600_000;

/** Days that differ from the ordinary week, `YYYY-MM-DD` in China Standard Time. */
export type WorkCalendar = {
  /** Weekdays off: public holidays. */
  readonly holidays: ReadonlySet<string>;
  /** Saturdays and Sundays worked in exchange (调休上班). Wins over `holidays`. */
  readonly makeUpWorkdays: ReadonlySet<string>;
};

/** Weekends only: what holds until an office enters the year's holiday notice. */
export const PLAIN_CALENDAR: WorkCalendar = { holidays: new Set(), makeUpWorkdays: new Set() };

/** The calendar day of an instant in China Standard Time, `YYYY-MM-DD`. Throws RangeError on an invalid instant. */
export function cstDate(atMs: number): string {
  return new Date(atMs + CST_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant when the day of `atMs` began in China Standard Time, epoch milliseconds. */
export function cstDayStart(atMs: number): number {
  return Math.floor((atMs + CST_OFFSET_MS) / DAY_MS) * DAY_MS - CST_OFFSET_MS;
}

/** ISO weekday in China Standard Time: 1 (Monday) to 7 (Sunday). */
export function cstWeekday(atMs: number): number {
  // 1970-01-01 was a Thursday.
  const days = Math.floor((atMs + CST_OFFSET_MS) / DAY_MS);
  return ((((days + 3) % 7) + 7) % 7) + 1;
}

/** The instant when the week of `atMs` began: Monday 00:00 in China Standard Time, epoch milliseconds. */
export function cstWeekStart(atMs: number): number {
  return cstDayStart(atMs) - (cstWeekday(atMs) - 1) * DAY_MS;
}

/** Minutes since midnight in China Standard Time, 0–1439. */
export function cstMinute(atMs: number): number {
  return Math.floor((atMs - cstDayStart(atMs)) / 60_000);
}

/** Whether offices work on the day of an instant. */
export function isWorkday(atMs: number, calendar: WorkCalendar): boolean {
  const date = cstDate(atMs);
  if (calendar.makeUpWorkdays.has(date)) return true;
  return cstWeekday(atMs) <= 5 && !calendar.holidays.has(date);
}
