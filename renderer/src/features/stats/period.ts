export const PERIOD_DAYS = [30, 90, 365] as const;
export type PeriodDays = (typeof PERIOD_DAYS)[number];

const DAY_MS = 86_400_000;
const CST_MS = 8 * 3_600_000;

/** The months (`YYYY-MM`) that a period touches, in order: a month with nothing in it is shown as nothing. */
export function monthsOf({ fromMs, toMs }: { fromMs: number; toMs: number }): readonly string[] {
  const months: string[] = [];
  const end = new Date(toMs - 1 + CST_MS);
  const month = new Date(fromMs + CST_MS);
  month.setUTCDate(1);
  for (; month <= end; month.setUTCMonth(month.getUTCMonth() + 1))
    months.push(month.toISOString().slice(0, 7));
  return months;
}

/** The last `days` days up to the end of today in China Standard Time; steady within a day, so that answers are kept. */
export function lastDays(days: PeriodDays, nowMs: number): { fromMs: number; toMs: number } {
  const toMs = (Math.floor((nowMs + CST_MS) / DAY_MS) + 1) * DAY_MS - CST_MS;
  return { fromMs: toMs - days * DAY_MS, toMs };
}
