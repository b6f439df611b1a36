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
  return {
    rank: (text) => {
      const model = read();
      const counts = countFeatures(text, segment);
      const said = scoresOf(counts, model, lexicon);
      const points = new Map(lexicon.rank(text).map((one) => [one.categoryId, one.points]));
      // Nothing of it was ever heard: what words say then is all there is.
      if (said.size === 0) return words.rank(text);
      const most = Math.max(...said.values());
      const own = withOwnWords(text, model, lexicon);
      const sums = lexicon.all.map(({ id }) => ({
        id,
        sum:
          OWN_WORD * (own.get(id) ?? 0) +
          (said.get(id) ?? most * (own.get(id) ?? 0)) +
          LEXICON_WEIGHT * Math.log1p(points.get(id) ?? 0),
        // Without sayings and without words nothing speaks for it.
        speaks: said.has(id) || points.has(id),
      }));
      const because = lexicon.because(text);
      const shares = sharesOf(sums.filter(({ speaks }) => speaks));
      // The sayings hardly tell the categories apart, as with a word that none of them holds.
      if (shares.every(({ share }) => share < LEAST_CONFIDENCE)) return words.rank(text);
      return shares
        .filter(({ id, share }) => share >= LEAST_SHARE || points.has(id))
        .map(({ id, share }): JudgedCategory => {
          const heard = because(id);
          const telling = heard.length > 0 ? heard : model.telling(text, id, segment, MOST_TELLING);
          return { categoryId: id, share, because: telling, by: 'lexicon' };
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

/** The log odds of the categories that there still are; none where no feature is known. */
function scoresOf(counts: Counts, model: SayingsModel, lexicon: CategoryLexicon): Map<string, number> {
  const { scores, known } = model.score(counts);
  const scale = Math.min(1, MOST_FEATURES / Math.max(1, counts.features.length));
  const found = new Map<string, number>();
  for (const [at, id] of model.categoryIds.entries())
    if (known > 0 && lexicon.get(id) !== undefined)
      found.set(id, scale * (scores[at] as number) - (id === OTHER_CATEGORY_ID ? OTHER_PRIOR : 0));
  return found;
}

function sharesOf(sums: readonly { id: string; sum: number }[]): { id: string; share: number }[] {
  const most = sums.reduce((high, { sum }) => Math.max(high, sum), Number.NEGATIVE_INFINITY);
  const parts = sums.map(({ id, sum }) => ({ id, part: Math.exp((sum - most) / TEMPERATURE) }));
  const all = parts.reduce((total, { part }) => total + part, 0);
  return parts.map(({ id, part }) => ({ id, share: part / all }));
}
