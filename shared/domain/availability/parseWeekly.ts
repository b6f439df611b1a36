import type { WeeklySlot } from '../kinds/values.ts';
import { DAY_MINUTES, slotsOn, tidySlots } from './slots.ts';

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
const WORK_DAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

const DAY_LETTERS = '一二三四五六日';
const ENGLISH_DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

/** Times of day by office words, minutes since midnight; the longer word stands first. */
const DAY_PARTS: readonly (readonly [RegExp, number, number])[] = [
  [/^(全天|24\/7|24小时|二十四小时|整天|随时)/, 0, DAY_MINUTES],
  [/^(早上|清晨|早晨)/, 360, 540],
  [/^上午/, 480, 720],
  [/^中午/, 690, 810],
  [/^(下班后|晚间|晚上|夜间|夜里|晚)/, 1080, 1320],
  [/^下午/, 780, 1080],
  [/^(白天|日间)/, 480, 1080],
];

type Cursor = { text: string };

/** Takes a match off the front of the text. */
function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  const match = pattern.exec(cursor.text);
  if (match !== null) cursor.text = cursor.text.slice(match[0].length);
  return match;
}

function dayOf(word: string): number {
  const letter = word.replace('天', '日').replace('7', '日');
  const byLetter = DAY_LETTERS.indexOf(letter);
  if (byLetter >= 0) return byLetter + 1;
  const byEnglish = ENGLISH_DAYS.indexOf(word.slice(0, 2));
  return byEnglish >= 0 ? byEnglish + 1 : Number(word);
}

function daysBetween(from: number, to: number): number[] {
  const days = [from];
  for (let day = from; day !== to; ) {
    day = (day % 7) + 1;
    days.push(day);
  }
  return days;
}

const DAY_WORD = '(?:周|星期|礼拜)?([一二三四五六日天]|[1-7](?![:\\d点时]))|(mo|tu|we|th|fr|sa|su)[a-z]*';
const ONE_DAY = new RegExp(`^(?:${DAY_WORD})`);
const WEEK_START = /^(?:周|星期|礼拜)[一二三四五六日天1-7]|^(?:mo|tu|we|th|fr|sa|su)/;

/** Takes the days of a phrase: 每天, 工作日, 周末, 周一至周五, 周一、三、五, Mo-Fr; null when none are named. */
function takeDays(cursor: Cursor): number[] | null {
  if (take(cursor, /^(每天|每日|天天|全年|全周|周一到周日|周一至周日)/)) return ALL_DAYS;
  if (take(cursor, /^(工作日|平日|平时)/)) return WORK_DAYS;
  if (take(cursor, /^(双休日|周末|休息日|(?:周|星期)六日|(?:周|星期)六天)/)) return WEEKEND;
  if (!WEEK_START.test(cursor.text)) return null;
  const days: number[] = [];
  for (;;) {
    const first = take(cursor, ONE_DAY);
    if (first === null) break;
    const from = dayOf(first[1] ?? first[2] ?? '');
    const range = new RegExp(`^[-至到~](?:${DAY_WORD})`).exec(cursor.text);
    if (range === null) days.push(from);
    else {
      cursor.text = cursor.text.slice(range[0].length);
      days.push(...daysBetween(from, dayOf(range[1] ?? range[2] ?? '')));
    }
    if (
      !/^[,和及与]?(?:(?:周|星期|礼拜)[一二三四五六日天1-7]|[一二三四五六日](?![:点时])|mo|tu|we|th|fr|sa|su)/.test(
        cursor.text,
      )
    )
      break;
    take(cursor, /^[,和及与]/);
  }
  return days.length > 0 ? days : null;
}

const CLOCK = '(上午|早上|早|下午|晚上|晚|中午)?(\\d{1,2})(?:[:点时](\\d{1,2}|半)?分?)?';
const SPAN = new RegExp(`^${CLOCK}[-至到~]${CLOCK}`);

function minutes(half: string | undefined, hour: string | undefined, minute: string | undefined): number {
  const hours = Number(hour);
  const afternoon = half !== undefined && /下午|晚/.test(half) && hours < 12;
  return (afternoon ? hours + 12 : hours) * 60 + (minute === '半' ? 30 : Number(minute ?? 0));
}

type Span = readonly [fromMin: number, toMin: number];

function takeSpan(cursor: Cursor): Span | null | undefined {
  const clock = take(cursor, SPAN);
  if (clock !== null) {
    const from = minutes(clock[1], clock[2], clock[3]);
    const to = minutes(clock[4] ?? clock[1], clock[5], clock[6]);
    const valid = from < DAY_MINUTES && to <= DAY_MINUTES && from !== to;
    return valid ? [from, to] : null;
  }
  for (const [word, from, to] of DAY_PARTS) {
    if (take(cursor, word)) return [from, to];
  }
  return undefined;
}

function tidyText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[—–―－~～]+/g, '-')
    .replace(/[、，]/g, ',')
    .replace(/[。；\n]/g, ';')
    .replace(/[()（）]/g, '')
    .replace(/ ?([-:,;]) ?/g, '$1')
    .replace(/ /g, ',')
    .trim();
}

/**
 * Reads office writing of a weekly pattern: `周一至周五 18:00-21:00；周末全天`, `每天8:30-17:00`, `24小时`, `工作日晚上`,
 * `Mo-Fr 08:00-17:00`. Words without hours mean: 上午 8–12, 中午 11:30–13:30, 下午 13–18, 晚上 18–22.
 * Null when any part is not understood: a half-read pattern would be a wrong answer.
 */
export function parseWeekly(text: string): WeeklySlot[] | null {
  const cursor: Cursor = { text: tidyText(text) };
  const slots: WeeklySlot[] = [];
  let days: number[] | null = null;
  let open = false; // days named, hours not yet
  while (cursor.text !== '') {
    if (take(cursor, /^[,;:]+/)) continue;
    const before = cursor.text;
    const named = takeDays(cursor);
    if (named !== null) {
      if (open && days !== null) named.push(...days);
      days = named;
      open = true;
      take(cursor, /^[,:的]+/);
    }
    const span = takeSpan(cursor);
    if (span === null) return null;
    if (span !== undefined) {
      slots.push(...slotsOn(days ?? ALL_DAYS, span[0], span[1]));
      open = false;
    } else if (named !== null && (cursor.text === '' || cursor.text.startsWith(';'))) {
      slots.push(...slotsOn(named, 0, DAY_MINUTES));
      open = false;
    }
    if (cursor.text === before) return null;
  }
  return slots.length === 0 || open ? null : tidySlots(slots);
}
