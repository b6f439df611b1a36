import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Basemap } from '#shared/contract/basemaps';
import { AppError } from '#shared/contract/errors';
import type { ParsedInputOf } from '#shared/contract/index';
import { pictureLevels } from '#shared/domain/basemap/pictureLevels';
import { fitPlacement, placedBox } from '#shared/domain/basemap/placement';
import { pictureTileMime } from '#shared/domain/basemap/tileMime';
import type { BBox } from '#shared/domain/geo/types';
import type { Ctx } from '../../context.ts';
import { storageError } from '../../store/sqlite/errors.ts';
import { createPictureFile, type InnerTile } from '../../store/tiles/pictureFile.ts';
import { type Drawing, missingIn } from './drawing.ts';
import { basemapsFolder, keepFile, partFile } from './places.ts';
import { addRow } from './rows.ts';
import { makeRoom } from './upload.ts';

type Begin = ParsedInputOf<'basemaps.beginPicture'>;

const TILE_MAX_BYTES = 4 * 1024 * 1024;
const TAKEN = new Set(['image/png', 'image/jpeg', 'image/webp']);

/** The box of a placed picture, WGS-84. Errors: basemap.placement {reason}. */
export function boxOfPicture(about: Pick<Begin, 'width' | 'height' | 'placement'>): BBox {
  const size = [about.width, about.height] as const;
  const fit = fitPlacement(about.placement.points, about.placement.method, size);
  if (!fit.ok) throw new AppError('basemap.placement', { reason: fit.reason });
  return placedBox(fit.transform, size);
}

export async function beginPicture(about: Begin, ctx: Ctx): Promise<{ uploadId: string }> {
  const { folder, basemaps } = ctx.session();
  boxOfPicture(about);
  // About what inner tiles of a drawing take; more room is seen to as they come.
  await makeRoom(folder, (about.width * about.height) / 4);
  const uploadId = ctx.ports.newId();
  const path = partFile(folder, uploadId);
  try {
    await basemaps.drawings.hold(uploadId, { about, path, file: createPictureFile(path) });
  } catch (error) {
    throw storageError(error);
  }
  return { uploadId };
}

function checkTile({ about }: Drawing, { level, x, y, bytes }: InnerTile): void {
  const size = pictureLevels(about.width, about.height, about.tileSize)[level];
  const isInside = size !== undefined && x >= 0 && y >= 0 && x < size.columns && y < size.rows;
  const isPicture = bytes.length <= TILE_MAX_BYTES && TAKEN.has(pictureTileMime(bytes) ?? '');
  if (!isInside || !isPicture) throw new AppError('basemap.pictureTile');
}

export function putPictureTiles(
  { uploadId, tiles }: ParsedInputOf<'basemaps.putPictureTiles'>,
  ctx: Ctx,
): { received: number } {
  const drawing = ctx.session().basemaps.drawings.get(uploadId);
  for (const tile of tiles) checkTile(drawing, tile);
  try {
    drawing.file.put(tiles);
  } catch (error) {
    throw storageError(error);
  }
  return { received: tiles.length };
}

export async function finishPicture(
  { uploadId }: ParsedInputOf<'basemaps.finishPicture'>,
  ctx: Ctx,
): Promise<Basemap> {
  const { folder, basemaps } = ctx.session();
  const drawing = basemaps.drawings.get(uploadId);
  const missing = missingIn(drawing);
  // It stays open: the window may still send what is missing.
  if (missing > 0) throw new AppError('basemap.pictureIncomplete', { missing });
  basemaps.drawings.take(uploadId);
  drawing.file.close();
  const { about } = drawing;
  const id = ctx.ports.newId();
  const name = `${id}.picture`;
  const file = join(basemapsFolder(folder), name);
  try {
    await keepFile(drawing.path, file);
    const levels = pictureLevels(about.width, about.height, about.tileSize);
    return await addRow(
      ctx,
      {
        id,
        name: about.name,
        type: 'picture',
        content: 'raster',
        min_zoom: 0,
        max_zoom: levels.length - 1,
        tile_size: about.tileSize,
        bbox: JSON.stringify(boxOfPicture(about)),
        attribution: '',
        file: name,
        size_bytes: (await stat(file)).size,
        source: null,
        picture: JSON.stringify({ width: about.width, height: about.height, placement: about.placement }),
        use: null,
      },
      // Its control points say where it lies: it has no system of its own.
      { ...about.looks, crs: undefined },
    );
  } catch (error) {
    await rm(drawing.path, { force: true });
    await rm(file, { force: true });
    throw storageError(error);
  }
}
