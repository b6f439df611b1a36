import { BLOCK_SHIFT, blocksOf } from './blocks.ts';

/** Scores by document number, 0 for those without any. Reused from question to question. */
export class Scores {
  values = new Float64Array(0);
  /** The highest score of each block of documents: kept while they rise, so that nobody looks through all for it. */
  tops = new Float64Array(0);
  /** How many documents have any score. */
  count = 0;

  /** Room for so many documents, none with a score. */
  reset(size: number): void {
    const blocks = blocksOf(size);
    if (this.values.length >= size) {
      this.values.fill(0, 0, size);
      this.tops.fill(0, 0, blocks);
    } else {
      const room = Math.ceil(size * 1.25);
      this.values = new Float64Array(room);
      this.tops = new Float64Array(blocksOf(room));
    }
    this.count = 0;
  }

  /** Adds more than 0 to the scores of some documents, each once: `factor` times the share of each, `shares[i]`. */
  addShares(docs: Uint32Array, factor: number, shares: Float32Array): void {
    const { values, tops } = this;
    let found = 0;
    for (let i = 0; i < docs.length; i += 1) {
      const doc = docs[i] as number;
      const before = values[doc] as number;
      const now = before + factor * (shares[i] as number);
      values[doc] = now;
      // Without a branch, which nothing could foresee.
      found += +(before === 0);
      const block = doc >> BLOCK_SHIFT;
      if (now > (tops[block] as number)) tops[block] = now;
    }
    this.count += found;
  }

  /** Adds more than 0 to the scores of some documents, each once: what stands for the mark of each, `points[marks[i]]`. */
  addMarked(docs: Uint32Array, marks: Uint8Array, points: Float64Array): void {
    const { values, tops } = this;
    let found = 0;
    for (let i = 0; i < docs.length; i += 1) {
      const doc = docs[i] as number;
      const before = values[doc] as number;
      const now = before + (points[marks[i] as number] as number);
      values[doc] = now;
      found += +(before === 0);
      const block = doc >> BLOCK_SHIFT;
      if (now > (tops[block] as number)) tops[block] = now;
    }
    this.count += found;
  }

  /** Adds the same to the scores of some documents, each once. */
  addFlat(docs: Uint32Array, points: number): void {
    const { values, tops } = this;
    let found = 0;
    for (let i = 0; i < docs.length; i += 1) {
      const doc = docs[i] as number;
      const before = values[doc] as number;
      const now = before + points;
      values[doc] = now;
      found += +(before === 0);
      const block = doc >> BLOCK_SHIFT;
      if (now > (tops[block] as number)) tops[block] = now;
    }
    this.count += found;
  }
}
