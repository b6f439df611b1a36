import { normaliseText } from '../normalise.ts';
import type { Segmenter } from '../types.ts';
import { hashGrams, hashOfWord, isHan } from './hashing.ts';

const LONGEST_GRAM = 3;

/**
 * The features of one text, as hashes: its words first, then its grams of one to three Han characters; within each block
 * rising and each once, with how often it stands in the text.
 */
export type Counts = {
  readonly features: Int32Array;
  readonly counts: Int32Array;
  /** How many of them are words. */
  readonly words: number;
};

/** A feature must not hold digits: a class must not be learnt from a house number. */
const isFeatureWord = (word: string): boolean => word.length > 1 && !/[\d\s]/.test(word);

/** Each value once and how often, in rising order. */
function tally(values: readonly number[]): { features: number[]; counts: number[] } {
  const sorted = Int32Array.from(values).sort();
  const features: number[] = [];
  const counts: number[] = [];
  for (const value of sorted) {
    const last = features.length - 1;
    if (last >= 0 && features[last] === value) counts[last] = (counts[last] as number) + 1;
    else {
      features.push(value);
      counts.push(1);
    }
  }
  return { features, counts };
}

function countsOf(words: readonly number[], grams: readonly number[]): Counts {
  const a = tally(words);
  const b = tally(grams);
  return {
    features: Int32Array.from([...a.features, ...b.features]),
    counts: Int32Array.from([...a.counts, ...b.counts]),
    words: a.features.length,
  };
}

/** Grams stay within a run of Han characters: they do not cross punctuation, digits or letters. */
function gramsOf(text: string, into: number[]): void {
  for (let from = 0; from < text.length; ) {
    if (!isHan(text.charCodeAt(from))) {
      from++;
      continue;
    }
    let to = from + 1;
    while (to < text.length && isHan(text.charCodeAt(to))) to++;
    hashGrams(text, from, to, LONGEST_GRAM, into);
    from = to;
  }
}

/** The words of a text that are features, each once, in the order of the text. */
export function featureWords(text: string, segment: Segmenter): string[] {
  return [...new Set(segment(normaliseText(text)))].filter(isFeatureWord);
}

/** Features of a text: its words (by the injected segmenter) and its grams. */
export function countFeatures(text: string, segment: Segmenter): Counts {
  const folded = normaliseText(text);
  const words: number[] = [];
  for (const word of segment(folded)) if (isFeatureWord(word)) words.push(hashOfWord(word));
  const grams: number[] = [];
  gramsOf(folded, grams);
  return countsOf(words, grams);
}

/** The same for a text that is already cut into words: grams stay within a word. */
export function countWords(words: readonly string[]): Counts {
  const grams: number[] = [];
  for (const word of words) gramsOf(normaliseText(word), grams);
  return countsOf(words.filter(isFeatureWord).map(hashOfWord), grams);
}
