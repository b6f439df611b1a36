import { normaliseText } from '../normalise.ts';
import type { Segmenter } from '../types.ts';
import { hashGrams, hashOfWord, isHan } from './hashing.ts';

/** Features are grams of up to so many characters. */
export const LONGEST_GRAM = 3;

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

/** Writes each value once, rising, and how often it stands there, from a place on. Returns where it ended. */
function tally(values: readonly number[], features: Int32Array, counts: Int32Array, from: number): number {
  const sorted = new Int32Array(values).sort();
  let end = from;
  for (let i = 0; i < sorted.length; i++) {
    const value = sorted[i] as number;
    if (i > 0 && value === sorted[i - 1]) {
      counts[end - 1] = (counts[end - 1] as number) + 1;
      continue;
    }
    features[end] = value;
    counts[end++] = 1;
  }
  return end;
}

function countsOf(words: readonly number[], grams: readonly number[]): Counts {
  const features = new Int32Array(words.length + grams.length);
  const counts = new Int32Array(features.length);
  const middle = tally(words, features, counts, 0);
  const end = tally(grams, features, counts, middle);
  return { features: features.slice(0, end), counts: counts.slice(0, end), words: middle };
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
