export {
  type AvailabilityReason,
  type Available,
  availabilityAt,
  coversMoment,
  type Times,
} from './availability.ts';
export {
  formatWeekly,
  type WeeklyPart,
  type WeeklyText,
  type WeeklyTextKey,
  weeklyParts,
} from './formatWeekly.ts';
export { isPublicHoliday } from './holidays.ts';
export { parseWeekly } from './parseWeekly.ts';
export { DAY_MINUTES, isOpenAt, slotsOn, tidySlots } from './slots.ts';
export { CST_OFFSET_MS, dayNumber, dayNumberAt, startOfDayMs, type WeekMoment, weekMoment } from './time.ts';
