import { chineseNumber } from '../address/index.ts';
import { CST_OFFSET_MS, startOfDayMs, weekMoment } from '../availability/index.ts';
import { clausesOf, withoutUnwanted } from './understand/notWanted.ts';
import { dayWordIn, hoursWordIn, NUMBER, partOfDayIn, WEEKDAY } from './understand/timeWords.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const HALF_DAY = 12;
/** Of a day without an hour. */
const MORNING = 9;
const SATURDAY = 6;

/** 半小时内, 两个小时后, 三天之内, 20分钟内. */
const FROM_NOW = new RegExp(`(${NUMBER})个?(半)?(小时|钟头|分钟|天|日)(?:之|以)?(内|后)`);
const CLOCK =
  /(?<!周|星期|礼拜)(\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点钟?|时(?![候常时不来])|[:：](?=\d))(半|一刻|三刻|(\d{1,2})分?)?(?!\d|小时|间|开始|就|以后就|一直)/;
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
  const clauses = clausesOf(withoutUnwanted(text));
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
  const named = date ?? daysAhead(said, nowMs) ?? (/今天|今晚|今日/.test(said) ? 0 : null);
  const clock = clockOf(said, part?.hour ?? null, named, nowMs);
  const hour = clock ?? part?.hour ?? null;
  const day = named === 0 && date === null ? dayToCome(said, hour, nowMs) : named;
  const word = part?.word ?? hoursWordIn(said) ?? (date === null ? dayWordIn(said) : null) ?? '';
  return {
    atMs: instantSaid(day, hour, clock !== null && ASKED.test(said), nowMs),
    word,
    day,
    exact: clock !== null || (date !== null && word === ''),
  };
}

/** An hour of a day from today, epoch ms. */
const instantOf = (day: number, hour: number, nowMs: number): number =>
  startOfDayMs(nowMs) + day * DAY_MS + Math.round(hour * HOUR_MS);

/** The hour of a day; null: neither a day nor an asked-for clock is named, or it is past. */
function instantSaid(
  day: number | null,
  hour: number | null,
  isAsked: boolean,
  nowMs: number,
): number | null {
  if (day === null && !isAsked) return null;
  if (hour === null && (day ?? 0) === 0) return null;
  const atMs = instantOf(day ?? 0, hour ?? MORNING, nowMs);
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
const DATE_NUMBER = '\\d{1,2}|[一二三四五六七八九十廿]{1,3}';
/** 8月10日, 十号; not 十号楼, 百十号人, 一日三餐. */
const DATE = new RegExp(
  `(?<![\\d第几百一二三四五六七八九十廿])(?:(${DATE_NUMBER})月)?(?:(\\d{1,2})[日号]|(${DATE_NUMBER})(?:号|(?<=月.{1,3})日))(?![楼幢栋线院门人桥路街机桌房库车厅厂井杆灯口弄单村段店铺柜病床文])(?!前后)`,
);
const MONTH_END = new RegExp(`(?:(下)个?|(${DATE_NUMBER}))?月底(?=之?前|以前|来|上门|要)`);

/** 8月10日, 十号, 月底: days until the next such date, if it is near. */
function daysToDate(text: string, nowMs: number): number | null {
  if (!ASKED.test(text)) return null;
  const today = new Date(startOfDayMs(nowMs) + CST_OFFSET_MS);
  const match = DATE.exec(text);
  if (match === null) return daysToMonthEnd(text, today);
  const [, month, digits, word = ''] = match;
  const day = numberOf(digits ?? word);
  for (let ahead = 0; ahead <= MOST_DAYS_AHEAD; ahead += 1) {
    const date = new Date(today.getTime() + ahead * DAY_MS);
    if (date.getUTCDate() !== day) continue;
    if (month === undefined || date.getUTCMonth() + 1 === numberOf(month)) return ahead;
  }
  return null;
}

/** Days until the last one of this month, of the next, or of a near one that is named; null: none is. */
function daysToMonthEnd(text: string, today: Date): number | null {
  const match = MONTH_END.exec(text);
  if (match === null) return null;
  const [, next, named] = match;
  const thisMonth = today.getUTCMonth();
  const month = named === undefined ? thisMonth + (next === undefined ? 0 : 1) : numberOf(named) - 1;
  const end = Date.UTC(today.getUTCFullYear(), month + 1, 0);
  const ahead = Math.round((end - today.getTime()) / DAY_MS);
  return ahead < 0 || ahead > MOST_DAYS_AHEAD + 1 ? null : ahead;
}

const NAMED_WEEKDAY = new RegExp(`(下)?个?(${WEEKDAY})`);
/** Its name is the last letter: 周三, 周末. */
const nameOf = (weekday: string): string => weekday.slice(-1).replace('天', '日');

function daysToWeekday(text: string, nowMs: number): number | null {
  const match = NAMED_WEEKDAY.exec(text);
  if (match === null) return null;
  const [, next, weekday = ''] = match;
  const name = nameOf(weekday);
  const day = name === '末' ? SATURDAY : '一二三四五六日'.indexOf(name) + 1;
  const today = weekMoment(nowMs).day;
  // On a Sunday the weekend is today.
  const ahead = name === '末' && today > day && next === undefined ? 0 : day - today;
  if (next !== undefined) return ahead + 7;
  return ahead < 0 ? ahead + 7 : ahead;
}

/** This day of the week and no other, or what has happened on it. */
const THIS_WEEK = new RegExp(
  `(?:[这本]个?|今[天日](?:是)?[ (（]?)${WEEKDAY}|${WEEKDAY}[^,，]{0,12}(?:到现在|至今|开始|的$|[了过]$|的[,，]|[了过][,，])`,
);

/** Of a named day that is today by its name: 0, or days to the next such one when the hour is past and that is meant. */
function dayToCome(text: string, hour: number | null, nowMs: number): number {
  const match = NAMED_WEEKDAY.exec(text);
  if (match === null || hour === null || instantOf(0, hour, nowMs) >= nowMs) return 0;
  if (THIS_WEEK.test(text)) return 0;
  if (nameOf(match[2] ?? '') !== '末') return 7;
  return weekMoment(nowMs).day === SATURDAY ? 1 : 6;
}

/** The hour that a clock says, with its part of the day: 下午3点半 is 15.5. `day`: the one that is named. */
function clockOf(text: string, partHour: number | null, day: number | null, nowMs: number): number | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const [, hourText = '', rest, minuteText] = match;
  const hour = numberOf(hourText);
  const minutes = rest === '半' ? 30 : rest === '一刻' ? 15 : rest === '三刻' ? 45 : Number(minuteText ?? 0);
  if (hour > 24 || minutes > 59) return null;
  const later =
    partHour !== null && partHour >= HALF_DAY && hour < HALF_DAY && !(partHour === HALF_DAY && hour > 10);
  const said = hour + minutes / 60;
  const isBare = partHour === null && !hourText.startsWith('0') && !AT_NIGHT.test(text);
  const isAfternoon = isBare && isToCome(text, match) && isOfAfternoon(said, day, nowMs);
  return said + (later || isAfternoon ? HALF_DAY : 0);
}

const AT_NIGHT = /凌晨|半夜|深夜|天亮|清早|大早/;
/** Before a clock that is none: 早一点, 这两点. */
const NO_CLOCK = /[有早晚快慢这那多少第差大高低]$/;
/** What is to be at that hour: 八点之前要人, 五点半接孩子. */
const THEN =
  /^(?:钟|左右|我们?){0,2}(?:之前|以前|前(?![往后])|来(?!不)|到(?!现在|今)|上门|过来|有[人空]|在家|要(?!求)|需要|派|接|送|放学|能|可以)/;
/** Nobody comes before this hour of another day. */
const EARLIEST = 5;

/** Whether somebody is to come at a clock that was found. */
const isToCome = (text: string, { 0: clock, index }: RegExpExecArray): boolean =>
  !NO_CLOCK.test(text.slice(0, index)) && THEN.test(text.slice(index + clock.length));

/** Whether a clock without its part of the day is of the afternoon: its morning is past, or another day's night. */
function isOfAfternoon(hour: number, day: number | null, nowMs: number): boolean {
  if (hour >= HALF_DAY + 1) return false;
  if ((day ?? 0) > 0) return hour < EARLIEST;
  return instantOf(0, hour, nowMs) < nowMs && instantOf(0, hour + HALF_DAY, nowMs) >= nowMs;
}

/** Hour and minute of an instant as `19:00`, China Standard Time. */
export function clockText(atMs: number): string {
  return new Date(atMs + CST_OFFSET_MS).toISOString().slice(11, 16);
}
