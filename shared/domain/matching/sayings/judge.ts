import type { CategoryLexicon } from '../category.ts';
import { type CategoryJudge, type JudgedCategory, LEAST_CONFIDENCE } from '../judge.ts';
import { type Counts, countFeatures } from '../learn/features.ts';
import type { Segmenter } from '../types.ts';
import { OTHER_CATEGORY_ID } from '../understand/other.ts';
import type { SayingsModel } from './model.ts';

/** What e-fold more of the lexicon's points counts against the log odds of the sayings. */
const LEXICON_WEIGHT = 2;
/** A word that the office gave a category itself decides, unless residents say it with everything (小区). */
const OWN_WORD = 20;
/** Words and their grams are said together: the log odds of a text count half. */
const TEMPERATURE = 2;
/** More features than this (a sentence of some 40 characters) add no more evidence, only proportion. */
const MOST_FEATURES = 160;
/** Nobody calls an office for nothing: 其他 is so much rarer than any other category before a word is read. */
const OTHER_PRIOR = 2;
/** Shares below this are not worth a line among the alternatives. */
const LEAST_SHARE = 0.02;
const MOST_TELLING = 3;

/**
 * Judges by the lexicon and by what residents say, as one: for each category the log odds of the sayings and the
 * logarithm of the lexicon's points are added (a product of experts: G. Hinton, Neural Computation 14, 2002), and what
 * comes out is made shares of 1 (softmax). A category that nobody wrote sayings for stands in the middle of all, and the
 * nearer to the likeliest one the more a word of its own tells.
 */
export function sayingsJudge(
  lexicon: CategoryLexicon,
  words: CategoryJudge,
  read: () => SayingsModel,
  segment: Segmenter,
): CategoryJudge {
  const ids = lexicon.all.map(({ id }) => id);
  let placesFor: SayingsModel | null = null;
  let places: readonly number[] = [];
  /** Where each category stands in the model, -1 where nobody wrote sayings for it. */
  const placesIn = (model: SayingsModel): readonly number[] => {
    if (model === placesFor) return places;
    const at = new Map(model.categoryIds.map((id, i) => [id, i]));
    placesFor = model;
    places = ids.map((id) => at.get(id) ?? -1);
    return places;
  };
  return {
    rank: (text) => {
      const model = read();
      const said = saidOf(countFeatures(text, segment), model, ids, placesIn(model));
      const points = new Map(lexicon.rank(text).map((one) => [one.categoryId, one.points]));
      // Nothing of it was ever heard: what words say then is all there is.
      if (said === null) return words.rank(text);
      const most = said.reduce((high, odds) => (odds > high ? odds : high), Number.NEGATIVE_INFINITY);
      const own = withOwnWords(text, model, lexicon);
      // NaN where neither sayings nor words speak for it.
      const sums = said.map((odds, i) => {
        const id = ids[i] as string;
        if (Number.isNaN(odds) && !points.has(id)) return Number.NaN;
        const named = own.get(id) ?? 0;
        const heard = LEXICON_WEIGHT * Math.log1p(points.get(id) ?? 0);
        return OWN_WORD * named + (Number.isNaN(odds) ? most * named : odds) + heard;
      });
      const shares = sharesOf(sums);
      // The sayings hardly tell the categories apart, as with a word that none of them holds.
      if (shares.every((share) => !(share >= LEAST_CONFIDENCE))) return words.rank(text);
      const because = lexicon.because(text);
      return ids
        .flatMap((id, i): JudgedCategory[] => {
          const share = shares[i] as number;
          if (Number.isNaN(share) || (share < LEAST_SHARE && !points.has(id))) return [];
          const heard = because(id);
          const telling = heard.length > 0 ? heard : model.telling(text, id, segment, MOST_TELLING);
          return [{ categoryId: id, share, because: telling, by: 'lexicon' }];
        })
        .sort((a, b) => b.share - a.share || (a.categoryId < b.categoryId ? -1 : 1));
    },
  };
}

/** The categories that a text names by a word that the office gave them, and how much it tells, 0–1. */
function withOwnWords(text: string, model: SayingsModel, lexicon: CategoryLexicon): Map<string, number> {
  const own = new Map<string, number>();
  for (const word of lexicon.heardIn(text))
    for (const id of lexicon.idsOf(word))
      if (!model.hadWord(id, word)) own.set(id, Math.max(own.get(id) ?? 0, model.tells(word)));
  return own;
}

/** The log odds of some categories, NaN for those without sayings; null where no feature is known, or no category. */
function saidOf(
  counts: Counts,
  model: SayingsModel,
  ids: readonly string[],
  places: readonly number[],
): Float64Array | null {
  const { scores, known } = model.score(counts);
  if (known === 0 || places.every((at) => at < 0)) return null;
  const scale = Math.min(1, MOST_FEATURES / Math.max(1, counts.features.length));
  return Float64Array.from(places, (at, i) =>
    at < 0 ? Number.NaN : scale * (scores[at] as number) - (ids[i] === OTHER_CATEGORY_ID ? OTHER_PRIOR : 0),
  );
}

/** Softmax; what is NaN stays so and takes no share. */
function sharesOf(sums: Float64Array): Float64Array {
  const most = sums.reduce((high, sum) => (sum > high ? sum : high), Number.NEGATIVE_INFINITY);
  const parts = sums.map((sum) => Math.exp((sum - most) / TEMPERATURE));
  const all = parts.reduce((total, part) => (Number.isNaN(part) ? total : total + part), 0);
  return parts.map((part) => part / all);
}
