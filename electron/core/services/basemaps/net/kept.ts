import { AppError } from '#shared/contract/errors';
import type { TileMime } from '#shared/domain/basemap/tileMime';
import {
  type CachedTile,
  openTileCache,
  type TileCache,
  type TileKey,
} from '../../../store/tiles/tileCache.ts';
import type { FoundTile } from '../reader/tileProtocol.ts';
import type { Told } from './ask.ts';
import type { NetLimits } from './limits.ts';
import { makeMemory } from './memory.ts';

/** A tile that was seen before, and what to ask its server by. */
export type Seen = { readonly tile: FoundTile; readonly etag: string | null };

/** Tiles that were seen, in memory and on the disk. */
export type Kept = {
  /** One that need not be asked for: `tile` null where there is none. */
  readonly fresh: (key: TileKey) => { readonly tile: FoundTile | null } | null;
  /** One that was seen at any time. */
  readonly seen: (key: TileKey) => Seen | null;
  /** What a server told goes where it may be kept. Errors: basemap.refused. */
  readonly take: (key: TileKey, told: Told, seen: Seen | null) => FoundTile | null;
  readonly forget: (basemapId: string) => void;
  readonly close: () => void;
};

/** What a remembered tile takes beside its bytes. */
const ENTRY_BYTES = 200;

/** The disk is a help, never a condition: where it fails, the cache is gone for this time. */
function lazily(open: () => TileCache) {
  let cache: TileCache | null | undefined;
  const use = <T>(work: (cache: TileCache) => T): T | null => {
    try {
      cache = cache === undefined ? open() : cache;
      return cache ? work(cache) : null;
    } catch {
      cache = null;
      return null;
    }
  };
  return { use, close: () => cache?.close() };
}

export const nameOf = ({ basemapId, z, x, y }: TileKey): string => `${basemapId}/${z}/${x}/${y}`;
const toTile = ({ bytes, mime }: CachedTile): FoundTile => ({ bytes, mime: mime as TileMime });

export function openKept(cacheFolder: string, now: () => number, limits: NetLimits): Kept {
  const memory = makeMemory<{ tile: FoundTile | null; freshUntilMs: number }>(limits.memoryBytes);
  const disk = lazily(() => openTileCache(cacheFolder, { maxBytes: limits.diskBytes, now }));

  const remember = (key: TileKey, tile: FoundTile | null, freshUntilMs: number): FoundTile | null => {
    memory.put(nameOf(key), { tile, freshUntilMs }, ENTRY_BYTES + (tile?.bytes.length ?? 0));
    return tile;
  };

  return {
    fresh: (key) => {
      const remembered = memory.get(nameOf(key));
      if (remembered && remembered.freshUntilMs > now()) return remembered;
      const seen = disk.use((cache) => cache.get(key));
      if (!seen || seen.freshUntilMs <= now()) return null;
      return { tile: remember(key, toTile(seen), seen.freshUntilMs) };
    },
    seen: (key) => {
      const seen = disk.use((cache) => cache.get(key));
      return seen && { tile: toTile(seen), etag: seen.etag };
    },
    take: (key, told, seen) => {
      if (told.type === 'none') return remember(key, null, now() + limits.noneMs);
      const freshUntilMs = told.freshUntilMs;
      if (told.type === 'same') {
        if (!seen) throw new AppError('basemap.refused', { status: 304 });
        disk.use((cache) => cache.refresh(key, freshUntilMs ?? now()));
        return remember(key, seen.tile, freshUntilMs ?? now());
      }
      // What may not be kept is given on and forgotten.
      if (freshUntilMs === null) return told.tile;
      disk.use((cache) => cache.put(key, { ...told.tile, freshUntilMs, etag: told.etag }));
      return remember(key, told.tile, freshUntilMs);
    },
    forget: (basemapId) => {
      memory.clear();
      disk.use((cache) => cache.drop(basemapId));
    },
    close: () => {
      memory.clear();
      disk.close();
    },
  };
}
