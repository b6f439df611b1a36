import { DAY_MINUTES, dayNumber } from '../availability/index.ts';
import type { DateException } from '../kinds/values.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { IntRows } from './intRows.ts';

/** An exception in three numbers: first day, last day, and its minutes with its sign. */
const LENGTH = 3;
const MINUTES_BITS = 11;
const OFF = 1 << (2 * MINUTES_BITS);
const MINUTES = (1 << MINUTES_BITS) - 1;

/** The days that overrule the week, a run of numbers for each document number; most have none. */
export class ExceptionRows {
  #rows = new IntRows();

  /** Appends the row of the next document number. */
  add(n: number, exceptions: readonly DateException[]): void {
    const row = exceptions.flatMap((one) => {
      const [from, to] = [dayNumber(one.from), dayNumber(one.to)];
      if (from === null || to === null) return [];
      return [
        from,
        to,
        (one.fromMin ?? 0) | ((one.toMin ?? DAY_MINUTES) << MINUTES_BITS) | (one.off ? OFF : 0),
      ];
    });
    this.#rows.add(n, row);
  }

  /** What the last exception that covers a moment says: there or not; null when none does. */
  at(n: number, day: number, minute: number): boolean | null {
    const { values } = this.#rows;
    const start = this.#rows.start(n);
    for (let i = this.#rows.end(n) - LENGTH; i >= start; i -= LENGTH) {
      if ((values[i] as number) > day || (values[i + 1] as number) < day) continue;
      const hours = values[i + 2] as number;
      if ((hours & MINUTES) <= minute && minute < ((hours >> MINUTES_BITS) & MINUTES))
        return (hours & OFF) === 0;
    }
    return null;
  }

  copyRow(from: ExceptionRows, old: number, n: number): void {
    this.#rows.copyRow(from.#rows, old, n);
  }

  write(writer: ByteWriter, size: number): void {
    this.#rows.write(writer, 'exceptions', size);
  }
  static read(reader: ByteReader): ExceptionRows {
    const made = new ExceptionRows();
    made.#rows = IntRows.read(reader, 'exceptions');
    return made;
  }
}
