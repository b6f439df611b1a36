/** Scores by document number, 0 for those without any. Reused from question to question. */
export class Scores {
  values = new Float64Array(0);
  #room = new Uint32Array(0);

  /** Room for numbers of documents; what was in it is gone. */
  room(size: number): Uint32Array {
    if (this.#room.length < size + 1) this.#room = new Uint32Array(Math.ceil(size * 1.25) + 1);
    return this.#room;
  }

  reset(size: number): void {
    if (this.values.length >= size) this.values.fill(0, 0, size);
    else this.values = new Float64Array(Math.ceil(size * 1.25));
  }
}
