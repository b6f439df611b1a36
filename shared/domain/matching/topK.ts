/** The best `limit` of many, best first; equal scores in the order of their ids, so that ties are stable. */
export class TopK {
  readonly limit: number;
  /** A score below this can no longer enter. */
  threshold: number;
  readonly #idOf: (doc: number) => string;
  readonly #docs: number[] = [];
  readonly #scores: number[] = [];

  constructor(limit: number, idOf: (doc: number) => string) {
    this.limit = limit;
    this.threshold = limit === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    this.#idOf = idOf;
  }

  /** Offers a document; kept when it is among the best so far. Limits are small, so a sorted list beats a heap. */
  offer(doc: number, score: number): void {
    if (score < this.threshold) return;
    let at = this.#docs.length;
    while (at > 0 && this.#precedes(doc, score, at - 1)) at -= 1;
    // Many are as good as the last one: nothing is moved for them.
    if (at === this.limit) return;
    this.#docs.splice(at, 0, doc);
    this.#scores.splice(at, 0, score);
    if (this.#docs.length > this.limit) {
      this.#docs.pop();
      this.#scores.pop();
    }
    if (this.#docs.length === this.limit) this.threshold = this.#scores[this.limit - 1] as number;
  }

  #precedes(doc: number, score: number, at: number): boolean {
    const other = this.#scores[at] as number;
    return score > other || (score === other && this.#idOf(doc) < this.#idOf(this.#docs[at] as number));
  }

  /** The documents, best first. */
  docs(): readonly number[] {
    return this.#docs;
  }
  scoreAt(i: number): number {
    return this.#scores[i] as number;
  }
}
