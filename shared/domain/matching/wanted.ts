import { chineseNumber } from '../address/index.ts';
import { CST_OFFSET_MS, startOfDayMs, weekMoment } from '../availability/index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Hour of the day that a word means when no hour is said. */
const PARTS: readonly (readonly [RegExp, number])[] = [
  [/早上|清晨|早晨|明早|一早/, 8],
  [/上午/, 10],
  [/中午/, 12],
  [/下午/, 15],
  [/下班后/, 18],
  [/今晚|明晚|晚上|夜里|傍晚/, 19],
];
const HALF_DAY = 12;
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

/**
 * The time that a text wants help at, epoch ms: 今晚, 明天上午九点, 周三下午, 周末, 后天, 半小时内, 晚上8点来人 … counted
 * from `nowMs` in China Standard Time. Null when the text says nothing about it. A time that is past is not wanted: the
 * problem is then old, help is wanted now.
 */
export function wantedAtMs(text: string, nowMs: number): number | null {
  const clauses = text.replace(NOT_WANTED, ' ').split(/[,，。;；!！?？\n]/);
  const asking = text.length > LONG_TEXT ? clauses.filter((clause) => ASKED.test(clause)) : clauses;
  return wantedIn(asking.join(','), nowMs);
}

function wantedIn(said: string, nowMs: number): number | null {
  const soon = fromNow(said, nowMs);
  if (soon !== null) return soon;
  const days = daysAhead(said, nowMs);
  const part = PARTS.find(([word]) => word.test(said));
  const clock = clockOf(said, part?.[1] ?? null);
  const named = days !== null || /今天|今晚|今日/.test(said) || (clock !== null && ASKED.test(said));
  if (!named) return null;
  const hour = clock ?? part?.[1] ?? null;
  if (hour === null && (days ?? 0) === 0) return null;
  const atMs = startOfDayMs(nowMs) + (days ?? 0) * DAY_MS + Math.round((hour ?? 9) * HOUR_MS);
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

/** Days from today, or null when no day is named. */
function daysAhead(text: string, nowMs: number): number | null {
  const date = daysToDate(text, nowMs);
  if (date !== null) return date;
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
