import { BLOCK_SIZE, blocksOf } from './blocks.ts';
import { positionOf } from './rows.ts';

/** More than 0 for some documents, each once: `factor` times the share of each, `shares[i]` for `docs[i]`. */
export type Shares = { readonly docs: Uint32Array; readonly factor: number; readonly shares: Float32Array };

/** A word of a problem's text, and what it gives to the scores of those that it stands in. */
export type WordShares = { readonly word: string; readonly shares: readonly Shares[] };

/** More than 0 for some documents, each once: what stands for the mark of each, `points[marks[i]]` for `docs[i]`. */
export type Marked = {
  readonly docs: Uint32Array;
  readonly marks: Uint8Array;
  readonly points: Float64Array;
};

/** What some lists, which hold different documents in ascending order, give to one of them. */
export function shareOf(doc: number, lists: readonly Shares[]): number {
  for (const { docs, factor, shares } of lists) {
    const at = positionOf(doc, docs, 0, docs.length);
    if (at >= 0) return factor * (shares[at] as number);
  }
  return 0;
}

/** Scores by document number, 0 for those without any. Reused from question to question. */
export class Scores {
  values = new Float64Array(0);
  /** The highest score of each block of documents, once all is added. */
  tops = new Float64Array(0);
  /** How many documents have any score, once all is added. */
  count = 0;
  #size = 0;

  /** Room for so many documents, none with a score. */
  reset(size: number): void {
    this.#size = size;
    if (this.values.length >= size) this.values.fill(0, 0, size);
    else {
      const room = Math.ceil(size * 1.25);
      this.values = new Float64Array(room);
      this.tops = new Float64Array(blocksOf(room));
    }
  }

  /** Adds what each of some lists gives to its documents. */
  addShares(lists: readonly Shares[]): void {
    const { values } = this;
    for (const { docs, factor, shares } of lists)
      for (let i = 0; i < docs.length; i += 1) {
        const doc = docs[i] as number;
        values[doc] = (values[doc] as number) + factor * (shares[i] as number);
      }
  }

  /** Adds what each of some lists gives to its documents. */
  addMarked(lists: readonly Marked[]): void {
    const { values } = this;
    for (const { docs, marks, points } of lists)
      for (let i = 0; i < docs.length; i += 1) {
        const doc = docs[i] as number;
        values[doc] = (values[doc] as number) + (points[marks[i] as number] as number);
      }
  }

  /** All is added: finds `tops` and `count`. */
  finish(): void {
    const { values, tops } = this;
    let found = 0;
    for (let block = 0, n = 0; n < this.#size; block += 1) {
      const end = Math.min(this.#size, n + BLOCK_SIZE);
      let top = 0;
      for (; n < end; n += 1) {
        const value = values[n] as number;
        if (value > top) top = value;
        // Without a branch, which nothing could foresee.
        found += +(value > 0);
      }
      tops[block] = top;
    }
    this.count = found;
  }
}
