import { readFileSync } from 'node:fs';

/** Arrays longer than this are shown by their beginning, unless everything is asked for. */
const SHOWN = 200;

/** Reads JSON; `{"$file": "path"}` stands for the bytes of a file. Throws SyntaxError or the file's own error. */
export function readInput(text: string): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (value !== null && typeof value === 'object' && '$file' in value)
      return new Uint8Array(readFileSync(String(value.$file)));
    return value;
  });
}

function plain(value: unknown, full: boolean): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    // NaN means "not known" in the contract's packed numbers; JSON says null.
    const numbers = Array.from(value as Float64Array);
    if (full || numbers.length <= SHOWN) return numbers;
    return { type: value.constructor.name, length: numbers.length, first: numbers.slice(0, 20) };
  }
  if (Array.isArray(value)) return value.map((inner) => plain(inner, full));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner, full)]));
  return value;
}

/** Writes an answer as JSON, with typed arrays as plain ones. */
export function writeAnswer(value: unknown, options: { full: boolean; indent: number }): string {
  return JSON.stringify(plain(value, options.full), null, options.indent);
}

/** The first bytes found in an answer: the file that a method made. */
export function bytesIn(value: unknown): Uint8Array | undefined {
  if (value instanceof Uint8Array) return value;
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return undefined;
  for (const inner of Object.values(value)) {
    const found = bytesIn(inner);
    if (found) return found;
  }
  return undefined;
}
