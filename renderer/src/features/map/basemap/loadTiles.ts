import { api } from '#renderer/api/index';
import { makeId } from '#renderer/ui/index';
import type { Basemap } from '#shared/contract/basemaps';
import { pictureLevels } from '#shared/domain/basemap/pictureLevels';
import type { LoadBytes } from './tiles/rasterArt.ts';

/** Tiles of a package or an address; those of an address, which may take long, are given up when no longer wanted. */
export function tileLoader({ id, host }: Pick<Basemap, 'id' | 'host'>): LoadBytes {
  return async (quad, signal) => {
    if (host === null) return (await api.basemaps.tile({ id, ...quad })).tile;
    const jobId = makeId();
    // When it cannot be given up any more it is simply not used.
    const giveUp = (): void => void api.jobs.cancel({ jobId }).catch(() => undefined);
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      return (await api.basemaps.tile({ id, ...quad, jobId })).tile;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  };
}

/** Inner tiles of a picture; z 0 is its smallest size. */
export function pictureLoader(
  id: string,
  { width, height, tileSize }: { width: number; height: number; tileSize: number },
): LoadBytes {
  const deepest = pictureLevels(width, height, tileSize).length - 1;
  return async ({ z, x, y }) => (await api.basemaps.pictureTile({ id, level: deepest - z, x, y })).tile;
}
