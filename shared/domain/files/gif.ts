import { ascii, joinBytes, reader } from './bytes.ts';

/** Where the sub-blocks that begin here end. */
function blocksEnd(bytes: Uint8Array, from: number): number {
  for (let at = from; ; ) {
    const length = bytes[at];
    if (length === undefined) throw new RangeError('cut off');
    at += 1 + length;
    if (length === 0) return at;
  }
}

const tableBytes = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Extensions that say how the picture moves; comments, texts and XMP are not among them. */
function isKeptExtension(bytes: Uint8Array, at: number): boolean {
  if (bytes[at + 1] === 0xf9) return true;
  return bytes[at + 1] === 0xff && ['NETSCAPE2.0', 'ANIMEXTS1.0'].includes(ascii(bytes, at + 3, 11));
}

/** A GIF without comments and application data. Throws RangeError on no whole one. Source: CompuServe, GIF89a. */
export function stripGif(bytes: Uint8Array): Uint8Array {
  let at = 13 + tableBytes(bytes[10] ?? 0);
  const parts = [bytes.subarray(0, at)];
  for (;;) {
    const sign = bytes[at];
    if (sign === 0x3b) return joinBytes([...parts, bytes.subarray(at, at + 1)]);
    if (sign !== 0x2c && sign !== 0x21) throw new RangeError('no block');
    const data = sign === 0x2c ? at + 11 + tableBytes(bytes[at + 9] ?? 0) : at + 2;
    const end = blocksEnd(bytes, data);
    if (sign === 0x2c || isKeptExtension(bytes, at)) parts.push(bytes.subarray(at, end));
    at = end;
  }
}

export function gifSize(bytes: Uint8Array): readonly [width: number, height: number] {
  const { u16 } = reader(bytes, true);
  return [u16(6), u16(8)];
}
