import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Basemap } from '#shared/contract/basemaps';
import { AppError } from '#shared/contract/errors';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { type SketchShape, sketchShapes } from '#shared/domain/basemap/sketch';
import { bboxOfPositions } from '#shared/domain/geo/distance';
import { positionsOf } from '#shared/domain/geo/positions';
import type { BBox } from '#shared/domain/geo/types';
import type { Ctx } from '../../context.ts';
import { liveRow } from '../../records/liveRow.ts';
import { storageError } from '../../store/sqlite/errors.ts';
import { baseName } from '../imports/open.ts';
import { basemapsFolder, keepFile, keptFile, partFile } from './places.ts';
import { addRow } from './rows.ts';
import { makeRoom } from './upload.ts';

/** So much a whole sketch may hold: some hundred times a community's roads. */
const POSITIONS_AT_MOST = 500_000;
const UNPACKED_MAX_BYTES = 64 * 1024 * 1024;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

function boxOf(shapes: readonly SketchShape[]): BBox {
  const boxes = shapes.map(({ geometry }) => bboxOfPositions(positionsOf(geometry)));
  return bboxOfPositions(
    boxes.flatMap(
      ([w, s, e, n]) =>
        [
          [w, s],
          [e, n],
        ] as const,
    ),
  );
}

export async function addSketchLayer(
  input: ParsedInputOf<'basemaps.addSketchLayer'>,
  ctx: Ctx,
): Promise<Basemap> {
  const { folder, imports } = ctx.session();
  const opened = imports.get(input.importId);
  const found = sketchShapes(opened.features ?? [], input, POSITIONS_AT_MOST);
  if (!found.ok) throw new AppError('basemap.tooManyShapes', { limit: POSITIONS_AT_MOST });
  const { shapes } = found;
  if (shapes.length === 0) throw new AppError('basemap.noShapes');
  const id = ctx.ports.newId();
  const name = `${id}.sketch`;
  const [part, file] = [partFile(folder, id), join(basemapsFolder(folder), name)];
  try {
    const bytes = await pack(JSON.stringify(shapes));
    await makeRoom(folder, bytes.length);
    await writeFile(part, bytes);
    await keepFile(part, file);
    return await addRow(
      ctx,
      {
        id,
        name: baseName(opened.fileName) || opened.fileName,
        type: 'sketch',
        content: 'vector',
        min_zoom: 0,
        max_zoom: 24,
        tile_size: 256,
        bbox: JSON.stringify(boxOf(shapes)),
        attribution: '',
        file: name,
        size_bytes: (await stat(file)).size,
        source: null,
        picture: null,
        use: input.use,
      },
      // It was brought to WGS-84 on its way in.
      { ...input.looks, crs: undefined },
    );
  } catch (error) {
    await rm(part, { force: true });
    await rm(file, { force: true });
    throw storageError(error);
  }
}

type Sketch = OutputOf<'basemaps.sketch'>;

export async function readSketch({ id }: { id: string }, ctx: Ctx): Promise<Sketch> {
  const row = await liveRow(ctx, 'basemaps', id);
  if (row.use === null) throw new AppError('notFound');
  const packed = await readFile(keptFile(ctx.session().folder, row.file)).catch(() => null);
  if (!packed) throw new AppError('file.gone');
  try {
    const text = (await unpack(packed, { maxOutputLength: UNPACKED_MAX_BYTES })).toString();
    const shapes: unknown = JSON.parse(text);
    if (!Array.isArray(shapes)) throw new AppError('basemap.damaged');
    return { use: row.use as Sketch['use'], shapes: shapes as Sketch['shapes'] };
  } catch (cause) {
    throw new AppError('basemap.damaged', {}, { cause });
  }
}
