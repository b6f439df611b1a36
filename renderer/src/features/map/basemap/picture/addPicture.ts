import { api } from '#renderer/api/index';
import type { Basemap } from '#shared/contract/basemaps';
import { AppError } from '#shared/contract/errors';
import type { InputOf } from '#shared/contract/index';
import { cutPicture, PICTURE_TILE_PX } from './cutPicture.ts';

type Placement = InputOf<'basemaps.beginPicture'>['placement'];

export type PictureWork = {
  readonly name: string;
  readonly source: Blob | ImageBitmap;
  /** Where it lies until somebody places it. */
  readonly placeFor: (size: { width: number; height: number }) => Placement;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Cuts a picture and brings it in, hidden until it is placed; nothing of it stays when that is stopped. Errors: as of
 * cutPicture and of the core.
 */
export async function addPicture(work: PictureWork): Promise<Basemap> {
  const { name, source, placeFor, onProgress, signal } = work;
  let uploadId: string | null = null;
  let [done, total] = [0, 1];
  try {
    await cutPicture(source, {
      signal,
      onSize: async (size) => {
        total = size.total;
        const { width, height } = size;
        ({ uploadId } = await api.basemaps.beginPicture({
          name,
          width,
          height,
          tileSize: PICTURE_TILE_PX,
          placement: placeFor(size),
          looks: { shown: false, opacity: 0.8 },
        }));
      },
      onTiles: async (tiles) => {
        if (!uploadId) return;
        await api.basemaps.putPictureTiles({ uploadId, tiles: [...tiles] });
        done += tiles.length;
        onProgress(done, total);
      },
    });
    if (!uploadId) throw new AppError('basemap.picture');
    return await api.basemaps.finishPicture({ uploadId });
  } catch (error) {
    if (uploadId) void api.basemaps.dropFile({ uploadId }).catch(() => undefined);
    throw error;
  }
}
