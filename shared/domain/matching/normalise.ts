const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** The value of a Chinese numeral below 1,000 (十二 → 12, 一百零二 → 102, 一二三 → 123). */
export function chineseNumber(text: string): number {
  if (!/[十百]/.test(text)) return Number([...text].map((c) => DIGITS[c] ?? 0).join(''));
  let total = 0;
  let digit = 0;
  for (const c of text) {
    if (c === '百' || c === '十') {
      total += (digit === 0 ? 1 : digit) * (c === '百' ? 100 : 10);
      digit = 0;
    } else digit = DIGITS[c] ?? 0;
  }
  return total + digit;
}

/** Full-width to half-width, lower case, one kind of blank. Both sides of every comparison go through it. */
export function normaliseText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

const NUMERAL = /[零〇一二两三四五六七八九十百]+(?=幢|栋|号|座|弄|单元|室|楼|网格|组|#)/g;

/**
 * Text in which one place has one writing: no blanks beside Chinese or digits, Chinese numerals before 幢 and the like
 * as digits, and 栋, 号楼, 座, #12, 12# all as 12幢.
 */
export function normalisePlace(text: string): string {
  return normaliseText(text)
    .replace(/(?<=[^a-z]) | (?=[^a-z])/g, '')
    .replace(NUMERAL, (word) => String(chineseNumber(word)))
    .replace(/第(?=\d)/g, '')
    .replace(/的(?=\d)/g, '')
    .replace(/#(\d+)(?:号楼|幢|栋|座|楼)?/g, '$1幢')
    .replace(/(\d+)(?:号楼|栋|座|#楼?)/g, '$1幢')
    .replace(/0+(?=\d+幢)(?<!\d0+)/g, '');
}
