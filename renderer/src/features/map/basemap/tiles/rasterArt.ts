import type { ArtEvents, TileArt } from './art.ts';
import { type Quad, quadKey } from './grid.ts';
import { TileCache } from './tileCache.ts';
import { TileQueue } from './tileQueue.ts';

/** Bytes of one tile and what they are. */
export type TileBytes = { readonly bytes: Uint8Array; readonly mime: string };
export type LoadBytes = (quad: Quad, signal: AbortSignal) => Promise<TileBytes | null>;

/** Decoded tiles of all layers of all maps together. */
const MOST_BYTES = 160 * 1024 * 1024;
const AT_ONCE = 6;

/** All raster tiles that are decoded; keys begin with the owner's. */
export const bitmaps = new TileCache<ImageBitmap>(MOST_BYTES, (bitmap) => bitmap.close());

let owners = 0;

/** Pictures of tiles, decoded by the browser off the window's thread. */
export function rasterArt(load: LoadBytes, { onChange, onFault }: ArtEvents): TileArt {
  owners += 1;
  const prefix = `${owners}:`;
  const none = new Set<string>();
  const queue = new TileQueue<ImageBitmap>({
    atOnce: AT_ONCE,
    load: async (quad, signal) => {
      const tile = await load(quad, signal);
      if (!tile) none.add(quadKey(quad));
      if (!tile || signal.aborted) return null;
      return createImageBitmap(new Blob([tile.bytes as Uint8Array<ArrayBuffer>], { type: tile.mime }));
    },
    onLoaded: (key, bitmap) => {
      bitmaps.set(prefix + key, bitmap, bitmap.width * bitmap.height * 4);
      onChange();
    },
    onFault,
  });
  return {
    get: (quad) => bitmaps.get(prefix + quadKey(quad)),
    isNone: (quad) => none.has(quadKey(quad)),
    want: (quads) => queue.want(quads.filter((quad) => !bitmaps.has(prefix + quadKey(quad)))),
    idle: () => queue.idle,
    destroy: () => queue.want([]),
  };
}
