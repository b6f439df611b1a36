/** Full-width letters, digits, signs and spaces as their half-width forms (Unicode FF01–FF5E, 3000). */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000]/g, (char) =>
    char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
}

/** A cell's text without the blanks, byte order marks and zero-width signs around it. */
export function cleanCell(text: string): string {
  return text.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim();
}

/** A header word as it is compared: no line breaks, blanks, `*`, （必填）, colon; half width, lower case. */
export function headerWord(text: string): string {
  return halfWidth(cleanCell(text))
    .toLowerCase()
    .replace(/\((必填|选填|必选|可选|required|optional)\)/g, '')
    .replace(/[\s*※:"'“”]/g, '');
}

/** A header word without any remark in brackets: `电话(手机)` → `电话`. */
export function bareHeader(text: string): string {
  const word = headerWord(text);
  // No heading is so long, and brackets that never close would be looked through over and over.
  if (word.length > 200) return word;
  return word.replace(/[([【{].*?[)\]】}]/g, '') || word;
}

/** Words by any of the separators that offices use, in order, each once. */
export function splitTags(text: string): string[] {
  const clean = cleanCell(text);
  let parts = clean.split(/[、，,;；/|\n\r]+/);
  // `电工 水工`: blanks part words only where nothing else does and every part is Chinese.
  if (parts.length === 1) {
    const words = clean.split(/\s+/);
    if (words.every((word) => /\p{Script=Han}/u.test(word))) parts = words;
  }
  return [...new Set(parts.map(cleanCell).filter(Boolean))];
}

/** Likeness of two words by their shared pairs of letters (Dice 1945), 0–1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let i = 0; i < a.length - 1; i += 1)
    pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1);
  let shared = 0;
  for (let i = 0; i < b.length - 1; i += 1) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0;
    if (left === 0) continue;
    shared += 1;
    pairs.set(b.slice(i, i + 2), left - 1);
  }
  return (2 * shared) / (a.length + b.length - 2);
}
