/** The first character in the dictionary's order for each letter that a syllable may begin with. */
const FIRSTS = [...'阿八嚓咑妸发旮哈丌咔垃妈拏噢妑七然仨他屲夕丫帀'];
const LETTERS = 'abcdefghjklmnopqrstwxyz';
/** Characters of two readings with two letters that words of an office are full of (现代汉语词典). */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  调: 't',
  会: 'k',
  长: 'z',
  重: 'c',
  行: 'h',
  朝: 'z',
  乐: 'y',
  弹: 't',
  传: 'z',
  折: 's',
  泊: 'b',
  吓: 'h',
};
const HAN = /[\u4e00-\u9fff]/;
const KNOWN = new Map<string, string>();

const order = new Intl.Collator('zh-CN-u-co-pinyin');

/**
 * The letters that a character's pinyin may begin with. Read from the browser's own dictionary order, so that the window
 * need not carry the core's table of pinyin.
 */
function lettersOf(character: string): string {
  let letters = KNOWN.get(character);
  if (letters === undefined) {
    const at = FIRSTS.findLastIndex((first) => order.compare(first, character) <= 0);
    letters = HAN.test(character)
      ? `${LETTERS[at] ?? ''}${OTHER_LETTERS[character] ?? ''}`
      : character.toLowerCase();
    KNOWN.set(character, letters);
  }
  return letters;
}

/** Where in a word its initials are the typed small letters; -1 for nowhere. */
export function initialsAt(word: string, typed: string): number {
  const letters = [...word].map(lettersOf);
  for (let at = 0; at + typed.length <= letters.length; at += 1)
    if ([...typed].every((letter, i) => letters[at + i]?.includes(letter))) return at;
  return -1;
}
