import { AppError } from '#shared/contract/errors';
import { nodeChild } from '../../../childProcess.ts';
import type { TilePort } from '../../../ports.ts';
import { type Lane, makeLane } from './lane.ts';
import type { FoundTile, StartTileReader, TileAnswer, TilePackage } from './tileProtocol.ts';

export type TileLimits = {
  readonly tileMs: number;
  readonly inspectMs: number;
  /** So long a file that took too long is not read again. */
  readonly restMs: number;
};

export const TILE_LIMITS: TileLimits = { tileMs: 5_000, inspectMs: 9_000, restMs: 60_000 };

function valueIn<T>(answer: TileAnswer): T {
  if (!answer.ok) throw new AppError(answer.code, answer.params);
  return answer.value as T;
}

/**
 * The reader of tile packages: one process for tiles, which are wanted at once, and one for judging new files. A file that
 * cannot be opened, or made its process hang or break down, rests for a while: it does not hold up the others again and
 * again.
 */
export function makeTilePort(start: StartTileReader, limits: TileLimits = TILE_LIMITS): TilePort {
  const tiles: Lane = makeLane(start);
  const judging: Lane = makeLane(start);
  const resting = new Map<string, { untilMs: number; error: AppError }>();
  return {
    inspect: async (file, format) => {
      try {
        return valueIn<TilePackage>(await judging.ask({ op: 'inspect', file, format }, limits.inspectMs));
      } finally {
        await judging.ask({ op: 'close', file }, limits.tileMs).catch(() => undefined);
      }
    },
    tile: async (file, format, z, x, y) => {
      const rest = resting.get(file);
      if (rest && performance.now() < rest.untilMs) throw rest.error;
      resting.delete(file);
      const letRest = (error: unknown): void => {
        // One that is gone may be put back at any time, and looking for it takes nothing.
        if (error instanceof AppError && error.code !== 'cancelled' && error.code !== 'file.gone')
          resting.set(file, { untilMs: performance.now() + limits.restMs, error });
      };
      const ask = { op: 'tile', file, format, z, x, y } as const;
      const answer = await tiles.ask(ask, limits.tileMs).catch((error: unknown) => {
        letRest(error);
        throw error;
      });
      if (!answer.ok && answer.whole) letRest(new AppError(answer.code, answer.params));
      return valueIn<FoundTile | null>(answer);
    },
    faultOf: (file) => {
      const rest = resting.get(file);
      return rest && performance.now() < rest.untilMs ? rest.error.code : null;
    },
    release: async (file) => {
      await tiles.ask({ op: 'close', file }, limits.tileMs).catch(() => undefined);
    },
    end: () => {
      tiles.end();
      judging.end();
    },
  };
}

/** Starts reading processes under plain Node. `entry` is the built tileProcess, or its source. */
export const nodeTileReader = (entry: URL): StartTileReader => nodeChild(entry);
