import { ascii, joinBytes, reader } from './bytes.ts';

type Chunk = { readonly type: string; readonly from: number; readonly to: number };

const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of VP8X that announce EXIF and XMP. */
const META_FLAGS = 0x08 | 0x04;

/** The chunks of a WebP. Throws RangeError on what is no whole one. Source: WebP Container Specification. */
function webpChunks(bytes: Uint8Array): readonly Chunk[] {
  const { u32 } = reader(bytes, true);
  const end = 8 + u32(4);
  if (end > bytes.length) throw new RangeError('cut off');
  const chunks: Chunk[] = [];
  for (let at = 12; at + 8 <= end; ) {
    const to = at + 8 + u32(at + 4);
    if (to > end) throw new RangeError('cut off');
    chunks.push({ type: ascii(bytes, at, 4), from: at, to });
    at = to + (to % 2);
  }
  return chunks;
}

/** A WebP without EXIF and XMP, and without the flags that announce them. */
export function stripWebp(bytes: Uint8Array): Uint8Array {
  const parts = webpChunks(bytes)
    .filter(({ type }) => KEPT.has(type))
    .map(({ type, from, to }) => {
      const chunk = new Uint8Array(to - from + ((to - from) % 2));
      chunk.set(bytes.subarray(from, to));
      if (type === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~META_FLAGS;
      return chunk;
    });
  const head = bytes.slice(0, 12);
  const size = 4 + parts.reduce((sum, part) => sum + part.length, 0);
  new DataView(head.buffer).setUint32(4, size, true);
  return joinBytes([head, ...parts]);
}

export function webpExif(bytes: Uint8Array): Uint8Array | null {
  const found = webpChunks(bytes).find(({ type }) => type === 'EXIF');
  if (!found) return null;
  const from = ascii(bytes, found.from + 8, 6) === 'Exif\0\0' ? found.from + 14 : found.from + 8;
  return bytes.subarray(from, found.to);
}

const u24 = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);

export function webpSize(bytes: Uint8Array): readonly [width: number, height: number] {
  const { u16, u32 } = reader(bytes, true);
  const chunk = webpChunks(bytes).find(({ type }) => ['VP8X', 'VP8 ', 'VP8L'].includes(type));
  if (chunk?.type === 'VP8X') return [u24(bytes, chunk.from + 12) + 1, u24(bytes, chunk.from + 15) + 1];
  if (chunk?.type === 'VP8 ') return [u16(chunk.from + 14) & 0x3fff, u16(chunk.from + 16) & 0x3fff];
  if (chunk?.type !== 'VP8L') throw new RangeError('no picture');
  const bits = u32(chunk.from + 9);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}
