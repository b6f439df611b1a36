import { DAY_MINUTES, dayNumber } from '../availability/index.ts';
import type { DateException } from '../kinds/values.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { growInt32 } from './growable.ts';

/** An exception in three numbers: first day, last day, and its minutes with its sign. */
const LENGTH = 3;
const MINUTES_BITS = 11;
const OFF = 1 << (2 * MINUTES_BITS);
const MINUTES = (1 << MINUTES_BITS) - 1;

/** The days that overrule the week, a run of numbers for each document number; most have none. */
export class ExceptionRows {
  #values = new Int32Array(0);
  /** A row's end is the next row's start. */
  #ends = new Int32Array(0);

  #start(n: number): number {
    return n === 0 ? 0 : (this.#ends[n - 1] as number);
  }

  /** Appends the row of the next document number. */
  add(n: number, exceptions: readonly DateException[]): void {
    this.#ends = growInt32(this.#ends, n + 1);
    let end = this.#start(n);
    for (const one of exceptions) {
      const [from, to] = [dayNumber(one.from), dayNumber(one.to)];
      if (from === null || to === null) continue;
      const hours = (one.fromMin ?? 0) | ((one.toMin ?? DAY_MINUTES) << MINUTES_BITS) | (one.off ? OFF : 0);
      this.#values = growInt32(this.#values, end + LENGTH);
      this.#values.set([from, to, hours], end);
      end += LENGTH;
    }
    this.#ends[n] = end;
  }

  /** What the last exception that covers a moment says: there or not; null when none does. */
  at(n: number, day: number, minute: number): boolean | null {
    const start = this.#start(n);
    for (let i = (this.#ends[n] as number) - LENGTH; i >= start; i -= LENGTH) {
      if ((this.#values[i] as number) > day || (this.#values[i + 1] as number) < day) continue;
      const hours = this.#values[i + 2] as number;
      if ((hours & MINUTES) <= minute && minute < ((hours >> MINUTES_BITS) & MINUTES))
        return (hours & OFF) === 0;
    }
    return null;
  }

  copyRow(from: ExceptionRows, old: number, n: number): void {
    this.#ends = growInt32(this.#ends, n + 1);
    const start = this.#start(n);
    const row = from.#values.subarray(from.#start(old), from.#ends[old]);
    this.#values = growInt32(this.#values, start + row.length);
    this.#values.set(row, start);
    this.#ends[n] = start + row.length;
  }

  write(writer: ByteWriter, size: number): void {
    writer.array('exceptionEnds', this.#ends.subarray(0, size));
    writer.array('exceptions', this.#values.subarray(0, this.#start(size)));
  }
  static read(reader: ByteReader): ExceptionRows {
    const made = new ExceptionRows();
    made.#ends = reader.array('exceptionEnds', Int32Array);
    made.#values = reader.array('exceptions', Int32Array);
    return made;
  }
}
