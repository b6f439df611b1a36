import { blockStarts } from './blocks.ts';

/** The documents that some terms stand in, ascending, and which of the terms stand in each: bit i for the i-th term. */
export type TermUnion = {
  readonly docs: Uint32Array;
  readonly marks: Uint8Array;
  /** Where those of each block begin; one more than blocks. */
  readonly starts: Uint32Array;
};

/** So many terms have a bit of their own. */
export const MOST_UNITED = 8;
/** Documents kept in all, 5 bytes each at most: enough for a million candidates with a dozen skills each. */
const MOST_KEPT = 12_000_000;

/** Unites ascending lists of documents with numbers below `size`, `MOST_UNITED` at most. */
export function united(lists: readonly Uint32Array[], size: number): TermUnion {
  const marksOf = new Uint8Array(size);
  for (const [i, list] of lists.entries())
    for (let at = 0; at < list.length; at += 1) {
      const doc = list[at] as number;
      marksOf[doc] = (marksOf[doc] as number) | (1 << i);
    }
  let count = 0;
  for (let doc = 0; doc < size; doc += 1) count += +(marksOf[doc] !== 0);
  // Most terms of a need stand where its first one does: that list serves as it is.
  const [first] = lists;
  const docs = first !== undefined && first.length === count ? first : new Uint32Array(count);
  const marks = new Uint8Array(count);
  let at = 0;
  for (let doc = 0; doc < size; doc += 1) {
    const mark = marksOf[doc] as number;
    if (mark === 0) continue;
    if (docs !== first) docs[at] = doc;
    marks[at] = mark;
    at += 1;
  }
  return { docs, marks, starts: blockStarts(docs, size) };
}

/** Unions that were asked for, by the ids of their terms; made when they are first asked for. */
export class TermUnions {
  readonly #kept = new Map<string, TermUnion>();
  readonly #most: number;
  #total = 0;

  /** `most`: documents kept in all; the unions asked for longest ago go first. */
  constructor(most: number = MOST_KEPT) {
    this.#most = most;
  }

  of(ids: readonly number[], make: () => TermUnion): TermUnion {
    const key = ids.join();
    const known = this.#kept.get(key);
    const union = known ?? make();
    // The latest asked for stands last.
    if (known !== undefined) this.#kept.delete(key);
    else this.#total += union.docs.length;
    this.#kept.set(key, union);
    for (const [other, { docs }] of this.#kept) {
      if (this.#total <= this.#most || other === key) break;
      this.#kept.delete(other);
      this.#total -= docs.length;
    }
    return union;
  }
}

/** By the marks of a union, the sum of the weights that stand for their bits. */
export function sumsByMark(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(1 << weights.length);
  for (const [i, weight] of weights.entries())
    for (let mark = 0; mark < 1 << i; mark += 1) sums[mark | (1 << i)] = (sums[mark] as number) + weight;
  return sums;
}
