import type { CategoryJudge, JudgedCategory } from '../judge.ts';
import type { Segmenter } from '../types.ts';
import { countFeatures, featureWords } from './features.ts';
import type { ParentOf } from './lessons.ts';
import type { Ranked, TextModel } from './model.ts';

/** However much there is to learn from, so much at most of a guess is the office's own (the rest is the lexicon's). */
export const MOST_STRENGTH = 0.9;
/** With so many texts of a class, half of what it could say is believed. */
const HALF_TRUST_TEXTS = 8;
/** A text of which this share of words is known is as good as known. */
const KNOWN_ENOUGH = 0.6;
/** So far before the next class, the first one is as sure as it gets. */
const CLEAR_MARGIN = 0.5;
const MOST_TELLING = 4;
/** Shares below this are not worth a line among the alternatives. */
const LEAST_SHARE = 0.02;

/** What a learned guess rests on. */
export type Evidence = {
  /** Texts of the likeliest class. */
  readonly texts: number;
  /** Share of the likeliest class less that of the next, 0–1. */
  readonly margin: number;
  /** Share of the text's words that the model has heard, 0–1. */
  readonly known: number;
};

/**
 * How much of a guess is the office's own, 0 to `MOST_STRENGTH`: strength × n/(n + 8) × min(1, known/0.6) ×
 * min(1, margin/0.5). Rises with each of them, and is 0 where one of them is. `strength` is the office's wish, 0–1.
 */
export function learnedWeight({ texts, margin, known }: Evidence, strength: number): number {
  const trust = texts / (texts + HALF_TRUST_TEXTS);
  const heard = Math.min(1, known / KNOWN_ENOUGH);
  const clear = Math.min(1, margin / CLEAR_MARGIN);
  return Math.min(MOST_STRENGTH, Math.max(0, strength)) * trust * heard * clear;
}

/**
 * Where the model knows only a parent, its share goes to that one of the parent's children for which the lexicon has
 * most, if it has more for it than for the parent.
 */
function toChildren(
  learned: readonly Ranked[],
  lexicon: readonly JudgedCategory[],
  parentOf: ParentOf,
): Map<string, { share: number; label: string }> {
  const labels = new Set(learned.map(({ label }) => label));
  const given = new Map<string, { share: number; label: string }>();
  for (const { label, share } of learned) {
    const nearest = lexicon.find(
      ({ categoryId }) => categoryId === label || (parentOf(categoryId) === label && !labels.has(categoryId)),
    );
    given.set(nearest?.categoryId ?? label, { share, label });
  }
  return given;
}

/** A model that an office taught and how it is used. */
export type Taught = {
  readonly model: TextModel;
  /** 0–1. */
  readonly strength: number;
  readonly segment: Segmenter;
  readonly parentOf: ParentOf;
  /** Whether the category still exists. */
  readonly exists: (categoryId: string) => boolean;
  /** How many texts were learnt in all. */
  readonly texts: number;
};

/**
 * The lexicon's judgement and the learned one as one, by a linear pool (M. Stone, "The Opinion Pool", 1961): the share of
 * a category is (1 − w) × the lexicon's + w × the learned one, w as of `learnedWeight`, the same for all categories of
 * the text. Without evidence it is the lexicon's judgement itself.
 */
export function blendJudge(lexicon: CategoryJudge, taught: Taught): CategoryJudge {
  const { model, segment, parentOf, strength, texts, exists } = taught;
  return {
    rank: (text) => {
      const said = lexicon.rank(text);
      const counts = countFeatures(text, segment);
      const learned = model.rank(counts).filter(({ label }) => exists(label));
      const [first, next] = learned;
      if (first === undefined) return said;
      const known = model.knownShare(counts);
      const evidence = { texts: model.sizeOf(first.label), margin: first.share - (next?.share ?? 0), known };
      const weight = learnedWeight(evidence, strength);
      if (weight === 0) return said;
      const given = toChildren(learned, said, parentOf);
      const words = featureWords(text, segment);
      const byId = new Map(said.map((one) => [one.categoryId, one]));
      return [...new Set([...byId.keys(), ...given.keys()])]
        .map((id) => pool(id, byId.get(id), given.get(id)))
        .filter(({ share, categoryId }) => byId.has(categoryId) || share >= LEAST_SHARE)
        .sort((a, b) => b.share - a.share || (a.categoryId < b.categoryId ? -1 : 1));

      function pool(
        categoryId: string,
        own: JudgedCategory | undefined,
        theirs: { share: number; label: string } | undefined,
      ): JudgedCategory {
        const plain = (1 - weight) * (own?.share ?? 0);
        const fromCases = weight * (theirs?.share ?? 0);
        const share = plain + fromCases;
        if (theirs === undefined || fromCases < LEAST_SHARE)
          return { categoryId, share, because: own?.because ?? [], by: 'lexicon' };
        const telling = model.telling(words, theirs.label, MOST_TELLING);
        return {
          categoryId,
          share,
          because: [...new Set([...(own?.because ?? []), ...telling])],
          by: own === undefined ? 'learned' : 'both',
          learned: { part: fromCases / share, texts, ofClass: model.sizeOf(theirs.label), words: telling },
        };
      }
    },
  };
}
