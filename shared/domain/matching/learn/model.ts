import type { Segmenter } from '../types.ts';
import { type Counts, countFeatures, type SparseVector, Vocabulary } from './features.ts';
import { LINEAR_DEFAULTS, margin, type PickInt, trainBinary } from './linear.ts';

/** One text with its class; `weight` 1 is an ordinary example. */
export type Example = { readonly counts: Counts; readonly label: string; readonly weight: number };

/** A class with its share of belief; the shares of all classes sum to 1. */
export type Ranked = { readonly label: string; readonly share: number };

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

/** One machine for all classes of an office: a linear one for each class against all others. */
export class TextModel {
  readonly labels: readonly string[];
  readonly #vocabulary: Vocabulary;
  readonly #weights: readonly Float32Array[];

  private constructor(labels: readonly string[], vocabulary: Vocabulary, weights: readonly Float32Array[]) {
    this.labels = labels;
    this.#vocabulary = vocabulary;
    this.#weights = weights;
  }

  /**
   * Learns from examples of at least two classes; `pick` orders them (seed it for the same model at every run).
   * Blocks for seconds on thousands of texts: call it in a worker. Throws RangeError with fewer than two classes.
   */
  static train(examples: readonly Example[], pick: PickInt): TextModel {
    const labels = [...new Set(examples.map(({ label }) => label))].sort();
    if (labels.length < 2) throw new RangeError('a model needs two classes at least');
    const vocabulary = Vocabulary.learn(examples.map(({ counts }) => counts));
    const vectors = examples.map(({ counts }) => vocabulary.vector(counts));
    const weights = labels.map((label) =>
      Float32Array.from(
        trainBinary(
          vectors,
          (i) => examples[i]?.label === label,
          vocabulary.size,
          (i) => examples[i]?.weight ?? 1,
          pick,
          { ...LINEAR_DEFAULTS, c: COST },
        ),
      ),
    );
    return new TextModel(labels, vocabulary, weights);
  }

  /** All classes of a text, the likeliest first; ties by label. */
  rank(counts: Counts): Ranked[] {
    const vector = this.#vocabulary.vector(counts);
    const margins = this.#weights.map((weights) => margin(weights, vector));
    const top = Math.max(...margins);
    const powers = margins.map((value) => Math.exp(SHARPNESS * (value - top)));
    const sum = powers.reduce((total, power) => total + power, 0);
    return this.labels
      .map((label, i) => ({ label, share: (powers[i] ?? 0) / sum }))
      .sort((a, b) => b.share - a.share || (a.label < b.label ? -1 : 1));
  }

  /** The words of a text that spoke most for a class, the loudest first. */
  telling(counts: Counts, label: string, limit: number): string[] {
    const weights = this.#weights[this.labels.indexOf(label)];
    if (weights === undefined) return [];
    const { ids, values }: SparseVector = this.#vocabulary.vector(counts);
    const names = this.#vocabulary.names;
    const loud = [...ids]
      .map((id, at) => ({ name: names[id] ?? '', points: (weights[id] ?? 0) * (values[at] ?? 0) }))
      .filter(({ name, points }) => name.startsWith('w') && points > 0);
    return loud
      .sort((a, b) => b.points - a.points || (a.name < b.name ? -1 : 1))
      .slice(0, limit)
      .map(({ name }) => name.slice(1));
  }
}
