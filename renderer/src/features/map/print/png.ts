import { MM_PER_INCH } from '#shared/domain/print/index';
import type { Packed } from './pixels.ts';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 as PNG has it (W3C PNG specification, Annex D). */
function crc32(parts: readonly Uint8Array[]): number {
  let crc = 0xffffffff;
  for (const part of parts)
    for (const byte of part) crc = (CRC_TABLE[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const bigEndian = (...values: number[]): Uint8Array => {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setUint32(4 * i, value);
  return bytes;
};

function chunk(type: string, data: Uint8Array): readonly Uint8Array[] {
  const name = Uint8Array.from(type, (letter) => letter.charCodeAt(0));
  return [bigEndian(data.length), name, data, bigEndian(crc32([name, data]))];
}

/** Joins pieces of bytes. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A PNG that says how large it is on paper (pHYs). */
export function pngOf({ width, height, data }: Packed, dpi: number): Uint8Array<ArrayBuffer> {
  const perMetre = Math.round((dpi * 1000) / MM_PER_INCH);
  return joined([
    Uint8Array.from(SIGNATURE),
    // Eight bits, red green blue, no interlace.
    ...chunk('IHDR', joined([bigEndian(width, height), Uint8Array.of(8, 2, 0, 0, 0)])),
    ...chunk('pHYs', joined([bigEndian(perMetre, perMetre), Uint8Array.of(1)])),
    ...chunk('IDAT', data),
    ...chunk('IEND', new Uint8Array(0)),
  ]);
}
