import { latestOf } from '../latest.ts';
import { foldText } from '../search/fold.ts';

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const TENS: Readonly<Record<string, number>> = { 百: 100, 佰: 100, 十: 10, 拾: 10 };

/** The value of a Chinese numeral below 1,000 (十二 → 12, 廿三 → 23, 一百零二 → 102, 一二三 → 123). */
export function chineseNumber(text: string): number {
  const plain = text.replaceAll('廿', '二十').replaceAll('卅', '三十');
  if (!/[十百拾佰]/.test(plain)) return Number([...plain].map((c) => DIGITS[c] ?? 0).join(''));
  let total = 0;
  let digit = 0;
  for (const c of plain) {
    const tens = TENS[c];
    if (tens === undefined) {
      digit = DIGITS[c] ?? 0;
      continue;
    }
    total += (digit === 0 ? 1 : digit) * tens;
    digit = 0;
  }
  return total + digit;
}

const NUMERAL = '[零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰廿卅]+';
/** A numeral is a number before one of these words; 三江路 and 五一广场 keep theirs. */
const BEFORE_UNIT = new RegExp(
  `${NUMERAL}(?=幢|栋|号|座|弄|单元|室|楼|层|期|区(?!分)|村|组团|网格|组|门(?!口)|#)`,
  'g',
);
/** 三幢二〇一, 三-二〇一: a numeral right behind a number's unit or a dash is a room. */
const BEHIND_UNIT = new RegExp(`(?<=\\d[幢栋座号#-]|单元|\\d-)${NUMERAL}(?![\\u4e00-\\u9fff])`, 'g');
const toDigits = (word: string): string => String(chineseNumber(word));

const DASHES = /[-‐-―−－ー―─—~～〜∼→⁃﹣﹘]+/g;
/** Signs inside a name without a meaning of their own. */
const NOISE = /["'“”‘’`*_·•・<>《》]+/g;
const LABEL = '(?:\\d+[a-z]?|(?<![a-z])[a-z]|[甲乙丙丁戊])';
const IN_BRACKETS = new RegExp(`\\((${NUMERAL}|${LABEL})\\)(?=幢|栋|号|座|单元|室|楼|期|区)`, 'g');
const AS_BUILDING = new RegExp(`(${LABEL})(?:号楼|号栋|号幢|楼栋|栋|座|#楼?)`, 'g');

/**
 * Text in which an address has one writing: half width, simplified, lower case, no blanks beside Chinese or digits, one
 * dash, Chinese numerals before 幢 and the like as digits, 栋, 号楼, #12 and 12# as 12幢. Every stop is `,`, brackets are
 * `(`…`)`. Applying it again changes nothing.
 */
export const foldAddress: (text: string) => string = latestOf((text) =>
  foldText(text)
    .replace(DASHES, '-')
    .replace(/(?<=[\d甲乙丙丁戊])[\s.·/\\_]+(?=\d)/g, '-')
    .replace(/(?<=[^a-z])\s+|\s+(?=[^a-z])/g, '')
    .replace(/[[{【〔［｛]/g, '(')
    .replace(/[\]}】〕］｝]/g, ')')
    .replace(NOISE, '')
    .replace(/[，、；;：:|。.!！?？]+/g, ',')
    .replace(IN_BRACKETS, '$1')
    .replace(BEFORE_UNIT, toDigits)
    .replace(/(?<=[\d甲乙丙丁戊])一(?=\d)/g, '-')
    .replace(/(?<=\d(?:号|幢|栋)?)[至到](?=\d)/g, '-')
    .replace(/(?<=\d)之(?=\d)/g, '-')
    .replace(/第(?=\d|[甲乙丙丁戊][幢栋座号])|的(?=\d)/g, '')
    .replace(/(?<![\da-z甲乙丙丁戊])#(\d+)(?:号楼|幢|栋|座|楼)?/g, '$1幢')
    .replace(AS_BUILDING, '$1幢')
    .replace(/(\d+)(号|幢)-(?=\d+\2)/g, '$1-')
    .replace(BEHIND_UNIT, toDigits)
    .replace(/(?<!\d)0+(?=\d+幢)/g, '')
    .replace(/-{2,}/g, '-')
    .replace(/,{2,}/g, ','),
);
