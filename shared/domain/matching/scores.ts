/** Scores by document number, and which documents have one. Reused from question to question. */
export class Scores {
  /** By document number. */
  values = new Float64Array(0);
  /** The first `count` are the numbers of the documents with a score. */
  docs = new Uint32Array(0);
  count = 0;

  reset(size: number): void {
    for (let i = 0; i < this.count; i += 1) this.values[this.docs[i] as number] = 0;
    this.count = 0;
    if (this.values.length >= size) return;
    this.values = new Float64Array(Math.ceil(size * 1.25));
    this.docs = new Uint32Array(this.values.length);
  }

  /** Adds points (more than 0) to a document. */
  add(doc: number, points: number): void {
    const before = this.values[doc] as number;
    if (before === 0) {
      this.docs[this.count] = doc;
      this.count += 1;
    }
    this.values[doc] = before + points;
  }
}
