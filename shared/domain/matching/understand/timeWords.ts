/** A word of time in a text, and the hour of the day that it means when no hour is said; null: by itself it means none. */
export type TimeWord = { readonly word: string; readonly hour: number | null };

/** A number of hours or days, or a date; source of a regular expression, as are those below. */
export const NUMBER = '(?:\\d{1,3}|[一二两三四五六七八九十廿]{1,3}|半)';
/** 半小时内, 两个小时后, 三天之内. */
export const SPAN_WORDS = `${NUMBER}个?半?(?:小时|钟头|分钟|天|日)(?:之|以)?[内后]`;
/** 周三, 星期天, 周末; not 老周五金, 一周三次. */
export const WEEKDAY = '(?<![一两几半老小\\d])(?:周|星期|礼拜)[一二三四五六日天末](?!金)';
/** A day that is named without its date. */
export const DAY_WORDS = `今[天晚日]|大?后天|明[天日早晚]|下?个?${WEEKDAY}`;
/** A part of the day behind its day. */
export const PART_WORDS = '早上|清晨|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|深夜|凌晨';
/** 八点, 7点半, 20:30. */
export const CLOCK_WORDS =
  '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点钟?|时(?!候)|[:：])(?:半|[一三]刻|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})分?|多)?';

/** Parts of the day with their hours; the first that stands in a text decides. */
const PARTS: readonly (readonly [RegExp, number])[] = [
  [/早上|清晨|早晨|明早|一早/, 8],
  [/上午/, 10],
  [/中午/, 12],
  [/下午/, 15],
  [/下班后/, 18],
  [/今晚|明晚|晚上|夜里|傍晚/, 19],
];
/** The same part of the day with its day before it: 明早 is 早上 of tomorrow. */
const PART_OF: Readonly<Record<string, string>> = { 明早: '早上', 今晚: '晚上', 明晚: '晚上' };
/** They tell hours of the day, but each office has its own. */
const HOURS =
  /饭点|(?:早|中|午|晚)饭(?:前|后|时候?)?|午休(?:后|时间)?|上班前|下班前?|放学后?|收工后?|睡觉?前|天黑后?|天亮后?|白天|半夜|深夜|凌晨/;
/** In the order in which they count. */
const DAYS = [/大后天/, /后天/, /明[天日]/, new RegExp(WEEKDAY), /今[天日]/] as const;
/** They ask for no day and no hour. */
const HASTE = /尽快|尽早|马上|立刻|立即|赶紧|赶快|抓紧|抽空|得空/;

/** The part of the day in a normalised text; null: none. */
export function partOfDayIn(text: string): TimeWord | null {
  for (const [pattern, hour] of PARTS) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { word: PART_OF[found] ?? found, hour };
  }
  return null;
}

/** Other words for hours of the day: 饭点, 放学后; null: none. */
export const hoursWordIn = (text: string): string | null => HOURS.exec(text)?.[0] ?? null;

/** The word for a day (明天, 周三, 周末, however it is written), else for haste (尽快); null: neither. */
export function dayWordIn(text: string): string | null {
  for (const pattern of DAYS) {
    const day = pattern.exec(text)?.[0];
    if (day === undefined) continue;
    return day
      .replace(/星期|礼拜/, '周')
      .replace('周天', '周日')
      .replace(/^([今明])日$/, '$1天');
  }
  return HASTE.exec(text)?.[0] ?? null;
}
