import type { WeeklySlot } from '../kinds/values.ts';
import { DAY_MINUTES, tidySlots } from './slots.ts';

/** A text of the `weekly.*` keys; the caller gives its translator. */
export type WeeklyText = (key: WeeklyTextKey, params?: Readonly<Record<string, string>>) => string;
export type WeeklyTextKey =
  | 'weekly.everyDay'
  | 'weekly.workDays'
  | 'weekly.weekend'
  | 'weekly.allDay'
  | 'weekly.always'
  | 'weekly.range'
  | 'weekly.join'
  | 'weekly.separator'
  | `weekly.day${1 | 2 | 3 | 4 | 5 | 6 | 7}`;

/** Days that share the same hours. */
export type WeeklyPart = { readonly days: readonly number[]; readonly hours: string };

const clock = (minute: number): string =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

/** A weekly pattern as groups of days with the same hours; hours are `18:00-21:00,22:00-24:00`, whole days are ''. */
export function weeklyParts(slots: readonly WeeklySlot[]): WeeklyPart[] {
  const hours = new Map<number, string[]>();
  for (const slot of tidySlots(slots)) {
    const whole = slot.fromMin === 0 && slot.toMin === DAY_MINUTES;
    const list = hours.get(slot.day) ?? [];
    if (!whole) list.push(`${clock(slot.fromMin)}-${clock(slot.toMin)}`);
    hours.set(slot.day, list);
  }
  const groups = new Map<string, number[]>();
  for (const [day, list] of [...hours].sort(([a], [b]) => a - b)) {
    const key = list.join(',');
    groups.set(key, [...(groups.get(key) ?? []), day]);
  }
  return [...groups].map(([text, days]) => ({ days, hours: text }));
}

function dayText(days: readonly number[], t: WeeklyText): string {
  const key = days.join('');
  if (key === '1234567') return t('weekly.everyDay');
  if (key === '12345') return t('weekly.workDays');
  if (key === '67') return t('weekly.weekend');
  const word = (day: number): string => t(`weekly.day${day}` as WeeklyTextKey);
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .flatMap((run) => {
      const [first = 1, last = 1] = [run[0], run.at(-1)];
      return run.length < 3 ? run.map(word) : [t('weekly.range', { from: word(first), to: word(last) })];
    })
    .join(t('weekly.separator'));
}

/**
 * A weekly pattern in short words of the translator's language: `工作日 18:00-21:00；周末 全天`.
 * The Chinese text is read back by `parseWeekly` to the same slots. Empty for no slots.
 */
export function formatWeekly(slots: readonly WeeklySlot[], t: WeeklyText): string {
  const parts = weeklyParts(slots);
  const [only] = parts;
  if (parts.length === 1 && only?.days.length === 7 && only.hours === '') return t('weekly.always');
  return parts
    .map((part) => `${dayText(part.days, t)} ${part.hours === '' ? t('weekly.allDay') : part.hours}`)
    .join(t('weekly.join'));
}
