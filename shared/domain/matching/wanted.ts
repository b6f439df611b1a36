import { chineseNumber } from '../address/index.ts';
import { CST_OFFSET_MS, startOfDayMs, weekMoment } from '../availability/index.ts';
import { dayWordIn, hoursWordIn, partOfDayIn } from './understand/timeWords.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const HALF_DAY = 12;
/** Of a day without an hour. */
const MORNING = 9;
const SATURDAY = 6;

/** What was, and what always is, is not wanted: 昨晚, 上周五, 每周三, 前天下午. */
const NOT_WANTED =
  /(?:昨|前)(?:天|日|晚|夜)(?:早上|上午|中午|下午|晚上|夜里)?|(?:上|每)(?:个)?(?:周|星期|礼拜)[一二三四五六日天末]?|每[到逢]?周末|周末都|\d{2,4}年\d{1,2}月(?:\d{1,2}[日号]?)?(?:[（(]?(?:周|星期)[一二三四五六日天][)）]?)?(?:上午|下午|晚上)?|(?:每天|天天|每晚)(?:早上|上午|中午|下午|晚上|夜里|半夜)?/g;
const NUMBER = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3}|半)';
/** 半小时内, 两个小时后, 三天之内, 20分钟内. */
const FROM_NOW = new RegExp(`(${NUMBER})个?(半)?(小时|钟头|分钟|天|日)(?:之|以)?(内|后)`);
const CLOCK =
  /(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点钟?|时|[:：])(半|一刻|三刻|(\d{1,2})分?)?(?!\d|小时|间|开始|就|以后就|一直)/;
/** Who tells a long story tells many times: only those count at which somebody is to come. */
const LONG_TEXT = 100;
/** Somebody is to come: only then does a clock alone say when. */
const ASKED = /(?:来|上门|前|之前|要人|需要|预约|约|有空|在家|过来|派人|修好|处理好|到场)/;

const numberOf = (text: string): number =>
  text === '半' ? 0.5 : /\d/.test(text) ? Number(text) : chineseNumber(text.replaceAll('两', '二'));

/** What a text says of when help is wanted. */
export type TimeRead = {
  /** Epoch ms; null: the text says nothing about it, or it is past. */
  readonly atMs: number | null;
  /** The word of time that decides it, or would if an office meant some hours by it: 晚上, 饭点, 周末, 尽快; '' none. */
  readonly word: string;
  /** Days from today of the day that is named; null: none is. */
  readonly day: number | null;
  /** A clock, a span or a date alone says it: there is nothing else to mean by it. */
  readonly exact: boolean;
};

/**
 * When a text wants help: 今晚, 明天上午九点, 周三下午, 周末, 后天, 半小时内, 晚上8点来人 … counted from `nowMs` in China
 * Standard Time. A time that is past is not wanted: the problem is then old, help is wanted now.
 */
export function timeIn(text: string, nowMs: number): TimeRead {
  const clauses = text.replace(NOT_WANTED, ' ').split(/[,，。;；!！?？\n]/);
  const asking = text.length > LONG_TEXT ? clauses.filter((clause) => ASKED.test(clause)) : clauses;
  return timeSaid(asking.join(','), nowMs);
}

/** The instant of `timeIn`, epoch ms. */
export const wantedAtMs = (text: string, nowMs: number): number | null => timeIn(text, nowMs).atMs;

function timeSaid(said: string, nowMs: number): TimeRead {
  const soon = fromNow(said, nowMs);
  if (soon !== null) return { atMs: soon, word: '', day: null, exact: true };
  const date = daysToDate(said, nowMs);
  const part = partOfDayIn(said);
  const clock = clockOf(said, part?.hour ?? null);
  const day = date ?? daysAhead(said, nowMs) ?? (/今天|今晚|今日/.test(said) ? 0 : null);
  const word = part?.word ?? hoursWordIn(said) ?? (date === null ? dayWordIn(said) : null) ?? '';
  return {
    atMs: instantSaid(day, clock ?? part?.hour ?? null, clock !== null && ASKED.test(said), nowMs),
    word,
    day,
    exact: clock !== null || (date !== null && word === ''),
  };
}

/** The hour of a day; null: neither a day nor an asked-for clock is named, or it is past. */
function instantSaid(
  day: number | null,
  hour: number | null,
  isAsked: boolean,
  nowMs: number,
): number | null {
  if (day === null && !isAsked) return null;
  if (hour === null && (day ?? 0) === 0) return null;
  const atMs = startOfDayMs(nowMs) + (day ?? 0) * DAY_MS + Math.round((hour ?? MORNING) * HOUR_MS);
  return atMs < nowMs ? null : atMs;
}

function fromNow(text: string, nowMs: number): number | null {
  const match = FROM_NOW.exec(text);
  if (match === null) return null;
  const [, number = '', half, unit = ''] = match;
  const unitMs = unit === '分钟' ? MINUTE_MS : unit === '天' || unit === '日' ? DAY_MS : HOUR_MS;
  const spanMs = (numberOf(number) + (half === undefined ? 0 : 0.5)) * unitMs;
  return spanMs > 0 ? nowMs + Math.round(spanMs) : null;
}

/** Days from today of a day that is named without its date, or null when none is. */
function daysAhead(text: string, nowMs: number): number | null {
  if (/大后天/.test(text)) return 3;
  if (/后天/.test(text)) return 2;
  if (/明天|明早|明晚|明日/.test(text)) return 1;
  return daysToWeekday(text, nowMs);
}

const MOST_DAYS_AHEAD = 60;

/** 8月10日, 10号: days until the next such date, if it is near. */
function daysToDate(text: string, nowMs: number): number | null {
  const match = /(?:(\d{1,2})月)?(\d{1,2})[日号](?![楼幢栋线院门])/.exec(text);
  if (match === null || !ASKED.test(text)) return null;
  const [, month, day = ''] = match;
  const today = new Date(startOfDayMs(nowMs) + CST_OFFSET_MS);
  for (let ahead = 0; ahead <= MOST_DAYS_AHEAD; ahead += 1) {
    const date = new Date(today.getTime() + ahead * DAY_MS);
    if (date.getUTCDate() !== Number(day)) continue;
    if (month === undefined || date.getUTCMonth() + 1 === Number(month)) return ahead;
  }
  return null;
}

function daysToWeekday(text: string, nowMs: number): number | null {
  const match = /(下)?个?(?:周|星期|礼拜)([一二三四五六日天末])/.exec(text);
  if (match === null) return null;
  const [, next, name = ''] = match;
  const day = name === '末' ? SATURDAY : '一二三四五六日'.indexOf(name.replace('天', '日')) + 1;
  const today = weekMoment(nowMs).day;
  // On a Sunday the weekend is today.
  const ahead = name === '末' && today > day && next === undefined ? 0 : day - today;
  if (next !== undefined) return ahead + 7;
  return ahead < 0 ? ahead + 7 : ahead;
}

/** The hour that a clock says, with its part of the day: 下午3点半 is 15.5. */
function clockOf(text: string, partHour: number | null): number | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const [, hourText = '', rest, minuteText] = match;
  const hour = numberOf(hourText);
  const minutes = rest === '半' ? 30 : rest === '一刻' ? 15 : rest === '三刻' ? 45 : Number(minuteText ?? 0);
  if (hour > 24 || minutes > 59) return null;
  const later =
    partHour !== null && partHour >= HALF_DAY && hour < HALF_DAY && !(partHour === HALF_DAY && hour > 10);
  return hour + (later ? HALF_DAY : 0) + minutes / 60;
}

/** Hour and minute of an instant as `19:00`, China Standard Time. */
export function clockText(atMs: number): string {
  return new Date(atMs + CST_OFFSET_MS).toISOString().slice(11, 16);
}
