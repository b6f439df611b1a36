import { CST_OFFSET_MS, DAY_MS } from '../workflow/calendar.ts';

/** Whole days in China Standard Time by number (0 = 1970-01-01), `fromDay` inclusive, `toDay` exclusive. */
export type DaySpan = { readonly fromDay: number; readonly toDay: number };

/** Spans that move on with the calendar. */
export const PERIOD_PRESETS = [
  'last7',
  'last30',
  'last90',
  'last365',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
  'all',
] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** Which period was chosen: one that moves on with the calendar, or fixed days. */
export type PeriodChoice =
  | { readonly preset: PeriodPreset }
  | { readonly preset: null; readonly fromDay: number; readonly toDay: number };

/** How far a span moves at a step: its own length, or a unit of the calendar. */
export const PERIOD_STEPS = ['span', 'day', 'week', 'month'] as const;
export type PeriodStep = (typeof PERIOD_STEPS)[number];

/** The China day of an instant (epoch ms) by number. */
export const dayOf = (atMs: number): number => Math.floor((atMs + CST_OFFSET_MS) / DAY_MS);

/** The instant at which a China day begins, epoch ms. */
export const dayStart = (day: number): number => day * DAY_MS - CST_OFFSET_MS;

/** A span of days as instants, epoch ms, `toMs` exclusive. */
export const instantsOf = ({ fromDay, toDay }: DaySpan): { fromMs: number; toMs: number } => ({
  fromMs: dayStart(fromDay),
  toMs: dayStart(toDay),
});

/** `YYYY-MM-DD` of a day number. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** Day number of `YYYY-MM-DD`; null when that is no day of the calendar. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text.trim());
  if (!match) return null;
  const [, year, month, date] = match.map(Number) as [number, number, number, number];
  const day = Date.UTC(year, month - 1, date) / DAY_MS;
  const { month: gotMonth, date: gotDate } = partsOf(day);
  return gotMonth === month - 1 && gotDate === date ? day : null;
}

/** Year, month (0–11) and date of a day number. */
export function partsOf(day: number): { year: number; month: number; date: number } {
  const at = new Date(day * DAY_MS);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
}

/** Day number of the first of a month; months outside 0–11 carry over into other years. */
export const monthStart = (year: number, month: number): number => Date.UTC(year, month, 1) / DAY_MS;

/** The day so many months later, at most the last of that month (31 January + 1 = 28 or 29 February). */
export function addMonths(day: number, months: number): number {
  const { year, month, date } = partsOf(day);
  const first = monthStart(year, month + months);
  const length = monthStart(year, month + months + 1) - first;
  return first + Math.min(date, length) - 1;
}

/**
 * A choice as days. `today` is the present China day; `firstDay` the day of the oldest event, where 全部 begins
 * (1970-01-01 while that is not known). A span has at least one day.
 */
export function spanOf(choice: PeriodChoice, today: number, firstDay = 0): DaySpan {
  if (choice.preset === null) {
    const { fromDay, toDay } = choice;
    return { fromDay: Math.min(fromDay, toDay - 1), toDay };
  }
  const { year, month } = partsOf(today);
  const last = (days: number): DaySpan => ({ fromDay: today + 1 - days, toDay: today + 1 });
  switch (choice.preset) {
    case 'last7':
      return last(7);
    case 'last30':
      return last(30);
    case 'last90':
      return last(90);
    case 'last365':
      return last(365);
    case 'thisMonth':
      return { fromDay: monthStart(year, month), toDay: monthStart(year, month + 1) };
    case 'lastMonth':
      return { fromDay: monthStart(year, month - 1), toDay: monthStart(year, month) };
    case 'thisQuarter': {
      const first = month - (month % 3);
      return { fromDay: monthStart(year, first), toDay: monthStart(year, first + 3) };
    }
    case 'thisYear':
      return { fromDay: monthStart(year, 0), toDay: monthStart(year + 1, 0) };
    case 'all':
      return { fromDay: Math.min(firstDay, today), toDay: today + 1 };
  }
}

/** How many whole calendar months a span is made of; 0 when it is not. */
function wholeMonths({ fromDay, toDay }: DaySpan): number {
  const from = partsOf(fromDay);
  const to = partsOf(toDay);
  if (from.date !== 1 || to.date !== 1) return 0;
  return (to.year - from.year) * 12 + to.month - from.month;
}

/** A span moved by months, so that whole months stay whole months. */
function moveMonths(span: DaySpan, months: number): DaySpan {
  const fromDay = addMonths(span.fromDay, months);
  const toDay = wholeMonths(span) > 0 ? addMonths(span.toDay, months) : fromDay + (span.toDay - span.fromDay);
  return { fromDay, toDay };
}

/** A span `times` steps later (earlier when negative). A span of whole months moves by whole months. */
export function stepSpan(span: DaySpan, step: PeriodStep, times = 1): DaySpan {
  const months = step === 'month' ? 1 : step === 'span' ? wholeMonths(span) : 0;
  if (months > 0) return moveMonths(span, months * times);
  const days = (step === 'day' ? 1 : step === 'week' ? 7 : span.toDay - span.fromDay) * times;
  return { fromDay: span.fromDay + days, toDay: span.toDay + days };
}

/** The same days of the year before; a 29 February becomes the 28th. */
export const yearBefore = (span: DaySpan): DaySpan => {
  const fromDay = addMonths(span.fromDay, -12);
  return { fromDay, toDay: Math.max(fromDay + 1, addMonths(span.toDay, -12)) };
};
