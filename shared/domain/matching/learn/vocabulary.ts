import type { Counts } from './features.ts';
import { FeatureTable } from './hashing.ts';

/** Words and grams are two blocks; each has this share of the vector's squared length. */
const WORD_SHARE = 0.5;
/** A feature of one text alone says nothing about others, and might say too much about one person. */
const LEAST_TEXTS = 2;
/** The most frequent features are kept; beyond these, all are rare. */
const MOST_FEATURES = 400_000;

/** Sparse vectors of many texts, one after another: those of text i are from `starts[i]` to below `starts[i + 1]`. */
export type SparseRows = {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  /** Each row of length 1, or empty. */
  readonly values: Float32Array;
};

/** Which features there are and how telling each is, learnt from texts. Knows them by their hashes only. */
export class Vocabulary {
  /** Hash by number, the most frequent first; ties: smallest hash. */
  readonly features: Int32Array;
  readonly idf: Float32Array;
  readonly #ids: FeatureTable;

  constructor(features: Int32Array, idf: Float32Array) {
    this.features = features;
    this.idf = idf;
    this.#ids = new FeatureTable(features.length);
    for (const [id, feature] of features.entries()) this.#ids.set(feature, id);
  }

  /** Takes the features that occur in at least two texts; idf = ln((1 + n) / (1 + df)) + 1. */
  static learn(texts: readonly Counts[]): Vocabulary {
    const frequency = new FeatureTable(1 << 16);
    for (const { features } of texts)
      for (let k = 0; k < features.length; k++) frequency.increase(features[k] as number);
    // One number each to sort by: the frequency, then the hash; both have 32 bits at most, a double holds 53.
    const keys: number[] = [];
    frequency.forEach((feature, df) => {
      if (df >= LEAST_TEXTS) keys.push(-df * 2 ** 32 + (feature + 2 ** 31));
    });
    const sorted = Float64Array.from(keys).sort().subarray(0, MOST_FEATURES);
    const features = new Int32Array(sorted.length);
    const idf = new Float32Array(sorted.length);
    for (const [id, key] of sorted.entries()) {
      const df = Math.ceil(-key / 2 ** 32);
      features[id] = key + df * 2 ** 32 - 2 ** 31;
      idf[id] = Math.log((1 + texts.length) / (1 + df)) + 1;
    }
    return new Vocabulary(features, idf);
  }

  get size(): number {
    return this.features.length;
  }

  /** The number of a feature; -1: not known. */
  idOf(feature: number): number {
    return this.#ids.get(feature, -1);
  }

  /** The share of a text's words (without any: of its grams) that are known, 0–1. */
  knownShare({ features, words }: Counts): number {
    const end = words > 0 ? words : features.length;
    let known = 0;
    for (let k = 0; k < end; k++) if (this.idOf(features[k] as number) >= 0) known++;
    return end === 0 ? 0 : known / end;
  }

  /** tf-idf with (1 + ln tf), each block brought to its share of the length, so that long texts are not louder. */
  rows(texts: readonly Counts[]): SparseRows {
    const most = texts.reduce((sum, { features }) => sum + features.length, 0);
    const starts = new Int32Array(texts.length + 1);
    const ids = new Int32Array(most);
    const values = new Float32Array(most);
    let end = 0;
    for (const [i, text] of texts.entries()) {
      end = this.#addRow(text, ids, values, end);
      starts[i + 1] = end;
    }
    return { starts, ids: ids.slice(0, end), values: values.slice(0, end) };
  }

  #addRow({ features, counts, words }: Counts, ids: Int32Array, values: Float32Array, from: number): number {
    let end = from;
    let wordsEnd = from;
    const squares = [0, 0];
    for (let k = 0; k < features.length; k++) {
      const id = this.#ids.get(features[k] as number, -1);
      if (id < 0) continue;
      const count = counts[k] as number;
      const value = (count === 1 ? 1 : 1 + Math.log(count)) * (this.idf[id] as number);
      const block = k < words ? 0 : 1;
      squares[block] = (squares[block] as number) + value * value;
      ids[end] = id;
      values[end++] = value;
      if (block === 0) wordsEnd = end;
    }
    const [word = 0, gram = 0] = squares;
    scale(values, from, wordsEnd, word, gram === 0 ? 1 : WORD_SHARE);
    scale(values, wordsEnd, end, gram, word === 0 ? 1 : 1 - WORD_SHARE);
    return end;
  }
}

function scale(values: Float32Array, from: number, to: number, squares: number, share: number): void {
  const factor = Math.sqrt(share / squares);
  for (let k = from; k < to; k++) values[k] = (values[k] as number) * factor;
}
