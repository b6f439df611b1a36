import type { Segmenter } from '../types.ts';
import { type Counts, countFeatures } from './features.ts';
import { hashOfWord } from './hashing.ts';
import { LINEAR_DEFAULTS, margin, type PickInt, squaresOf, trainBinary } from './linear.ts';
import { Vocabulary } from './vocabulary.ts';

/** One text with its class; `weight` 1 is an ordinary example. */
export type Example = { readonly counts: Counts; readonly label: string; readonly weight: number };

/** A class with its share of belief; the shares of all classes sum to 1. */
export type Ranked = { readonly label: string; readonly share: number };

/** All that a model is: numbers, names of classes and hashes; no word of anybody. */
export type ModelParts = {
  readonly labels: readonly string[];
  /** Texts of each class. */
  readonly sizes: readonly number[];
  readonly features: Int32Array;
  readonly idf: Float32Array;
  /** One after another a class's weights, each class's last one its bias. */
  readonly weights: Float32Array;
};

/** Chosen by cross-validation on real complaints (npm run bench:match). */
const COST = 0.6;
/** How strongly a difference of margins is believed: softmax(SHARPNESS × margin). */
const SHARPNESS = 3;
/** Letters of a clerk's note: each text is also learnt by so much of its beginning, so that short ones are known. */
const NOTE_LENGTH = 40;
const NOTE_WEIGHT = 0.5;

/** What an office's text teaches: itself whole, and its beginning as a clerk would have typed it. */
export function examplesOf(text: string, note: string, label: string, segment: Segmenter): Example[] {
  const whole: Example = { counts: countFeatures(text, segment), label, weight: 1 };
  if (note === text) return [whole];
  return [whole, { counts: countFeatures(note, segment), label, weight: NOTE_WEIGHT }];
}

/** The part of a text that stands for a clerk's note when there is no title. */
export const noteOf = (text: string): string => text.slice(0, NOTE_LENGTH);

/** By class, weight and content: the order in which examples are learnt does not hang on how they came. */
function byContent(a: Example, b: Example): number {
  if (a.label !== b.label) return a.label < b.label ? -1 : 1;
  if (a.weight !== b.weight) return b.weight - a.weight;
  const { features, counts } = a.counts;
  if (features.length !== b.counts.features.length) return features.length - b.counts.features.length;
  for (let k = 0; k < features.length; k++) {
    const by =
      (features[k] as number) - (b.counts.features[k] as number) ||
      (counts[k] as number) - (b.counts.counts[k] as number);
    if (by !== 0) return by;
  }
  return 0;
}

/** One machine for all classes of an office: a linear one for each class against all others. */
export class TextModel {
  readonly labels: readonly string[];
  readonly #sizes: readonly number[];
  readonly #vocabulary: Vocabulary;
  readonly #weights: readonly Float32Array[];

  private constructor(
    labels: readonly string[],
    sizes: readonly number[],
    vocabulary: Vocabulary,
    weights: readonly Float32Array[],
  ) {
    this.labels = labels;
    this.#sizes = sizes;
    this.#vocabulary = vocabulary;
    this.#weights = weights;
  }

  /**
   * Learns from examples of at least two classes, in whatever order they come; `pick` orders the visits (seed it for the
   * same model at every run). Blocks for seconds on thousands of texts: call it in a process of its own. Throws
   * RangeError with fewer than two classes.
   */
  static train(examples: readonly Example[], pick: PickInt): TextModel {
    const sorted = [...examples].sort(byContent);
    const labels = [...new Set(sorted.map(({ label }) => label))].sort();
    if (labels.length < 2) throw new RangeError('a model needs two classes at least');
    const texts = sorted.map(({ counts }) => counts);
    const vocabulary = Vocabulary.learn(texts);
    const rows = vocabulary.rows(texts);
    const squares = squaresOf(rows);
    const costs = Float64Array.from(sorted, ({ weight }) => weight);
    const options = { ...LINEAR_DEFAULTS, c: COST };
    const weights = labels.map((label) =>
      trainBinary(rows, squares, (i) => sorted[i]?.label === label, vocabulary.size, costs, pick, options),
    );
    const sizes = labels.map(
      (label) => sorted.filter((one) => one.label === label && one.weight === 1).length,
    );
    return new TextModel(labels, sizes, vocabulary, weights);
  }

  /** From its saved form. Throws RangeError when the parts do not fit each other. */
  static of({ labels, sizes, features, idf, weights }: ModelParts): TextModel {
    const width = features.length + 1;
    const fits =
      labels.length >= 2 &&
      sizes.length === labels.length &&
      idf.length === features.length &&
      weights.length === labels.length * width;
    if (!fits || weights.some((weight) => !Number.isFinite(weight))) throw new RangeError('no model');
    return new TextModel(
      labels,
      sizes,
      new Vocabulary(features, idf),
      labels.map((_, i) => weights.subarray(i * width, (i + 1) * width)),
    );
  }

  get parts(): ModelParts {
    const { features, idf } = this.#vocabulary;
    const weights = new Float32Array(this.labels.length * (features.length + 1));
    for (const [i, row] of this.#weights.entries()) weights.set(row, i * row.length);
    return { labels: this.labels, sizes: this.#sizes, features, idf, weights };
  }

  /** How many texts of a class were learnt; 0 of one that is not known. */
  sizeOf(label: string): number {
    return this.#sizes[this.labels.indexOf(label)] ?? 0;
  }

  /** The share of a text's words that some two learnt texts held, 0–1. */
  knownShare(counts: Counts): number {
    return this.#vocabulary.knownShare(counts);
  }

  /** All classes of a text, the likeliest first; ties by label. */
  rank(counts: Counts): Ranked[] {
    const row = this.#vocabulary.rows([counts]);
    const margins = this.#weights.map((weights) => margin(weights, row));
    const top = Math.max(...margins);
    const powers = margins.map((value) => Math.exp(SHARPNESS * (value - top)));
    const sum = powers.reduce((total, power) => total + power, 0);
    return this.labels
      .map((label, i) => ({ label, share: (powers[i] ?? 0) / sum }))
      .sort((a, b) => b.share - a.share || (a.label < b.label ? -1 : 1));
  }

  /** Those of a text's words that spoke most for a class, the loudest first. */
  telling(words: readonly string[], label: string, limit: number): string[] {
    const weights = this.#weights[this.labels.indexOf(label)];
    if (weights === undefined) return [];
    return words
      .map((word) => {
        const id = this.#vocabulary.idOf(hashOfWord(word));
        return { word, points: id < 0 ? 0 : (weights[id] ?? 0) * (this.#vocabulary.idf[id] ?? 0) };
      })
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points || (a.word < b.word ? -1 : 1))
      .slice(0, limit)
      .map(({ word }) => word);
  }
}
