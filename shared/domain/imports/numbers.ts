import { cleanCell, halfWidth } from './text.ts';

/** A number with separators, a sign or a unit after it (`1,200 人`); undefined when it is none. */
export function parseNumber(text: string): number | undefined {
  const clean = halfWidth(cleanCell(text)).replace(/,(?=\d{3}(\D|$))/g, '');
  const match = /^([-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*[^\d.\s]{0,4}$/i.exec(clean);
  if (!match) return undefined;
  const value = Number(match[1]);
  return Number.isFinite(value) ? value : undefined;
}

/** Digits that a spreadsheet took for a number: blanks and dashes of a copied number, a trailing `.0`. */
export function plainDigits(text: string): string {
  return halfWidth(cleanCell(text))
    .replace(/^(\d+)\.0+$/, '$1')
    .replace(/[\s\u00A0]+/g, '');
}

/** 红橙黄蓝 as 1–4 from colours, 一级…四级, Roman figures and the words of the risk directives; undefined otherwise. */
export function parseLevel(text: string): number | undefined {
  const word = halfWidth(cleanCell(text))
    .toLowerCase()
    .replace(/[\s色级等]|风险|隐患|预警/g, '');
  const index = LEVELS.findIndex((words) => words.includes(word));
  return index < 0 ? undefined : index + 1;
}

const LEVELS: readonly (readonly string[])[] = [
  ['红', '一', '1', 'i', 'ⅰ', '重大', '特别重大', '高', 'red'],
  ['橙', '二', '2', 'ii', 'ⅱ', '较大', '较高', 'orange'],
  ['黄', '三', '3', 'iii', 'ⅲ', '一般', '中', '中等', 'yellow'],
  ['蓝', '四', '4', 'iv', 'ⅳ', '低', '较低', '较小', '轻微', 'blue'],
];

const YES = new Set([
  '是',
  '有',
  '√',
  '✓',
  '✔',
  '对',
  '已',
  'y',
  'yes',
  'true',
  '1',
  '党员',
  '中共党员',
  '预备党员',
  '中共预备党员',
  '正式党员',
]);
const NO = new Set([
  '否',
  '无',
  '×',
  '✗',
  '✕',
  'x',
  '不',
  '未',
  '没有',
  '不是',
  'n',
  'no',
  'false',
  '0',
  '群众',
  '非党员',
  '团员',
  '共青团员',
  '无党派',
  '无党派人士',
  '民主党派',
]);

/** Yes or no, as ticks, words or a political status; undefined when it is neither. */
export function parseBoolean(text: string): boolean | undefined {
  const word = halfWidth(cleanCell(text)).toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}
