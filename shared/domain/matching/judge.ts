import { type CategoryLexicon, OPENING_SHARE, type RankedCategory } from './category.ts';
import type { JudgedBy } from './understand/types.ts';

/** With a share below this, a guess is no better than none. */
export const LEAST_CONFIDENCE = 0.15;

/** A category that a text may be about. */
export type JudgedCategory = {
  readonly categoryId: string;
  /** How surely, 0–1. */
  readonly share: number;
  /** The words that speak for it. */
  readonly because: readonly string[];
  readonly by: JudgedBy;
  /** What the office's own closed problems have to do with it; absent: nothing. */
  readonly learned?: LearnedPart;
};

/** How much of a guess is learnt from the office's own closed problems. */
export type LearnedPart = {
  /** Of the share of the guess, 0–1. */
  readonly part: number;
  /** Problems learnt from in all, and of this category. */
  readonly texts: number;
  readonly ofClass: number;
  /** The words of the text that these problems made telling. */
  readonly words: readonly string[];
};

/** Says what a text is about. */
export type CategoryJudge = {
  /** Categories that a normalised text without its place may be about, the surest first; ties: smallest id. */
  readonly rank: (text: string) => readonly JudgedCategory[];
};

/**
 * The judge that goes by the words of the lexicon alone. The share of the best category says how far it stands before
 * the next one and how much was found at all; each other one is measured against the best.
 */
export function lexiconJudge(lexicon: CategoryLexicon): CategoryJudge {
  return {
    rank: (text) => {
      const ranked = lexicon.rank(text);
      const because = lexicon.because(text);
      const rivals = ranked.slice(0, MOST_RIVALS);
      return ranked.map((one) => ({
        categoryId: one.categoryId,
        share: one.points / (one.points + rivalPoints(lexicon, one, rivals) + OPENING_SHARE),
        because: because(one.categoryId),
        by: 'lexicon',
      }));
    },
  };
}

/** Beyond these, nobody is a rival who would not stand before them. */
const MOST_RIVALS = 4;

/** The most points that stand against a category; those of its parent or child count a quarter, unless they are more. */
function rivalPoints(
  lexicon: CategoryLexicon,
  one: RankedCategory,
  rivals: readonly RankedCategory[],
): number {
  const parentOf = (id: string): string | null => lexicon.get(id)?.parentId ?? null;
  let most = 0;
  for (const other of rivals) {
    if (other === one) continue;
    const related =
      parentOf(one.categoryId) === other.categoryId || parentOf(other.categoryId) === one.categoryId;
    most = Math.max(most, related && other.points <= one.points ? other.points / 4 : other.points);
  }
  return most;
}
