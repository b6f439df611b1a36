import type { DateException, WeeklySlot } from '../kinds/values.ts';
import { cstDate } from '../workflow/calendar.ts';
import { isPublicHoliday } from './holidays.ts';
import { DAY_MINUTES, isOpenAt } from './slots.ts';
import { weekMoment } from './time.ts';

/** What is known of when somebody or something can be had. */
export type Times = {
  readonly weekly?: readonly WeeklySlot[] | null | undefined;
  readonly exceptions?: readonly DateException[] | null | undefined;
  /** `YYYY-MM-DD`: not before this day. */
  readonly notBefore?: string | null | undefined;
  readonly closedOnHolidays?: boolean | undefined;
  readonly onCall?: boolean | undefined;
  readonly capacityState?: string | null | undefined;
};

/** What decided: no room, not yet, an exception, a public holiday, on call, the week, or nothing is told. */
export type AvailabilityReason =
  | 'capacity'
  | 'notBefore'
  | 'exception'
  | 'holiday'
  | 'onCall'
  | 'weekly'
  | 'untold';
export type Available = { readonly state: 'yes' | 'no' | 'unknown'; readonly because: AvailabilityReason };

/** Whether an exception speaks of an instant: its day `YYYY-MM-DD` and the minutes since its midnight. */
export const coversMoment = (one: DateException, day: string, minute: number): boolean =>
  one.from <= day && day <= one.to && (one.fromMin ?? 0) <= minute && minute < (one.toMin ?? DAY_MINUTES);

/**
 * Whether somebody or something can be had at an instant (epoch ms), and why. The later rule yields to the earlier:
 * no room · not before · the last exception of the day · public holiday · on call · the week.
 */
export function availabilityAt(times: Times, atMs: number): Available {
  if (times.capacityState === 'none') return { state: 'no', because: 'capacity' };
  const day = cstDate(atMs);
  if (times.notBefore && day < times.notBefore) return { state: 'no', because: 'notBefore' };
  const { minute } = weekMoment(atMs);
  const exception = times.exceptions?.findLast((one) => coversMoment(one, day, minute));
  if (exception) return { state: exception.off ? 'no' : 'yes', because: 'exception' };
  if (times.closedOnHolidays && isPublicHoliday(day)) return { state: 'no', because: 'holiday' };
  if (times.onCall) return { state: 'yes', because: 'onCall' };
  if (!times.weekly || times.weekly.length === 0) return { state: 'unknown', because: 'untold' };
  return { state: isOpenAt(times.weekly, atMs) ? 'yes' : 'no', because: 'weekly' };
}
