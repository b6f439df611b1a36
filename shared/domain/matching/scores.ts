/** Scores by document number, 0 for those without any. Reused from question to question. */
export class Scores {
  values = new Float64Array(0);

  reset(size: number): void {
    if (this.values.length >= size) this.values.fill(0, 0, size);
    else this.values = new Float64Array(Math.ceil(size * 1.25));
  }
}
