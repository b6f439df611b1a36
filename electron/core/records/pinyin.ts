import { pinyin } from 'pinyin-pro';
import { foldText } from '#shared/domain/search/fold';

const HAN = /[\u4e00-\u9fff]/;

/**
 * Other readings of characters in names of people and places, which a clerk may type as well: pinyin-pro reads a
 * character in its context and a family may read it otherwise (现代汉语词典).
 */
const OTHER_READINGS: Readonly<Record<string, readonly string[]>> = {
  单: ['shan', 'dan'],
  仇: ['qiu', 'chou'],
  解: ['xie', 'jie'],
  曾: ['zeng', 'ceng'],
  查: ['zha', 'cha'],
  区: ['ou', 'qu'],
  盖: ['ge', 'gai'],
  朴: ['piao', 'pu'],
  覃: ['qin', 'tan'],
  乐: ['yue', 'le'],
  尉: ['wei', 'yu'],
  缪: ['miao', 'mou'],
  翟: ['zhai', 'di'],
  长: ['chang', 'zhang'],
  朝: ['chao', 'zhao'],
  重: ['chong', 'zhong'],
  行: ['xing', 'hang'],
  大: ['da', 'dai'],
  都: ['du', 'dou'],
  厦: ['sha', 'xia'],
  弄: ['long', 'nong'],
};
/** More readings of one name are not kept. */
const MOST_READINGS = 4;

/** Every reading of the syllables: as read, and with each character of several readings in its others. */
function readings(name: string, read: readonly (readonly string[])[]): string[][] {
  const chars = [...name];
  const all = new Map(read.map((syllables) => [syllables.join(' '), [...syllables]]));
  for (const syllables of read) {
    if (syllables.length !== chars.length) continue;
    for (const [i, char] of chars.entries())
      for (const other of OTHER_READINGS[char] ?? []) {
        const changed = syllables.with(i, other);
        if (all.size < MOST_READINGS) all.set(changed.join(' '), changed);
      }
  }
  return [...all.values()];
}

/**
 * Spelled-out pinyin and initials of a Chinese text, without tones and blanks, readings parted by a blank:
 * `单三` → `shansan dansan` and `ss ds`. Digits and letters stay whole, so that `cnd12` finds 朝南埭12幢.
 */
export function pinyinLines(text: string, surname = false): { full: string; initials: string } {
  const name = foldText(text).replaceAll(' ', '');
  if (!HAN.test(name)) return { full: '', initials: '' };
  const options = { toneType: 'none', type: 'array' } as const;
  const read = (surname ? (['head', 'off'] as const) : (['off'] as const)).map((mode) =>
    pinyin(name, { ...options, surname: mode }),
  );
  const all = readings(name, read);
  const initial = (syllable: string): string => (/^[a-zü]+$/.test(syllable) ? syllable.charAt(0) : syllable);
  const join = (parts: readonly (readonly string[])[]): string =>
    [...new Set(parts.map((syllables) => syllables.join('').replaceAll('ü', 'v')))].join(' ').toLowerCase();
  return { full: join(all), initials: join(all.map((syllables) => syllables.map(initial))) };
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

const SOUNDS = new Map<string, string>();

/** How one character sounds: its commonest reading without tone. */
export function soundOf(character: string): string {
  let sound = SOUNDS.get(character);
  if (sound === undefined) {
    sound = pinyin(character, { toneType: 'none' });
    SOUNDS.set(character, sound);
  }
  return sound;
}
