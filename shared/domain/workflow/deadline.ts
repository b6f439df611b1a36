import { cstDayStart, DAY_MS, isWorkday, PLAIN_CALENDAR, type WorkCalendar } from './calendar.ts';
import { isOpen, type ProblemState } from './states.ts';

/** Level 红: nothing waits for Monday. */
const URGENT_LEVEL = 1;

/**
 * When a problem is due, epoch milliseconds. A working day counts whole (24 hours), days off count nothing, both in
 * China Standard Time: 24 hours from Friday 10:00 is Monday 10:00. Level 1 counts every hour.
 * Throws RangeError on hours that are negative or not finite.
 */
export function dueAt(
  reportedAtMs: number,
  hours: number,
  level: number | null,
  calendar: WorkCalendar = PLAIN_CALENDAR,
): number {
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError('hours');
  const allowedMs = Math.round(hours * 3_600_000);
  if (level === URGENT_LEVEL) return reportedAtMs + allowedMs;
  let remainingMs = allowedMs;
  let atMs = reportedAtMs;
  for (;;) {
    const nextDayMs = cstDayStart(atMs) + DAY_MS;
    if (isWorkday(atMs, calendar)) {
      if (remainingMs <= nextDayMs - atMs) return atMs + remainingMs;
      remainingMs -= nextDayMs - atMs;
    }
    atMs = nextDayMs;
  }
}

/**
 * When a problem is due that help may be wanted for at a time, epoch milliseconds: at that time, if the hours allow more.
 * A time before the report is none. Null: neither is known.
 */
export function dueOrWanted(
  reportedAtMs: number,
  hours: number | null,
  level: number | null,
  wantedAtMs: number | null,
): number | null {
  const wanted = wantedAtMs !== null && wantedAtMs > reportedAtMs ? wantedAtMs : null;
  const due = hours === null ? null : dueAt(reportedAtMs, hours, level);
  return due === null || wanted === null ? (due ?? wanted) : Math.min(due, wanted);
}

/** Whether a problem is late now: still open and past its due time. */
export function isOverdue(
  problem: { readonly state: ProblemState; readonly dueAtMs: number | null },
  nowMs: number,
): boolean {
  return isOpen(problem.state) && problem.dueAtMs !== null && nowMs > problem.dueAtMs;
}
