import { AppError } from '#shared/contract/errors';
import { tileUrl } from '#shared/domain/basemap/address';
import type { TileKey } from '../../../store/tiles/tileCache.ts';
import type { FoundTile } from '../reader/tileProtocol.ts';
import type { Source } from '../source.ts';
import { askTile } from './ask.ts';
import { nameOf, openKept, type Seen } from './kept.ts';
import { NET_LIMITS, type NetLimits } from './limits.ts';
import { makeQuestions } from './questions.ts';
import { makeRests } from './rests.ts';
import { makeSlots } from './slots.ts';

/** Tiles of configured addresses: from memory, from the disk, from their servers. */
export type TileNet = {
  /** Errors: basemap.offline, basemap.refused, cancelled. */
  readonly tile: (key: TileKey, source: Source, signal: AbortSignal) => Promise<FoundTile | null>;
  readonly forget: (basemapId: string) => void;
  readonly close: () => void;
};

export type NetOptions = {
  readonly cacheFolder: string;
  readonly now: () => number;
  /** What the program calls itself to servers. */
  readonly agent: string;
  readonly limits?: Partial<NetLimits>;
};

const isCancelled = (error: unknown): boolean => error instanceof AppError && error.code === 'cancelled';
/** The server itself asks to be left alone for a while (RFC 6585, 4; RFC 9110, 15.6.4). */
const isBusy = ({ code, params }: AppError): boolean =>
  code === 'basemap.refused' && (params.status === 429 || params.status === 503);

export function makeTileNet({ cacheFolder, now, agent, ...options }: NetOptions): TileNet {
  const limits = { ...NET_LIMITS, ...options.limits };
  const closing = new AbortController();
  const kept = openKept(cacheFolder, now, limits);
  const rests = makeRests(now, limits);
  const slots = makeSlots(limits.atOnce, limits.waitingAtMost);
  const questions = makeQuestions<FoundTile | null>(closing.signal);

  const fromServer = async (
    key: TileKey,
    { address, key: secret }: Source,
    seen: Seen | null,
    signal: AbortSignal,
  ): Promise<FoundTile | null> => {
    const url = tileUrl(address, secret, key);
    const { host } = new URL(url);
    try {
      rests.check(host);
      const told = await slots.run(async () => {
        // The server may have gone while this one waited; and its own time begins only here.
        rests.check(host);
        const limit = AbortSignal.any([signal, AbortSignal.timeout(limits.timeoutMs)]);
        return askTile(url, address.hosts, { etag: seen?.etag ?? null, agent, signal: limit, nowMs: now() });
      }, signal);
      rests.end(host);
      return kept.take(key, told, seen);
    } catch (cause) {
      if (signal.aborted || isCancelled(cause)) throw new AppError('cancelled');
      const told = cause instanceof AppError ? cause : new AppError('basemap.offline', {}, { cause });
      if (told.code === 'basemap.offline' || isBusy(told)) rests.begin(host, told);
      // Better an old tile than a hole.
      if (seen) return seen.tile;
      throw told;
    }
  };

  return {
    tile: async (key, source, signal) => {
      const fresh = kept.fresh(key);
      if (fresh) return fresh.tile;
      const seen = kept.seen(key);
      return questions.ask(nameOf(key), {
        start: (wanted) => fromServer(key, source, seen, wanted),
        signal,
        instead: seen && { value: seen.tile, afterMs: limits.patienceMs },
      });
    },
    forget: kept.forget,
    close: () => {
      closing.abort();
      kept.close();
    },
  };
}
