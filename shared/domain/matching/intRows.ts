import type { ByteReader, ByteWriter } from './bytes.ts';
import { growInt32 } from './growable.ts';

/** A run of whole numbers for each document number, in one typed array; most runs are empty. */
export class IntRows {
  values = new Int32Array(0);
  /** A row's end is the next row's start. */
  #ends = new Int32Array(0);

  start(n: number): number {
    return n === 0 ? 0 : (this.#ends[n - 1] as number);
  }
  end(n: number): number {
    return this.#ends[n] as number;
  }

  /** Appends the row of the next document number. */
  add(n: number, numbers: ArrayLike<number>): void {
    this.#ends = growInt32(this.#ends, n + 1);
    const start = this.start(n);
    const end = start + numbers.length;
    this.values = growInt32(this.values, end);
    this.values.set(numbers, start);
    this.#ends[n] = end;
  }

  copyRow(from: IntRows, old: number, n: number): void {
    this.add(n, from.values.subarray(from.start(old), from.end(old)));
  }

  /** Writes the rows of the first `size` documents. */
  write(writer: ByteWriter, name: string, size: number): void {
    writer.array(`${name}Ends`, this.#ends.subarray(0, size));
    writer.array(`${name}Values`, this.values.subarray(0, this.start(size)));
  }
  /** Reads what `write` wrote. */
  static read(reader: ByteReader, name: string): IntRows {
    const made = new IntRows();
    made.#ends = reader.array(`${name}Ends`, Int32Array);
    made.values = reader.array(`${name}Values`, Int32Array);
    return made;
  }
}
