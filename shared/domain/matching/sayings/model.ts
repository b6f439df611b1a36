import { ByteReader, ByteWriter } from '../bytes.ts';
import { type Counts, countFeatures, featureWords, LONGEST_GRAM } from '../learn/features.ts';
import { FeatureTable, hashGrams, hashOfWord } from '../learn/hashing.ts';
import type { Segmenter } from '../types.ts';

/** Raise it when features, or what is kept of them, change. */
const SAYINGS_VERSION = 2;

/** Added to every count (Lidstone), so that what a category was never said with speaks against it, but not for ever. */
const SMOOTHING = 0.5;
const MOST_COUNTED = 255;
/** By how often something was said with a category: what it speaks for it, natural logarithms. */
const ODDS = Float64Array.from({ length: MOST_COUNTED + 1 }, (_, count) => Math.log1p(count / SMOOTHING));
/** What is said with everything still tells a little. */
const LEAST_WEIGHT = 0.05;

/** Something that residents say, and the category that it belongs to. */
export type Saying = { readonly categoryId: string; readonly text: string };

/** How much the sayings of each category speak for a text, in the order of `categoryIds`. */
type SayingScores = {
  readonly scores: Float64Array;
  /** Share of the text's features that any saying has, 0–1. */
  readonly known: number;
};

/**
 * What residents say, by categories: multinomial naive Bayes over each saying's words and grams (McCallum & Nigam, "A
 * Comparison of Event Models for Naive Bayes Text Classification", 1998), every category as likely before a word is
 * read; a feature counts the less, the more evenly the categories share it (1 less the entropy over the highest there can
 * be). Written for this program, learnt once, kept as counts: which features, of which categories, how often.
 */
export class SayingsModel {
  readonly categoryIds: readonly string[];
  readonly #features: Int32Array;
  readonly #starts: Uint32Array;
  readonly #classes: Uint16Array;
  readonly #counts: Uint8Array;
  readonly #numbers: FeatureTable;
  /** By category: what a feature counts that it was never said with. */
  readonly #never: Float64Array;
  /** How much each feature tells. */
  readonly #weights: Float32Array;
  readonly #words: ReadonlySet<number>;

  private constructor(parts: Parts) {
    this.categoryIds = parts.categoryIds;
    this.#features = parts.features;
    this.#starts = parts.starts;
    this.#classes = parts.classes;
    this.#counts = parts.counts;
    this.#words = new Set(parts.words);
    this.#numbers = new FeatureTable(parts.features.length);
    for (let k = 0; k < parts.features.length; k += 1) this.#numbers.set(parts.features[k] as number, k + 1);
    const totals = new Float64Array(this.categoryIds.length);
    for (let i = 0; i < parts.classes.length; i += 1) {
      const at = parts.classes[i] as number;
      totals[at] = (totals[at] as number) + (parts.counts[i] as number);
    }
    const all = SMOOTHING * parts.features.length;
    this.#never = totals.map((total) => Math.log(SMOOTHING / (total + all)));
    const most = Math.log(Math.max(2, this.categoryIds.length));
    this.#weights = Float32Array.from(parts.features, (_, k) =>
      Math.max(LEAST_WEIGHT, 1 - this.#entropyOf(k) / most),
    );
  }

  /** Entropy of the categories that a feature is said with, nats. */
  #entropyOf(k: number): number {
    const counts = this.#counts.subarray(this.#starts[k], this.#starts[k + 1]);
    const all = counts.reduce((sum, count) => sum + count, 0);
    return counts.reduce((sum, count) => sum - (count / all) * Math.log(count / all), 0);
  }

  /**
   * Learns from sayings; the same in whatever order they come. `words`: those that the categories had when these were
   * written, normalised; whatever word a category has besides is the office's own.
   */
  static learn(sayings: readonly Saying[], segment: Segmenter, words: readonly Saying[] = []): SayingsModel {
    const categoryIds = [...new Set(sayings.map(({ categoryId }) => categoryId))].sort();
    const numberOf = new Map(categoryIds.map((id, i) => [id, i]));
    const rows = new Map<number, Map<number, number>>();
    for (const { categoryId, text } of sayings) {
      const at = numberOf.get(categoryId) as number;
      for (const feature of countFeatures(text, segment).features) {
        const row = rows.get(feature) ?? new Map<number, number>();
        row.set(at, Math.min(MOST_COUNTED, (row.get(at) ?? 0) + 1));
        rows.set(feature, row);
      }
    }
    const sorted = [...rows].sort(([a], [b]) => a - b);
    const entries = sorted.flatMap(([, row]) => [...row].sort(([a], [b]) => a - b));
    const starts = new Uint32Array(sorted.length + 1);
    for (const [k, [, row]] of sorted.entries()) starts[k + 1] = (starts[k] as number) + row.size;
    return new SayingsModel({
      categoryIds,
      features: Int32Array.from(sorted, ([feature]) => feature),
      starts,
      classes: Uint16Array.from(entries, ([at]) => at),
      counts: Uint8Array.from(entries, ([, count]) => count),
      words: Int32Array.from(new Set(words.map(({ categoryId, text }) => wordKey(categoryId, text)))).sort(),
    });
  }

  /** Whether a category had a normalised word when the sayings were written. */
  hadWord(categoryId: string, word: string): boolean {
    return this.#words.has(wordKey(categoryId, word));
  }

  /** How much each category's sayings speak for a text: log odds against a word at random, natural logarithms. */
  score({ features }: Counts): SayingScores {
    const scores = new Float64Array(this.categoryIds.length);
    let known = 0;
    let weights = 0;
    for (let i = 0; i < features.length; i += 1) {
      const k = this.#numbers.get(features[i] as number, 0) - 1;
      if (k < 0) continue;
      known += 1;
      weights += this.#weights[k] as number;
      this.#add(k, scores);
    }
    for (let at = 0; at < scores.length; at += 1)
      scores[at] = (scores[at] as number) + weights * (this.#never[at] as number);
    const average = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
    return { scores: scores.map((score) => score - average), known: known / Math.max(1, features.length) };
  }

  #add(k: number, scores: Float64Array): void {
    const end = this.#starts[k + 1] as number;
    const weight = this.#weights[k] as number;
    for (let i = this.#starts[k] as number; i < end; i += 1) {
      const at = this.#classes[i] as number;
      scores[at] = (scores[at] as number) + weight * (ODDS[this.#counts[i] as number] as number);
    }
  }

  /** How much a word tells, 0–1: what stands in no saying tells all, what is said with everything next to nothing. */
  tells(word: string): number {
    let most = 0;
    const length = Math.min(word.length, LONGEST_GRAM);
    for (let at = 0; at + length <= word.length; at += 1) {
      const grams: number[] = [];
      hashGrams(word, at, at + length, length, grams);
      const k = this.#numbers.get(grams[length - 1] as number, 0) - 1;
      most = Math.max(most, k < 0 ? 1 : (this.#weights[k] as number));
    }
    return most;
  }

  /** Whether residents write so: every two neighbouring characters of a text stand so in some saying. */
  isUsual(text: string): boolean {
    for (let at = 0; at + 1 < text.length; at += 1) {
      const grams: number[] = [];
      hashGrams(text, at, at + 2, 2, grams);
      if (this.#numbers.get(grams[1] as number, 0) === 0) return false;
    }
    return true;
  }

  /** The words of a text that speak most for a category, the strongest first. */
  telling(text: string, categoryId: string, segment: Segmenter, limit: number): string[] {
    const at = this.categoryIds.indexOf(categoryId);
    const share = (word: string): number => {
      const k = this.#numbers.get(hashOfWord(word), 0) - 1;
      if (k < 0 || at < 0) return 0;
      let [own, all] = [0, 0];
      for (let i = this.#starts[k] as number; i < (this.#starts[k + 1] as number); i += 1) {
        all += this.#counts[i] as number;
        if (this.#classes[i] === at) own = this.#counts[i] as number;
      }
      return own / (all + 1);
    };
    return featureWords(text, segment)
      .map((word) => ({ word, share: share(word) }))
      .filter((one) => one.share >= LEAST_TELLING)
      .sort((a, b) => b.share - a.share || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(({ word }) => word);
  }

  write(): Uint8Array {
    const writer = new ByteWriter();
    writer.texts('categoryIds', this.categoryIds);
    writer.array('features', this.#features);
    writer.array('starts', this.#starts);
    writer.array('classes', this.#classes);
    writer.array('counts', this.#counts);
    writer.array('words', Int32Array.from(this.#words));
    return writer.finish(SAYINGS_VERSION);
  }

  /** Reads what `write` wrote. Throws RangeError for bytes of another make or version. */
  static read(bytes: Uint8Array): SayingsModel {
    const reader = new ByteReader(bytes, SAYINGS_VERSION);
    return new SayingsModel({
      categoryIds: reader.texts('categoryIds'),
      features: reader.array('features', Int32Array),
      starts: reader.array('starts', Uint32Array),
      classes: reader.array('classes', Uint16Array),
      counts: reader.array('counts', Uint8Array),
      words: reader.array('words', Int32Array),
    });
  }
}

/** A word that is said less often than this with a category, of all times that it is said, decides nothing. */
const LEAST_TELLING = 0.2;

const wordKey = (categoryId: string, word: string): number => hashOfWord(`${categoryId} ${word}`);

type Parts = {
  readonly categoryIds: readonly string[];
  readonly features: Int32Array;
  readonly starts: Uint32Array;
  readonly classes: Uint16Array;
  readonly counts: Uint8Array;
  readonly words: Int32Array;
};
