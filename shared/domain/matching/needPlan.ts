import { tagTerm, writtenTerm } from './docTerms.ts';
import { normaliseText } from './normalise.ts';
import type { QueryTerm } from './postings.ts';
import { termsOf, wholeTerms } from './tokens.ts';
import type { Segmenter } from './types.ts';

/** Something that the problem asks for, and the words by which a skill shows it. */
export type NeedPlan = {
  readonly need: string;
  readonly words: readonly string[];
  /** Terms of the index, one a word: who shows them all can do it. */
  readonly terms: readonly string[];
  /** Terms that show it more or less, each with its share of the need's weight; all together the whole. */
  readonly scored: readonly QueryTerm[];
  /** The caller named it; otherwise the category supposes it. */
  readonly isNamed: boolean;
  /** Only a rival of the category supposes it: looked for, but nothing is concluded from its being there or lacking. */
  readonly isDoubtful: boolean;
};

/** Shares of a need's weight: for the words one by one, for them together; each half for having it as written. */
const ONE_WORD = { anyhow: 0.45, written: 0.55 } as const;
const EACH_WORD = { anyhow: 0.2, written: 0.2 } as const;
const TOGETHER = { anyhow: 0.25, written: 0.35 } as const;

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
  const words = cut.length > 0 ? cut : [exact];
  const shown = (word: string, share: { anyhow: number; written: number }, of = 1): QueryTerm[] => [
    { term: tagTerm(word), weight: (weight * share.anyhow) / of },
    { term: writtenTerm(word), weight: (weight * share.written) / of },
  ];
  const isOneWord = words.length === 1 && words[0] === exact;
  return {
    need,
    words,
    isNamed,
    isDoubtful,
    terms: words.map(tagTerm),
    scored: isOneWord
      ? shown(exact, ONE_WORD)
      : [...words.flatMap((word) => shown(word, EACH_WORD, words.length)), ...shown(exact, TOGETHER)],
  };
}
