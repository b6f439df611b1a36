import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Basemap } from '#shared/contract/basemaps';
import { AppError } from '#shared/contract/errors';
import type { ParsedInputOf } from '#shared/contract/index';
import type { Ctx } from '../../context.ts';
import { storageError } from '../../store/sqlite/errors.ts';
import { baseName } from '../imports/open.ts';
import { basemapsFolder, keepFile } from './places.ts';
import { addRow } from './rows.ts';
import { endUpload, type Upload } from './upload.ts';

const SQLITE = 'SQLite format 3\0';
/** Where a SQLite file says that its newest pages stand in a log beside it (file format, 1.3.3). */
const WRITE_VERSION_AT = 18;

/**
 * What a file is by how it begins. A log beside a SQLite file did not come with it, and without one it cannot be opened for
 * reading only: our copy says so no longer.
 */
async function formatOf(path: string): Promise<'mbtiles' | 'pmtiles'> {
  const handle = await open(path, 'r+');
  try {
    const head = Buffer.alloc(100);
    await handle.read(head, 0, 100, 0);
    const text = head.toString('latin1');
    if (text.startsWith('PM')) return 'pmtiles';
    if (!text.startsWith(SQLITE)) throw new AppError('basemap.notTiles');
    if (head[WRITE_VERSION_AT] === 2) await handle.write(Buffer.from([1, 1]), 0, 2, WRITE_VERSION_AT);
    return 'mbtiles';
  } finally {
    await handle.close();
  }
}

async function keepAs(
  ctx: Ctx,
  upload: Upload,
  id: string,
): Promise<{ format: 'mbtiles' | 'pmtiles'; name: string }> {
  const format = await formatOf(upload.path);
  const name = `${id}.${format}`;
  await keepFile(upload.path, join(basemapsFolder(ctx.session().folder), name));
  return { format, name };
}

/** Judges a file that came in whole, keeps it under a name of ours and puts it on the map. */
export async function addTilePackage(input: ParsedInputOf<'basemaps.addTiles'>, ctx: Ctx): Promise<Basemap> {
  const { folder, basemaps } = ctx.session();
  const upload = basemaps.uploads.take(input.uploadId);
  await endUpload(upload);
  const id = ctx.ports.newId();
  try {
    const { format, name } = await keepAs(ctx, upload, id);
    const file = join(basemapsFolder(folder), name);
    try {
      const found = await ctx.ports.tiles.inspect(file, format);
      return await addRow(
        ctx,
        {
          id,
          name: found.name || baseName(upload.fileName) || upload.fileName,
          type: format,
          content: found.content,
          min_zoom: found.minZoom,
          max_zoom: found.maxZoom,
          tile_size: found.tileSize,
          bbox: found.bbox && JSON.stringify(found.bbox),
          attribution: found.attribution,
          role: found.isOverlay ? 'annotation' : 'base',
          file: name,
          size_bytes: upload.sizeBytes,
          source: null,
          picture: null,
          use: null,
        },
        input.looks,
      );
    } catch (error) {
      await ctx.ports.tiles.release(file);
      await rm(file, { force: true });
      throw error;
    }
  } catch (error) {
    await rm(upload.path, { force: true });
    throw storageError(error);
  }
}
