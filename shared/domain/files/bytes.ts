/** Reads numbers from bytes, in either order; out of bounds throws RangeError. */
export type Reader = {
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
};

/** A reader of 16- and 32-bit unsigned numbers. */
export function reader(bytes: Uint8Array, littleEndian: boolean): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    u16: (at) => view.getUint16(at, littleEndian),
    u32: (at) => view.getUint32(at, littleEndian),
  };
}

/** Bytes as Latin-1 text, for comparing signatures. */
export const ascii = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.max(from, Math.min(from + length, bytes.length))));

/** Puts parts one after another. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
