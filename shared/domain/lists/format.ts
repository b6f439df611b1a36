import { CST_OFFSET_MS } from '../workflow/calendar.ts';
import type { ListColumn, ListText, ListValue } from './types.ts';

/** What stands in an empty cell. */
export const BLANK = '—';

function inChina(atMs: number): Date | undefined {
  const date = new Date(atMs + CST_OFFSET_MS);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** `2026-08-02 14:30`, China Standard Time; blank for what is no instant. */
export function instantText(atMs: number): string {
  return inChina(atMs)?.toISOString().slice(0, 16).replace('T', ' ') ?? BLANK;
}

/** `2026-08-02`, the day in China at an instant. */
export function dayText(atMs: number): string {
  return inChina(atMs)?.toISOString().slice(0, 10) ?? BLANK;
}

/** 2026年8月2日, the day in China at an instant. */
export function longDayText(atMs: number, text: ListText): string {
  const date = inChina(atMs);
  if (!date) return BLANK;
  return text('print.longDate', {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  });
}

/** From here on kilometres are said: what rounds to 1.0 km. */
const KILOMETRES_FROM_M = 995;

/** 120 米, 1.2 公里. */
export const distanceText = (distanceM: number, text: ListText): string =>
  distanceM < KILOMETRES_FROM_M
    ? text('print.metres', { metres: Math.round(distanceM) })
    : text('print.kilometres', { km: (distanceM / 1000).toFixed(1) });

/** A cell's value as it stands on paper. */
export function valueText(column: ListColumn, value: ListValue, text: ListText): string {
  if (value === null || value === '') return BLANK;
  if (column.type === 'instant' && typeof value === 'number') return instantText(value);
  if (column.type === 'level' && typeof value === 'number')
    return value >= 1 && value <= 4 ? text(`level.${value}`) : BLANK;
  return String(value);
}
