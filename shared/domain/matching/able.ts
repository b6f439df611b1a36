import type { NeedPlan } from './needPlan.ts';
import type { Postings } from './postings.ts';
import { MOST_UNITED, type TermUnion } from './termUnions.ts';

const FIRST_MARKS = (1 << MOST_UNITED) - 1;

/** The live candidates who have every word of a need among their skills or capabilities, by their blocks. */
export class Able implements Iterable<number> {
  readonly #need: NeedPlan;
  readonly #postings: Postings;
  /** Marks that they have, and those of them that the first union knows. */
  readonly #marks: number;
  readonly #first: number;
  readonly #union: TermUnion | undefined;
  /** Those outside of the compressed rows, ascending. */
  readonly later: readonly number[];

  /** `how`: in whatever words, or as the office wrote it only. */
  constructor(need: NeedPlan, how: 'anyhow' | 'written', postings: Postings) {
    this.#need = need;
    this.#postings = postings;
    this.#marks = need.whole[how];
    this.#first = this.#marks & FIRST_MARKS;
    const [union] = postings.unionsOf(need.scored);
    this.#union = union;
    const [some] = need.scored.flatMap(({ term }, i) => ((this.#marks & (1 << i)) === 0 ? [] : [term]));
    const [, later = []] = some === undefined ? [] : postings.docsOf(some);
    this.later = later.filter((n) => postings.isLive(n) && this.#has(n));
  }

  #has(n: number): boolean {
    return (this.#postings.marksOf(n, this.#need.scored) & this.#marks) === this.#marks;
  }

  /** Looks at each of the compressed rows in a block. */
  eachIn(block: number, look: (n: number) => void): void {
    const union = this.#union;
    if (union === undefined || block + 1 >= union.starts.length) return;
    const { docs, marks, starts } = union;
    const isAll = this.#first === this.#marks;
    const end = starts[block + 1] as number;
    for (let i = starts[block] as number; i < end; i += 1) {
      if (((marks[i] as number) & this.#first) !== this.#first) continue;
      const n = docs[i] as number;
      if (this.#postings.isLive(n) && (isAll || this.#has(n))) look(n);
    }
  }

  /** All of them, ascending. */
  *[Symbol.iterator](): Iterator<number> {
    const found: number[] = [];
    const blocks = (this.#union?.starts.length ?? 1) - 1;
    for (let block = 0; block < blocks; block += 1) this.eachIn(block, (n) => found.push(n));
    yield* found;
    yield* this.later;
  }
}
