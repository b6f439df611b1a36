import { AppError } from '#shared/contract/errors';
import { tileUrl } from '#shared/domain/basemap/address';
import type { TileMime } from '#shared/domain/basemap/tileMime';
import {
  type CachedTile,
  openTileCache,
  type TileCache,
  type TileKey,
} from '../../../store/tiles/tileCache.ts';
import type { FoundTile } from '../reader/tileProtocol.ts';
import type { Source } from '../source.ts';
import { askTile, type Told } from './ask.ts';
import { makeMemory } from './memory.ts';
import { makeSlots } from './slots.ts';

/** Tiles of configured addresses: from memory, from the disk, from their servers. */
export type TileNet = {
  /** Errors: basemap.offline, basemap.refused, cancelled. */
  readonly tile: (key: TileKey, source: Source, signal: AbortSignal) => Promise<FoundTile | null>;
  readonly forget: (basemapId: string) => void;
  readonly close: () => void;
};

export type NetLimits = {
  readonly memoryBytes: number;
  readonly diskBytes: number;
  readonly timeoutMs: number;
  /** So long a server that did not answer is not asked again; twice as long each further time, up to the longest. */
  readonly restMs: number;
  readonly longestRestMs: number;
  /** So long is waited for a new tile where an old one could be shown. */
  readonly patienceMs: number;
  readonly atOnce: number;
};
const MIB = 1024 * 1024;
export const NET_LIMITS: NetLimits = {
  memoryBytes: 32 * MIB,
  diskBytes: 200 * MIB,
  timeoutMs: 10_000,
  restMs: 10_000,
  longestRestMs: 60_000,
  patienceMs: 1_000,
  atOnce: 6,
};
const WAITING_AT_MOST = 300;
/** So long it is believed that a tile is not there. */
const NONE_MS = 600_000;

type Remembered = { readonly tile: FoundTile | null; readonly freshUntilMs: number };
type Asking = {
  readonly answer: Promise<FoundTile | null>;
  readonly controller: AbortController;
  wanted: number;
};

const toTile = ({ bytes, mime }: CachedTile): FoundTile => ({ bytes, mime: mime as TileMime });
const isCancelled = (error: unknown): boolean => error instanceof AppError && error.code === 'cancelled';

/** The disk is a help, never a condition: where it fails, the cache is gone for this time. */
function lazily(open: () => TileCache) {
  let cache: TileCache | null | undefined;
  const use = <T>(work: (cache: TileCache) => T): T | undefined => {
    try {
      cache = cache === undefined ? open() : cache;
      return cache ? work(cache) : undefined;
    } catch {
      cache = null;
      return undefined;
    }
  };
  return { use, close: () => cache?.close() };
}

/** Servers that did not answer, or asked to be left alone. */
function makeRests(now: () => number, limits: Pick<NetLimits, 'restMs' | 'longestRestMs'>) {
  const rests = new Map<string, { untilMs: number; forMs: number; error: AppError }>();
  return {
    /** Throws what the server last failed with, while it rests. */
    check: (host: string): void => {
      const rest = rests.get(host);
      if (rest && rest.untilMs > now()) throw rest.error;
    },
    begin: (host: string, error: AppError): void => {
      const rest = rests.get(host);
      // Questions that were under way together fail together: that is one failure.
      if (rest && rest.untilMs > now()) return;
      const forMs = rest ? Math.min(rest.forMs * 2, limits.longestRestMs) : limits.restMs;
      rests.set(host, { untilMs: now() + forMs, forMs, error });
    },
    end: (host: string): void => void rests.delete(host),
  };
}

export function makeTileNet(options: {
  readonly cacheFolder: string;
  readonly now: () => number;
  readonly agent: string;
  readonly limits?: Partial<NetLimits>;
}): TileNet {
  const { now, agent } = options;
  const limits = { ...NET_LIMITS, ...options.limits };
  const memory = makeMemory<Remembered>(limits.memoryBytes);
  const disk = lazily(() => openTileCache(options.cacheFolder, { maxBytes: limits.diskBytes, now }));
  const slots = makeSlots(limits.atOnce, WAITING_AT_MOST);
  const asking = new Map<string, Asking>();
  const resting = makeRests(now, limits);
  const closing = new AbortController();

  const remember = (name: string, tile: FoundTile | null, freshUntilMs: number): void =>
    memory.put(name, { tile, freshUntilMs }, 200 + (tile?.bytes.length ?? 0));

  /** What a server told goes where it may be kept. */
  const take = (name: string, key: TileKey, told: Told, seen: CachedTile | null): FoundTile | null => {
    if (told.type === 'none') {
      remember(name, null, now() + NONE_MS);
      return null;
    }
    const { freshUntilMs } = told;
    if (told.type === 'same') {
      if (!seen) throw new AppError('basemap.refused', { status: 304 });
      remember(name, toTile(seen), freshUntilMs ?? now());
      disk.use((cache) => cache.refresh(key, freshUntilMs ?? now()));
      return toTile(seen);
    }
    if (freshUntilMs !== null) {
      remember(name, told.tile, freshUntilMs);
      disk.use((cache) => cache.put(key, { ...told.tile, freshUntilMs, etag: told.etag }));
    }
    return told.tile;
  };

  const fromServer = async (
    name: string,
    key: TileKey,
    { address, key: secret }: Source,
    seen: CachedTile | null,
    signal: AbortSignal,
  ): Promise<FoundTile | null> => {
    const url = tileUrl(address, secret, key);
    const host = new URL(url).host;
    try {
      resting.check(host);
      const told = await slots.run(async () => {
        // The server may have gone while this one waited; and its own time begins only here.
        resting.check(host);
        const limit = AbortSignal.any([signal, AbortSignal.timeout(limits.timeoutMs)]);
        return askTile(url, address.hosts, { etag: seen?.etag ?? null, agent, signal: limit, nowMs: now() });
      }, signal);
      resting.end(host);
      return take(name, key, told, seen);
    } catch (cause) {
      if (signal.aborted || isCancelled(cause)) throw new AppError('cancelled');
      const told = cause instanceof AppError ? cause : new AppError('basemap.offline', {}, { cause });
      const isBusy = told.code === 'basemap.refused' && [429, 503].includes(Number(told.params.status));
      if (told.code === 'basemap.offline' || isBusy) resting.begin(host, told);
      // Better an old tile than a hole.
      if (seen) return toTile(seen);
      throw told;
    }
  };

  /** One question for all who want the same tile; given up when none of them wants it any more. */
  const ask = (name: string, key: TileKey, source: Source, seen: CachedTile | null): Asking => {
    const known = asking.get(name);
    if (known) return known;
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, closing.signal]);
    const answer = fromServer(name, key, source, seen, signal).finally(() => {
      if (asking.get(name) === made) asking.delete(name);
    });
    const made: Asking = { answer, controller, wanted: 0 };
    asking.set(name, made);
    return made;
  };

  return {
    tile: (key, source, signal) => {
      const name = `${key.basemapId}/${key.z}/${key.x}/${key.y}`;
      const remembered = memory.get(name);
      if (remembered && remembered.freshUntilMs > now()) return Promise.resolve(remembered.tile);
      const seen = disk.use((cache) => cache.get(key)) ?? null;
      if (seen && seen.freshUntilMs > now()) {
        remember(name, toTile(seen), seen.freshUntilMs);
        return Promise.resolve(toTile(seen));
      }
      const question = ask(name, key, source, seen);
      question.wanted += 1;
      return new Promise((resolve, reject) => {
        const settled = (): void => {
          clearTimeout(patience);
          signal.removeEventListener('abort', onAbort);
        };
        const patience = seen
          ? setTimeout(() => {
              settled();
              // The new one comes too, for the next time.
              resolve(toTile(seen));
            }, limits.patienceMs)
          : undefined;
        const onAbort = (): void => {
          settled();
          question.wanted -= 1;
          if (question.wanted === 0) {
            if (asking.get(name) === question) asking.delete(name);
            question.controller.abort();
          }
          reject(new AppError('cancelled'));
        };
        signal.addEventListener('abort', onAbort, { once: true });
        question.answer.then(resolve, reject).finally(settled);
      });
    },
    forget: (basemapId) => {
      memory.clear();
      disk.use((cache) => cache.drop(basemapId));
    },
    close: () => {
      closing.abort();
      memory.clear();
      disk.close();
    },
  };
}
