import { type DateException, exceptionsSchema } from '../kinds/values.ts';
import type { WrittenText } from './types.ts';

const DAY_MINUTES = 1440;
const FIRST_DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/;
const SECOND_DATE = /^(?:至|到|-|~)(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?|(\d{1,2})日)/;
const HOURS = /^,?(\d{1,2})[:点时](\d{2})?分?(?:-|至|到|~)(\d{1,2})[:点时](\d{2})?分?/;
const OFF =
  /^,?(?:休息|不在|没空|无空|不空|请假|外出|关闭|闭馆|停业|停用|放假|不开放|不可用|off|closed|away)$/;
const ON = /^,?(?:开放|有空|在|在家|上班|营业|可服务|可用|open|on|available)$/;

const pad = (value: number | string): string => String(value).padStart(2, '0');

/** `YYYY-MM-DD` of a day of the calendar, or null. */
function dayOf(year: string, month: string, day: string): string | null {
  const iso = `${year}-${pad(month)}-${pad(day)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null;
}

function endOf(from: string, found: RegExpExecArray | null): string | null {
  if (!found) return from;
  const [year = '', month = ''] = from.split('-');
  const [, toYear, toMonth, toDay, onlyDay] = found;
  return onlyDay ? dayOf(year, month, onlyDay) : dayOf(toYear ?? year, toMonth ?? '', toDay ?? '');
}

function hoursOf(found: RegExpExecArray | null): { fromMin?: number; toMin?: number } {
  if (!found) return {};
  const [, fromHour, fromMinute, toHour, toMinute] = found;
  return {
    fromMin: Number(fromHour) * 60 + Number(fromMinute ?? 0),
    toMin: Number(toHour) * 60 + Number(toMinute ?? 0),
  };
}

function parseException(text: string): DateException | null {
  const first = FIRST_DATE.exec(text);
  const from = first && dayOf(first[1] ?? '', first[2] ?? '', first[3] ?? '');
  if (!first || !from) return null;
  let rest = text.slice(first[0].length);
  const second = SECOND_DATE.exec(rest);
  if (second) rest = rest.slice(second[0].length);
  const to = endOf(from, second);
  if (!to) return null;
  const span = HOURS.exec(rest);
  if (span) rest = rest.slice(span[0].length);
  // Bare days are days off; bare hours are hours on.
  const off = rest === '' ? span === null : OFF.test(rest);
  return rest !== '' && !off && !ON.test(rest) ? null : { from, to, off, ...hoursOf(span) };
}

/**
 * Reads days that differ from the ordinary week: `2026-10-01至10-07 休息；2026-10-08 9:00-12:00；2026年5月3日 有空`.
 * Null when any part is not understood, or a day has no year.
 */
export function parseExceptions(text: string): DateException[] | null {
  const parts = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[—–―－～]+/g, '-')
    .split(/[;；。\n、]|,(?=\d{4}[-/.年])/)
    .map((part) =>
      part
        .trim()
        .replace(/\s*([-:~至到,])\s*/g, '$1')
        .replace(/\s+/g, ','),
    )
    .filter(Boolean)
    .map(parseException);
  const all = parts.filter((one) => one !== null);
  return all.length === parts.length && all.length > 0 && exceptionsSchema.safeParse(all).success
    ? all
    : null;
}

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${pad(minute % 60)}`;

/** One exception as an office writes it. */
function formatException({ from, to, off, fromMin, toMin }: DateException, t: WrittenText): string {
  const days = from === to ? from : t('written.days', { from, to });
  const hours =
    fromMin === undefined && toMin === undefined
      ? ''
      : ` ${clock(fromMin ?? 0)}-${clock(toMin ?? DAY_MINUTES)}`;
  return `${days}${hours} ${t(off ? 'written.off' : 'written.on')}`;
}

/** The office's writing of exceptions, read back by `parseExceptions`. */
export function formatExceptions(exceptions: readonly DateException[], t: WrittenText): string {
  return exceptions.map((one) => formatException(one, t)).join('；');
}
