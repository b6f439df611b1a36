import { formatDate, formatMinute, formatTime, t } from '#renderer/ui/index';
import { cstDate, cstDayStart, cstMinute, cstWeekday, DAY_MS } from '#shared/domain/workflow/calendar';
import { dueOrWanted } from '#shared/domain/workflow/deadline';

const HOUR_MS = 3_600_000;

/** Times that are usually wanted, those that are not over yet. */
export function usualTimes(nowMs: number): {
  readonly key: 'now' | 'tonight' | 'tomorrowMorning' | 'tomorrowAfternoon' | 'saturday';
  readonly atMs: number;
}[] {
  const today = cstDayStart(nowMs);
  const saturday = today + ((6 - cstWeekday(nowMs) + 7) % 7 || 7) * DAY_MS;
  const all = [
    { key: 'now', atMs: nowMs },
    { key: 'tonight', atMs: today + 19 * HOUR_MS },
    { key: 'tomorrowMorning', atMs: today + DAY_MS + 9 * HOUR_MS },
    { key: 'tomorrowAfternoon', atMs: today + DAY_MS + 14 * HOUR_MS },
    { key: 'saturday', atMs: saturday + 9 * HOUR_MS },
  ] as const;
  return all.filter(({ atMs }) => atMs >= nowMs);
}

/** A wanted time as the office says it: 今天 19:00, 明天 09:00, else with its date. */
export function wantedText(atMs: number, nowMs: number): string {
  const days = Math.round((cstDayStart(atMs) - cstDayStart(nowMs)) / DAY_MS);
  const clock = formatTime(atMs).slice(11);
  if (days === 0) return t('answer.chip.today', { clock });
  return days === 1 ? t('answer.chip.tomorrow', { clock }) : formatTime(atMs).slice(5);
}

/**
 * The time to solve a problem in that is reported now; until when, where days off make it later than its hours say, or
 * where help is wanted before.
 */
export function withinText(
  hours: number,
  level: number | null,
  nowMs: number,
  wantedAtMs: number | null,
): string {
  const due = dueOrWanted(nowMs, hours, level, wantedAtMs) ?? nowMs;
  if (due - nowMs <= hours * HOUR_MS) return t('answer.chip.within', { hours });
  if (due === wantedAtMs) return t('answer.chip.until', { until: wantedText(due, nowMs) });
  // The end of a day is written as such: 00:00 would be read as of the day before.
  const until = cstMinute(due) === 0 ? `${formatDate(due - 1)} 24:00` : formatTime(due);
  return t('answer.chip.withinWorkdays', { hours, until: until.slice(5) });
}

/** Year, month, day, hour and minute of an instant in China, for a picker that knows no zones; and back. */
export const chinaWall = (atMs: number): string => `${cstDate(atMs)}T${formatMinute(cstMinute(atMs))}`;
export const instantOfWall = (wall: string): number => Date.parse(`${wall}:00+08:00`);
