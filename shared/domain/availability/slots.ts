import type { WeeklySlot } from '../kinds/values.ts';
import { weekMoment } from './time.ts';

/** Minutes of a day; a slot's `toMin` may reach it. */
export const DAY_MINUTES = 1440;

/** Slots sorted by day and time with touching or overlapping ones joined: the one form of each weekly pattern. */
export function tidySlots(slots: readonly WeeklySlot[]): WeeklySlot[] {
  const sorted = slots
    .filter((slot) => slot.fromMin < slot.toMin)
    .sort((a, b) => a.day - b.day || a.fromMin - b.fromMin);
  const tidy: WeeklySlot[] = [];
  for (const slot of sorted) {
    const last = tidy.at(-1);
    if (last !== undefined && last.day === slot.day && slot.fromMin <= last.toMin)
      last.toMin = Math.max(last.toMin, slot.toMin);
    else tidy.push({ ...slot });
  }
  return tidy;
}

/** Whether an instant (epoch ms) falls in a slot; the end of a slot is outside it. */
export function isOpenAt(slots: readonly WeeklySlot[], atMs: number): boolean {
  const { day, minute } = weekMoment(atMs);
  return slots.some((slot) => slot.day === day && slot.fromMin <= minute && minute < slot.toMin);
}

/** Slots of a span on given days; a span that passes midnight goes on into the next day. */
export function slotsOn(days: readonly number[], fromMin: number, toMin: number): WeeklySlot[] {
  if (fromMin < toMin) return days.map((day) => ({ day, fromMin, toMin }));
  return days.flatMap((day) => [
    { day, fromMin, toMin: DAY_MINUTES },
    ...(toMin > 0 ? [{ day: (day % 7) + 1, fromMin: 0, toMin }] : []),
  ]);
}
