import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { AppError } from '#shared/contract/errors';
import { isVectorTile, MVT_MIME, pictureTileMime } from '#shared/domain/basemap/tileMime';
import type { FoundTile } from './tileProtocol.ts';

const MIB = 1024 * 1024;
/** What one tile may take, packed and unpacked. The largest honest ones known are some hundred KiB. */
export const TILE_MAX_BYTES = 8 * MIB;
const TILE_MAX_UNPACKED = 32 * MIB;

/** Ways in which PMTiles packs (specification 3, "Compression"). */
const UNPACKERS: Readonly<Record<number, (bytes: Uint8Array, limit: number) => Uint8Array>> = {
  1: (bytes) => bytes,
  2: (bytes, maxOutputLength) => gunzipSync(bytes, { maxOutputLength }),
  3: (bytes, maxOutputLength) => brotliDecompressSync(bytes, { maxOutputLength }),
  4: (bytes, maxOutputLength) => zstdDecompressSync(bytes, { maxOutputLength }),
};

/** Unpacks at most `limit` bytes: what holds more is a bomb. Errors: basemap.damaged, basemap.unsupported. */
export function unpack(bytes: Uint8Array, compression: number, limit: number): Uint8Array {
  const unpacker = UNPACKERS[compression];
  if (!unpacker) throw new AppError('basemap.unsupported', { what: `compression ${compression}` });
  try {
    // A copy of its own: a view of Node's pool would carry the whole pool with it.
    return Uint8Array.from(unpacker(bytes, limit));
  } catch (cause) {
    throw new AppError('basemap.damaged', {}, { cause });
  }
}

/** gzip (RFC 1952) and zlib (RFC 1950) are known by how they begin; other ways only by what the package says. */
function unpackTile(bytes: Uint8Array, compression: number): Uint8Array {
  const [first, second] = bytes;
  if (first === 0x1f && second === 0x8b) return unpack(bytes, 2, TILE_MAX_UNPACKED);
  if (first === 0x78 && ((first << 8) + (second ?? 0)) % 31 === 0)
    try {
      return Uint8Array.from(inflateSync(bytes, { maxOutputLength: TILE_MAX_UNPACKED }));
    } catch (cause) {
      throw new AppError('basemap.damaged', {}, { cause });
    }
  return compression > 2 ? unpack(bytes, compression, TILE_MAX_UNPACKED) : bytes;
}

/** A tile by its own bytes: a picture, or a vector tile unpacked. Errors: basemap.damaged for anything else. */
export function readTile(packed: Uint8Array, compression = 1): FoundTile {
  if (packed.length > TILE_MAX_BYTES) throw new AppError('basemap.damaged');
  const asIs = pictureTileMime(packed);
  if (asIs) return { bytes: packed, mime: asIs };
  const bytes = unpackTile(packed, compression);
  const mime = pictureTileMime(bytes) ?? (isVectorTile(bytes) ? MVT_MIME : undefined);
  if (!mime) throw new AppError('basemap.damaged');
  return { bytes, mime };
}
