import { ascii, joinBytes, reader } from './bytes.ts';

type Chunk = { readonly type: string; readonly from: number; readonly to: number };

/** Chunks that say how the picture looks; texts, times and EXIF are not among them. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs acTL fcTL fdAT cICP'.split(' '),
);

/** The chunks of a PNG up to IEND. Throws RangeError on what is no whole PNG. Source: W3C PNG (third edition). */
function pngChunks(bytes: Uint8Array): readonly Chunk[] {
  const { u32 } = reader(bytes, false);
  const chunks: Chunk[] = [];
  for (let at = 8; ; ) {
    const type = ascii(bytes, at + 4, 4);
    const to = at + 12 + u32(at);
    if (to > bytes.length) throw new RangeError('cut off');
    chunks.push({ type, from: at, to });
    if (type === 'IEND') return chunks;
    at = to;
  }
}

/** A PNG without texts, times and EXIF. */
export const stripPng = (bytes: Uint8Array): Uint8Array =>
  joinBytes([
    bytes.subarray(0, 8),
    ...pngChunks(bytes)
      .filter(({ type }) => KEPT.has(type))
      .map(({ from, to }) => bytes.subarray(from, to)),
  ]);

export function pngExif(bytes: Uint8Array): Uint8Array | null {
  const found = pngChunks(bytes).find(({ type }) => type === 'eXIf');
  return found ? bytes.subarray(found.from + 8, found.to - 4) : null;
}

export function pngSize(bytes: Uint8Array): readonly [width: number, height: number] {
  const { u32 } = reader(bytes, false);
  return [u32(16), u32(20)];
}
