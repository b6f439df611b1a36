import { tagTerm, writtenTerm } from './docTerms.ts';
import { normaliseText } from './normalise.ts';
import type { QueryTerm } from './postings.ts';
import { termsOf, wholeTerms } from './tokens.ts';
import type { Segmenter } from './types.ts';

/** Something that the problem asks for, and the words by which a skill shows it. */
export type NeedPlan = {
  readonly need: string;
  readonly words: readonly string[];
  /**
   * Terms that show it more or less, each with its share of the need's weight; all together the whole. First two a word,
   * in the order of `words`: that it is had anyhow, that it is had as written.
   */
  readonly scored: readonly QueryTerm[];
  /** The marks of who has every word of it anyhow, and of who has every word as written, see `Postings.marksOf`. */
  readonly whole: { readonly anyhow: number; readonly written: number };
  /** The caller named it; otherwise the category supposes it. */
  readonly isNamed: boolean;
  /** Only a rival of the category supposes it: looked for, but nothing is concluded from its being there or lacking. */
  readonly isDoubtful: boolean;
};

/** Shares of a need's weight: for the words one by one, for them together; each half for having it as written. */
const ONE_WORD = { anyhow: 0.45, written: 0.55 } as const;
const EACH_WORD = { anyhow: 0.2, written: 0.2 } as const;
const TOGETHER = { anyhow: 0.25, written: 0.35 } as const;

/** Words of a need that are looked at: each takes two bits of a mark, and the whole need two more. */
const MOST_WORDS = 14;

/** How a need is looked up among skills and capabilities. */
export function planNeed(
  need: string,
  weight: number,
  isNamed: boolean,
  segment: Segmenter,
  isDoubtful = false,
): NeedPlan {
  const cut = wholeTerms(termsOf(need, segment));
  const exact = normaliseText(need);
  const words = cut.length > 0 ? cut.slice(0, MOST_WORDS) : [exact];
  const shown = (word: string, share: { anyhow: number; written: number }, of = 1): QueryTerm[] => [
    { term: tagTerm(word), weight: (weight * share.anyhow) / of },
    { term: writtenTerm(word), weight: (weight * share.written) / of },
  ];
  const isOneWord = words.length === 1 && words[0] === exact;
  const anyhow = words.reduce((marks, _, i) => marks | (1 << (2 * i)), 0);
  return {
    need,
    words,
    whole: { anyhow, written: anyhow << 1 },
    isNamed,
    isDoubtful,
    scored: isOneWord
      ? shown(exact, ONE_WORD)
      : [...words.flatMap((word) => shown(word, EACH_WORD, words.length)), ...shown(exact, TOGETHER)],
  };
}

/** Whether one with some marks has every word of a need, anyhow or as written. */
export const showsWhole = ({ whole }: NeedPlan, how: 'anyhow' | 'written', marks: number): boolean =>
  (marks & whole[how]) === whole[how];

/** The words of a need that one with some marks has anyhow. */
export const wordsShown = ({ words }: NeedPlan, marks: number): readonly string[] =>
  words.filter((_, i) => (marks & (1 << (2 * i))) !== 0);

/** How surely one with some marks can do what is needed, up to the need's weight. */
export const evidenceOf = ({ scored }: NeedPlan, marks: number): number =>
  scored.reduce((sum, { weight }, i) => ((marks & (1 << i)) === 0 ? sum : sum + weight), 0);
