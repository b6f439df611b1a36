import { ascii } from '../files/bytes.ts';

/** What a tile may be. */
export const TILE_MIMES = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
  'image/avif',
  'application/vnd.mapbox-vector-tile',
] as const;
export type TileMime = (typeof TILE_MIMES)[number];

export const MVT_MIME = 'application/vnd.mapbox-vector-tile';

/** The picture format that bytes begin as, by their signature; undefined for anything else. */
export function pictureTileMime(bytes: Uint8Array): Exclude<TileMime, typeof MVT_MIME> | undefined {
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png';
  if (ascii(bytes, 0, 3) === '\xff\xd8\xff') return 'image/jpeg';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'image/webp';
  if (/^GIF8[79]a/.test(ascii(bytes, 0, 6))) return 'image/gif';
  if (ascii(bytes, 4, 4) === 'ftyp' && /^avi[fs]$/.test(ascii(bytes, 8, 4))) return 'image/avif';
  return undefined;
}

/** A variable-length number (protocol buffers, "Base 128 varints") of at most 32 bits; null where there is none. */
function varint(bytes: Uint8Array, from: number): { value: number; next: number } | null {
  let value = 0;
  for (let at = from; at < Math.min(from + 5, bytes.length); at += 1) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * 2 ** (7 * (at - from));
    if (byte < 0x80) return { value, next: at + 1 };
  }
  return null;
}

/**
 * Whether unpacked bytes are a Mapbox Vector Tile 2.1: nothing but `layers` (field 3, length-delimited) whose lengths end
 * exactly with the bytes. An empty tile is one. What is inside a layer is not looked at.
 */
export function isVectorTile(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    if (bytes[at] !== 0x1a) return false;
    const length = varint(bytes, at + 1);
    if (!length) return false;
    at = length.next + length.value;
    if (at > bytes.length) return false;
  }
  return true;
}
