import type { Helper } from './records.ts';

/** China has one time, eight hours before UTC, without summer time. */
const CHINA_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;
const WHOLE_DAY_MIN = 1440;
/** So much of a wanted span must be free. */
const LEAST_MINUTES = 60;

/** When help is wanted: a span of epoch ms; both ends equal where only the instant is known. */
export type Span = readonly [fromMs: number, toMs: number];

/** `away`: an exception or a first day says no; `out`: the week says no; `unknown`: nobody told the hours. */
export type Free = 'free' | 'out' | 'away' | 'unknown';

export type Times = Pick<Helper, 'weekly' | 'exceptions' | 'notBefore'>;

/** `YYYY-MM-DD` in China. */
export const chinaDay = (ms: number): string => new Date(ms + CHINA_MS).toISOString().slice(0, 10);
/** `YYYY-MM` in China. */
export const chinaMonth = (ms: number): string => chinaDay(ms).slice(0, 7);

function freeAt({ weekly, exceptions, notBefore }: Times, ms: number): Free {
  const day = chinaDay(ms);
  if (notBefore !== null && day < notBefore) return 'away';
  const china = new Date(ms + CHINA_MS);
  const minute = china.getUTCHours() * 60 + china.getUTCMinutes();
  const said = exceptions.filter(
    ({ from, to, fromMin = 0, toMin = WHOLE_DAY_MIN }) =>
      from <= day && day <= to && fromMin <= minute && minute < toMin,
  );
  // A later one in the list overrules an earlier one.
  const last = said.at(-1);
  if (last) return last.off ? 'away' : 'free';
  if (weekly.length === 0) return 'unknown';
  const weekday = china.getUTCDay() === 0 ? 7 : china.getUTCDay();
  const open = weekly.some((slot) => slot.day === weekday && slot.fromMin <= minute && minute < slot.toMin);
  return open ? 'free' : 'out';
}

/**
 * Whether somebody or something is free in a span: 60 minutes of it, together or in pieces; at an instant, then.
 * Settled: public holidays are not looked at, as none of the days that the cases ask for is one.
 */
export function freeIn(times: Times, [fromMs, toMs]: Span): Free {
  if (fromMs === toMs) return freeAt(times, fromMs);
  const minutes: Record<Free, number> = { free: 0, out: 0, away: 0, unknown: 0 };
  for (let ms = fromMs; ms < toMs; ms += MINUTE_MS) minutes[freeAt(times, ms)] += 1;
  if (minutes.free >= LEAST_MINUTES) return 'free';
  if (minutes.away > 0) return 'away';
  return minutes.unknown > 0 ? 'unknown' : 'out';
}
