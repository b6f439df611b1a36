import type { Sound } from '../../address/index.ts';
import { CONTEXT } from '../courtesy.ts';
import type { Segmenter } from '../types.ts';

/** A place in a text that is one slip away from a known word. */
export type Slip = {
  readonly written: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
};

export type SlipKnowledge = {
  /** Every word of the dictionary that stands in a text: what is a word is no slip. */
  readonly dictionary: Segmenter;
  /** How a character sounds; null: only the writing is compared. */
  readonly sound: Sound | null;
};

/** A slip is looked for in so much of a text, characters. */
const MOST_TEXT = 240;
const LONGEST = 8;
/** In a longer text that tells already what it is about, a slip in two characters is more likely none. */
const SHORT_TEXT = 40;
const HAN = /^[\u4e00-\u9fff]+$/;
/** Single characters that stand between words by right. */
const PARTICLES = new Set(
  '的了在是有不没我你他她它这那就都和也很人个上下来每去把被要会说想又再还太好多大小着过给让跟对从向为与或一二三四五六七八九十两几吗呢吧啊家'.split(
    '',
  ),
);
/** Characters that say where: 三楼水大 is no 漏水. */
const WHERE = new Set('楼号室幢层门口路弄省市县区镇村城湾苑园'.split(''));
/** Words shorter than this (characters) are too easily hit by chance. */
const LEAST = { otherSound: 4, missing: 4, extra: 3 } as const;

type Kind = 'sound' | 'swap' | 'extra' | 'other' | 'missing';
/** The surer kinds first. */
const KINDS: readonly Kind[] = ['sound', 'swap', 'extra', 'other', 'missing'];
const SURE_KINDS: readonly Kind[] = ['sound', 'swap'];
type Found = Slip & { readonly kind: Kind };

/** 平翘舌 and 前后鼻音 are one sound to most who type here. */
const loosely = (sound: string): string => sound.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');

/**
 * Finds words written with one slip (a wrong character, one too many, one missing, two swapped): an index of all words
 * with one character left out, as in SymSpell (Garbe 2012). A correct word of the dictionary is never taken for another.
 */
export class SlipFinder {
  readonly #words: ReadonlySet<string>;
  readonly #knowledge: SlipKnowledge;
  /** Left-out form → words with the place of the character left out. Made at the first question. */
  #leftOut: Map<string, { word: string; at: number }[]> | null = null;

  constructor(words: Iterable<string>, knowledge: SlipKnowledge) {
    this.#words = new Set(
      [...words].filter((word) => word.length >= 2 && word.length <= LONGEST && HAN.test(word)),
    );
    this.#knowledge = knowledge;
  }

  /**
   * Slips in a normalised text, none overlapping another, in the order of the text. What is `heard` already, as it is
   * written, stays so; and beside a heard word that tells, only what sounds the same or is swapped is taken for a slip.
   */
  find(text: string, heard: readonly string[] = []): Slip[] {
    const said = text.slice(0, MOST_TEXT);
    const spans = new DictionarySpans(said, this.#knowledge.dictionary, heard);
    const told = heard.some((word) => !CONTEXT.has(word));
    const kinds = told ? SURE_KINDS : KINDS;
    const least = told && text.length > SHORT_TEXT ? 3 : 2;
    const found: Found[] = [];
    for (let start = 0; start <= said.length - least; start += 1) {
      for (let end = start + least; end <= Math.min(said.length, start + LONGEST + 1); end += 1) {
        const written = said.slice(start, end);
        if (!HAN.test(written) || spans.isHeard(start, end)) break;
        if (spans.isWord(written) || this.#words.has(written)) continue;
        for (const one of this.#slipsOf(written, start, spans))
          if (kinds.includes(one.kind)) found.push({ ...one, written, start, end });
      }
    }
    return bestApart(found);
  }

  *#slipsOf(written: string, start: number, spans: DictionarySpans): Generator<{ word: string; kind: Kind }> {
    yield* this.#wrongCharacters(written, start, spans);
    if (spans.crosses(start, start + written.length)) return;
    if (written.length + 1 >= LEAST.missing)
      for (const { word, at } of this.#index().get(written) ?? [])
        if (at > 0 && at < word.length - 1) yield { word, kind: 'missing' };
    for (let at = 0; written.length > 2 && at + 1 < written.length; at += 1) {
      const rest = written.slice(0, at) + written.slice(at + 1);
      if (at > 0 && rest.length >= LEAST.extra && this.#words.has(rest)) yield { word: rest, kind: 'extra' };
      const swapped = `${written.slice(0, at)}${written[at + 1]}${written[at]}${written.slice(at + 2)}`;
      if (swapped !== written && this.#words.has(swapped)) yield { word: swapped, kind: 'swap' };
    }
  }

  *#wrongCharacters(
    written: string,
    start: number,
    spans: DictionarySpans,
  ): Generator<{ word: string; kind: Kind }> {
    for (let at = 0; at < written.length; at += 1) {
      // What a word of the dictionary holds is right, and a particle is right anywhere.
      if (spans.holds(start + at) || PARTICLES.has(written[at] as string)) continue;
      const rest = written.slice(0, at) + written.slice(at + 1);
      for (const { word, at: wordAt } of this.#index().get(rest) ?? []) {
        const kind = wordAt === at ? this.#wrongCharacter(written, word, at, start, spans) : null;
        if (kind !== null) yield { word, kind };
      }
    }
  }

  #wrongCharacter(
    written: string,
    word: string,
    at: number,
    start: number,
    spans: DictionarySpans,
  ): Kind | null {
    const [is, should] = [written[at] as string, word[at] as string];
    const end = start + written.length;
    const { sound } = this.#knowledge;
    const alike = sound !== null && loosely(sound(is)) === loosely(sound(should));
    if (alike) {
      if (word.length > 2) return 'sound';
      // Two characters are little: they must sound alike to the ear, and no word may reach into them from outside.
      if (sound(is) !== sound(should)) return null;
      const little = WHERE.has(is) || PARTICLES.has(should) || PARTICLES.has(word[1 - at] as string);
      return little || spans.crosses(start, end) ? null : 'sound';
    }
    return word.length < LEAST.otherSound ? null : 'other';
  }

  #index(): Map<string, { word: string; at: number }[]> {
    if (this.#leftOut !== null) return this.#leftOut;
    const made = new Map<string, { word: string; at: number }[]>();
    for (const word of this.#words)
      for (let at = 0; at < word.length; at += 1) {
        const key = word.slice(0, at) + word.slice(at + 1);
        const list = made.get(key);
        if (list === undefined) made.set(key, [{ word, at }]);
        else list.push({ word, at });
      }
    this.#leftOut = made;
    return made;
  }
}

/** The text with its slips put right. */
export function putRight(text: string, slips: readonly Slip[]): string {
  let out = '';
  let from = 0;
  for (const { word, start, end } of slips) {
    out += text.slice(from, start) + word;
    from = end;
  }
  return out + text.slice(from);
}

/** Longer words first, then surer kinds; of what overlaps the first stays. */
function bestApart(found: readonly Found[]): Slip[] {
  const ranked = [...found].sort(
    (a, b) =>
      b.word.length - a.word.length ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      a.start - b.start ||
      (a.word < b.word ? -1 : 1),
  );
  const taken: Found[] = [];
  for (const one of ranked)
    if (taken.every((other) => one.end <= other.start || one.start >= other.end)) taken.push(one);
  return taken
    .sort((a, b) => a.start - b.start)
    .map(({ written, word, start, end }) => ({ written, word, start, end }));
}

/** Where the words of the dictionary, and those heard, stand in a text: marks by place, so that asking costs nothing. */
class DictionarySpans {
  readonly #words: ReadonlySet<string>;
  /** 1: a word of the dictionary holds the character here. */
  readonly #held: Uint8Array;
  /** 1: a word of the dictionary goes on from the character before to this one. */
  readonly #joined: Uint8Array;
  /** How many characters before here stand in a heard word. */
  readonly #heardBefore: Uint16Array;

  constructor(text: string, dictionary: Segmenter, heard: readonly string[]) {
    this.#words = new Set(dictionary(text).filter((word) => word.length >= 2));
    this.#held = new Uint8Array(text.length + 1);
    this.#joined = new Uint8Array(text.length + 1);
    for (const word of this.#words)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        this.#held.fill(1, at, at + word.length);
        this.#joined.fill(1, at + 1, at + word.length);
      }
    const heardHere = new Uint8Array(text.length);
    for (const word of heard)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        heardHere.fill(1, at, at + word.length);
    this.#heardBefore = new Uint16Array(text.length + 1);
    for (let i = 0; i < text.length; i += 1)
      this.#heardBefore[i + 1] = (this.#heardBefore[i] ?? 0) + (heardHere[i] ?? 0);
  }

  /** Whether a word that is heard stands in from…to, or reaches into it. */
  isHeard(from: number, to: number): boolean {
    return this.#heardBefore[to] !== this.#heardBefore[from];
  }
  isWord(text: string): boolean {
    return this.#words.has(text);
  }
  /** Whether some word holds the character at a place. */
  holds(at: number): boolean {
    return this.#held[at] === 1;
  }
  /** Whether some word lies across one of the ends of from…to. */
  crosses(from: number, to: number): boolean {
    return this.#joined[from] === 1 || this.#joined[to] === 1;
  }
}
