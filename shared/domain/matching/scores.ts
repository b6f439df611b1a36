import { BLOCK_SHIFT, BLOCK_SIZE, blocksOf } from './blocks.ts';

/** Which 32 of the 64 bits of a number are its higher ones, by the machine's order of bytes. */
const HIGHER = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** Scores by document number, 0 for those without any; never below. Reused from question to question. */
export class Scores {
  values = new Float64Array(0);
  /** The bits of the values. */
  #bits = new Int32Array(0);
  #tops = new Float64Array(0);

  reset(size: number): void {
    if (this.values.length >= size) this.values.fill(0, 0, size);
    else {
      this.values = new Float64Array(Math.ceil(size * 1.25));
      this.#bits = new Int32Array(this.values.buffer);
    }
  }

  /**
   * By block of the first `size` documents, no less than the highest score in it (by a millionth more at most, 0 where
   * there is none), and how many documents have any score.
   */
  tops(size: number): { readonly tops: Float64Array; readonly count: number } {
    const blocks = blocksOf(size);
    if (this.#tops.length < blocks) this.#tops = new Float64Array(Math.ceil(blocks * 1.25));
    const tops = this.#tops;
    const topBits = new Int32Array(tops.buffer);
    const bits = this.#bits;
    let count = 0;
    for (let block = 0; block < blocks; block += 1) {
      const end = 2 * Math.min(size, (block << BLOCK_SHIFT) + BLOCK_SIZE);
      // Positive numbers are in the order of their higher halves, which are compared much faster than they.
      let top = 0;
      for (let at = 2 * (block << BLOCK_SHIFT) + HIGHER; at < end; at += 2) {
        const half = bits[at] as number;
        count += +(half > 0);
        top = Math.max(top, half);
      }
      topBits[2 * block + HIGHER] = top;
      topBits[2 * block + 1 - HIGHER] = top === 0 ? 0 : -1;
    }
    return { tops, count };
  }
}
