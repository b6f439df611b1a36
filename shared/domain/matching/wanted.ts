import { CST_OFFSET_MS, startOfDayMs, weekMoment } from '../availability/index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Hour of the day that a word means when no hour is said. */
const PARTS: readonly (readonly [RegExp, number])[] = [
  [/早上|清晨|早晨/, 8],
  [/上午/, 10],
  [/中午/, 12],
  [/下午/, 15],
  [/今晚|明晚|晚上|夜里|傍晚/, 19],
];

/**
 * The time that a text wants help at, epoch ms: 今晚, 明天上午, 周三下午, 后天 … counted from `nowMs` in China Standard
 * Time. Null when the text says nothing about it. A time that is past is not wanted: the problem is then old, help is
 * wanted now.
 */
export function wantedAtMs(text: string, nowMs: number): number | null {
  const days = /后天/.test(text) ? 2 : /明天|明早|明晚|明日/.test(text) ? 1 : daysToWeekday(text, nowMs);
  const part = PARTS.find(([word]) => word.test(text));
  const named = days !== null || /今天|今晚|今日/.test(text);
  if (!named) return null;
  if (part === undefined && (days ?? 0) === 0) return null;
  const atMs = startOfDayMs(nowMs) + (days ?? 0) * DAY_MS + (part?.[1] ?? 9) * HOUR_MS;
  return atMs < nowMs ? null : atMs;
}

function daysToWeekday(text: string, nowMs: number): number | null {
  const match = /(下)?(?:周|星期|礼拜)([一二三四五六日天])/.exec(text);
  if (match === null || /(?:上|每)(?:周|星期|礼拜)/.test(text)) return null;
  const day = '一二三四五六日'.indexOf((match[2] ?? '').replace('天', '日')) + 1;
  const ahead = day - weekMoment(nowMs).day;
  if (match[1] !== undefined) return ahead + 7;
  return ahead < 0 ? ahead + 7 : ahead;
}

/** Hour and minute of an instant as `19:00`, China Standard Time. */
export function clockText(atMs: number): string {
  return new Date(atMs + CST_OFFSET_MS).toISOString().slice(11, 16);
}
