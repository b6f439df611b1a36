import { type BucketUnit, type DaySpan, monthStart, partsOf } from '#shared/domain/period/index';

/** How many days the axis shows for each unit; months show everything. */
const AXIS_DAYS: Record<BucketUnit, number> = { day: 120, week: 3 * 365, month: 40 * 365 };

/** The smallest unit whose axis holds a span in at most a third of its width, so that there is something around it. */
export function unitFor({ fromDay, toDay }: DaySpan): BucketUnit {
  const days = toDay - fromDay;
  if (days * 3 <= AXIS_DAYS.day) return 'day';
  return days * 3 <= AXIS_DAYS.week ? 'week' : 'month';
}

/** All days that the axis may reach: of the events, of the present day and of the span, with a little room at the ends. */
export function domainOf(firstDay: number | null, today: number, span: DaySpan): DaySpan {
  const fromDay = Math.min(firstDay ?? today - 365, span.fromDay);
  const toDay = Math.max(today + 1, span.toDay);
  const room = Math.max(2, Math.round((toDay - fromDay) * 0.02));
  return { fromDay: fromDay - room, toDay: toDay + room };
}

/**
 * The stretch of days that the axis shows: what it showed before while the span is in it, else one with the span in its
 * middle, kept inside the domain.
 */
export function axisFor(unit: BucketUnit, domain: DaySpan, span: DaySpan, before: DaySpan | null): DaySpan {
  const whole = domain.toDay - domain.fromDay;
  const length = Math.min(whole, Math.max(AXIS_DAYS[unit], Math.ceil((span.toDay - span.fromDay) * 1.15)));
  if (
    before &&
    before.toDay - before.fromDay === length &&
    before.fromDay <= span.fromDay &&
    before.toDay >= span.toDay &&
    before.fromDay >= domain.fromDay &&
    before.toDay <= domain.toDay
  )
    return before;
  const middle = (span.fromDay + span.toDay) / 2;
  const fromDay = Math.round(Math.min(Math.max(middle - length / 2, domain.fromDay), domain.toDay - length));
  return { fromDay, toDay: fromDay + length };
}

/** A day's place on an axis, 0–1. */
export const shareOf = (day: number, axis: DaySpan): number =>
  (day - axis.fromDay) / Math.max(1, axis.toDay - axis.fromDay);

/** The border between days nearest to a place on the axis. */
export const dayAt = (share: number, axis: DaySpan): number =>
  Math.round(axis.fromDay + share * (axis.toDay - axis.fromDay));

/** What a drag took hold of: an end, the middle, or an empty place where a new span begins. */
export type Grip = 'from' | 'to' | 'middle' | 'new';

/** The span after a drag from `startDay` to `day`, never shorter than a day. */
export function dragged(grip: Grip, at: DaySpan, startDay: number, day: number): DaySpan {
  switch (grip) {
    case 'from':
      return { fromDay: Math.min(day, at.toDay - 1), toDay: at.toDay };
    case 'to':
      return { fromDay: at.fromDay, toDay: Math.max(day, at.fromDay + 1) };
    case 'middle':
      return { fromDay: at.fromDay + day - startDay, toDay: at.toDay + day - startDay };
    case 'new':
      return {
        fromDay: Math.min(startDay, day),
        toDay: Math.max(startDay, day, Math.min(startDay, day) + 1),
      };
  }
}

export type Tick = { readonly day: number; readonly text: string; readonly major: boolean };

const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120];
const DAY_STEPS = [1, 2, 5, 10];

/** Dates to write below the axis, at most one for each `eachPx` pixels: days of a month, months, or years. */
export function ticksOf(axis: DaySpan, widthPx: number, eachPx = 62): readonly Tick[] {
  const most = Math.max(1, Math.floor(widthPx / eachPx));
  const days = axis.toDay - axis.fromDay;
  const dayStep = DAY_STEPS.find((step) => days / step <= most);
  const ticks: Tick[] = [];
  if (dayStep) {
    for (let day = axis.fromDay; day <= axis.toDay; day += 1) {
      const { year, month, date } = partsOf(day);
      // Counted from the first of the month; what is too near the next first would crowd it.
      const left = monthStart(year, month + 1) - day;
      if ((date - 1) % dayStep !== 0 || left < dayStep) continue;
      const text = date === 1 && month === 0 ? String(year) : `${month + 1}-${date}`;
      ticks.push({ day, text, major: date === 1 });
    }
    return ticks;
  }
  const step = MONTH_STEPS.find((months) => days / (30.44 * months) <= most) ?? 240;
  const first = partsOf(axis.fromDay);
  for (let index = first.year * 12 + Math.ceil(first.month / step) * step; ; index += step) {
    const month = index % 12;
    const year = (index - month) / 12;
    const day = Date.UTC(year, month, 1) / 86_400_000;
    if (day > axis.toDay) return ticks;
    if (day < axis.fromDay) continue;
    ticks.push({ day, text: month === 0 ? String(year) : `${year}-${month + 1}`, major: month === 0 });
  }
}
