export const PERIOD_DAYS = [30, 90, 365] as const;
export type PeriodDays = (typeof PERIOD_DAYS)[number];

const DAY_MS = 86_400_000;
const CST_MS = 8 * 3_600_000;

/** The last `days` days up to the end of today in China Standard Time; steady within a day, so that answers are kept. */
export function lastDays(days: PeriodDays, nowMs: number): { fromMs: number; toMs: number } {
  const toMs = (Math.floor((nowMs + CST_MS) / DAY_MS) + 1) * DAY_MS - CST_MS;
  return { fromMs: toMs - days * DAY_MS, toMs };
}
