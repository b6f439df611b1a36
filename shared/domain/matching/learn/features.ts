import { normaliseText } from '../normalise.ts';
import type { Segmenter } from '../types.ts';

/** A sparse vector: rising feature numbers and their values, of length 1 (or empty). */
export type SparseVector = { readonly ids: Int32Array; readonly values: Float32Array };

const GRAM_LENGTHS = [1, 2, 3] as const;
const RUN = /[\p{Script=Han}]+|[a-z]+|\d+/gu;
/** Words and grams are two blocks; each has this share of the vector's squared length. */
const WORD_SHARE = 0.5;

/** Counts of one text's features by name: `w…` words, `c…` grams of characters within a run of Han characters. */
export type Counts = ReadonlyMap<string, number>;

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The grams of a run; a number or a Latin word is one feature whole. */
function addGrams(counts: Map<string, number>, run: string): void {
  if (!/\p{Script=Han}/u.test(run)) return;
  for (const length of GRAM_LENGTHS)
    for (let at = 0; at + length <= run.length; at++) add(counts, `c${run.slice(at, at + length)}`);
}

/**
 * Features of a text: its words (by the injected segmenter) and its grams of one to three Han characters. Grams do not
 * cross punctuation, and numbers are left out: a class must not be learnt from a house number.
 */
export function countFeatures(text: string, segment: Segmenter): Counts {
  const folded = normaliseText(text);
  const counts = new Map<string, number>();
  for (const word of segment(folded)) if (word.length > 1 && !/[\d\s]/.test(word)) add(counts, `w${word}`);
  for (const [run] of folded.matchAll(RUN)) addGrams(counts, run);
  return counts;
}

/** The same for a text that is already cut into words (blanks between): grams stay within a word and its neighbour. */
export function countWords(words: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const word of words) if (word.length > 1 && !/\d/.test(word)) add(counts, `w${word}`);
  for (const word of words) for (const [run] of normaliseText(word).matchAll(RUN)) addGrams(counts, run);
  return counts;
}

/** Which features there are and how telling each is, learnt from texts. */
export class Vocabulary {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #idf: Float32Array;

  private constructor(ids: ReadonlyMap<string, number>, idf: Float32Array) {
    this.#ids = ids;
    this.#idf = idf;
  }

  /** Takes the features that occur in at least two texts; idf = ln((1 + n) / (1 + df)) + 1. */
  static learn(texts: readonly Counts[]): Vocabulary {
    const frequency = new Map<string, number>();
    for (const text of texts) for (const name of text.keys()) add(frequency, name);
    const ids = new Map<string, number>();
    const idf: number[] = [];
    for (const [name, df] of frequency) {
      if (df < 2) continue;
      ids.set(name, ids.size);
      idf.push(Math.log((1 + texts.length) / (1 + df)) + 1);
    }
    return new Vocabulary(ids, Float32Array.from(idf));
  }

  /** From its saved form. */
  static of(names: readonly string[], idf: Float32Array): Vocabulary {
    return new Vocabulary(new Map(names.map((name, id) => [name, id])), idf);
  }

  get size(): number {
    return this.#ids.size;
  }

  /** Feature names by number. */
  get names(): readonly string[] {
    return [...this.#ids.keys()];
  }

  get idf(): Float32Array {
    return this.#idf;
  }

  idOf(name: string): number | undefined {
    return this.#ids.get(name);
  }

  /** tf-idf with (1 + ln tf), each block brought to its share of the length, so that long texts are not louder. */
  vector(counts: Counts): SparseVector {
    const found: { id: number; value: number; word: boolean }[] = [];
    let words = 0;
    let grams = 0;
    for (const [name, count] of counts) {
      const id = this.#ids.get(name);
      if (id === undefined) continue;
      const value = (1 + Math.log(count)) * (this.#idf[id] ?? 0);
      const word = name.startsWith('w');
      if (word) words += value * value;
      else grams += value * value;
      found.push({ id, value, word });
    }
    const wordShare = grams === 0 ? 1 : WORD_SHARE;
    const gramShare = words === 0 ? 1 : 1 - WORD_SHARE;
    const wordScale = words === 0 ? 0 : Math.sqrt(wordShare / words);
    const gramScale = grams === 0 ? 0 : Math.sqrt(gramShare / grams);
    found.sort((a, b) => a.id - b.id);
    return {
      ids: Int32Array.from(found, ({ id }) => id),
      values: Float32Array.from(found, ({ value, word }) => value * (word ? wordScale : gramScale)),
    };
  }
}
