import type { WeeklySlot } from '../kinds/common.ts';
import type { ListColumn, ListText, ListValue } from './types.ts';

/** China Standard Time is UTC+8 all year. */
const CST_OFFSET_MS = 8 * 3_600_000;
/** What stands in an empty cell. */
export const BLANK = '—';
/** The shape of each level beside its letter, so that grey print keeps the order; index = level. */
export const LEVEL_SHAPES = ['', '◆', '▲', '■', '●'] as const;

const two = (value: number): string => String(value).padStart(2, '0');

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

const clock = (min: number): string => `${two(Math.floor(min / 60))}:${two(min % 60)}`;

/** 周一至周五 08:00–17:00；周六 09:00–11:30. Days with the same hours stand together. */
export function weeklyText(slots: readonly WeeklySlot[], text: ListText): string {
  const hoursOfDay = new Map<number, string[]>();
  for (const slot of [...slots].sort((a, b) => a.fromMin - b.fromMin))
    hoursOfDay.set(slot.day, [
      ...(hoursOfDay.get(slot.day) ?? []),
      `${clock(slot.fromMin)}–${clock(slot.toMin)}`,
    ]);
  const daysOfHours = new Map<string, number[]>();
  for (const day of [...hoursOfDay.keys()].sort((a, b) => a - b)) {
    const hours = (hoursOfDay.get(day) ?? []).join('、');
    daysOfHours.set(hours, [...(daysOfHours.get(hours) ?? []), day]);
  }
  return [...daysOfHours].map(([hours, days]) => `${daysText(days, text)} ${hours}`).join('；');
}

/** 周一至周三、周六: runs of three days or more are joined. */
function daysText(days: readonly number[], text: ListText): string {
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined): string => text(`print.day.${day}`);
  return runs
    .map((run) =>
      run.length >= 3
        ? text('print.dayRange', { from: name(run[0]), to: name(run.at(-1)) })
        : run.map(name).join('、'),
    )
    .join('、');
}

/** A cell's value as it stands on paper. */
export function valueText(column: ListColumn, value: ListValue, text: ListText): string {
  if (value === null || value === '') return BLANK;
  if (column.type === 'instant' && typeof value === 'number') return instantText(value);
  if (column.type === 'level' && typeof value === 'number')
    return LEVEL_SHAPES[value] ? `${LEVEL_SHAPES[value]}${text(`level.${value}`)}` : BLANK;
  return String(value);
}
