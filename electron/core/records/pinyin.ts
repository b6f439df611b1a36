import { pinyin } from 'pinyin-pro';

const HAN = /[\u4e00-\u9fff]/;

/** Spelled-out pinyin and initials of a Chinese text, lower case, without tones: `张三` → `zhangsan zs`. */
export function pinyinKeys(text: string, surname = false): string {
  if (!HAN.test(text)) return '';
  const options = {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    surname: surname ? 'head' : 'off',
  } as const;
  const syllables = pinyin(text, options);
  const full = syllables.join('').toLowerCase();
  // Digits and letters stay whole, so that `cnd12` finds 朝南埭12幢.
  const initials = syllables
    .map((syllable) => (/^[a-zü]+$/.test(syllable) ? syllable.charAt(0) : syllable))
    .join('')
    .toLowerCase();
  return `${full} ${initials}`;
}

/**
 * Sorts names as a dictionary does: syllable by syllable with tones left out, then the characters themselves; numbers by
 * their value (2幢 before 12幢). Latin letters and digits come first. `surname` reads the first character as a surname.
 */
export function nameKeyOf(name: string, surname = false): string {
  const folded = name.normalize('NFKC').toLowerCase().trim();
  const numbered = folded.replace(/\d+/g, (digits) => digits.padStart(8, '0'));
  if (!HAN.test(numbered)) return numbered;
  const options = {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    surname: surname ? 'head' : 'off',
  } as const;
  return `${pinyin(numbered, options).join(' ')} ${folded}`;
}

/** The sound alone of a `nameKeyOf` key: how the name is spoken; '' for names without Chinese letters. */
export function soundOfKey(key: string, name: string): string {
  if (!HAN.test(name)) return '';
  return key.slice(0, Math.max(0, key.length - name.normalize('NFKC').toLowerCase().trim().length - 1));
}
