import type { OutputOf, ParsedInputOf } from '#shared/contract/index';
import { pictureLevels } from '#shared/domain/basemap/pictureLevels';
import { isTile } from '#shared/domain/basemap/tileMath';
import type { Ctx } from '../../context.ts';
import { liveRow } from '../../records/liveRow.ts';
import type { BasemapRow } from '../../store/schema.ts';
import { keptFile } from './places.ts';
import { toBasemap } from './rows.ts';
import { type Source, sourceOf } from './source.ts';

type Answer = OutputOf<'basemaps.tile'>;

async function fromFile(
  ctx: Ctx,
  row: BasemapRow,
  format: 'mbtiles' | 'pmtiles' | 'picture',
  [z, x, y]: readonly [number, number, number],
): Promise<Answer> {
  const { folder, basemaps } = ctx.session();
  const file = keptFile(folder, row.file);
  basemaps.read.add(file);
  return { tile: await ctx.ports.tiles.tile(file, format, z, x, y) };
}

async function fromNet(ctx: Ctx, source: Source, input: ParsedInputOf<'basemaps.tile'>): Promise<Answer> {
  const { id, z, x, y } = input;
  const job = ctx.job(input.jobId);
  try {
    return { tile: await ctx.session().basemaps.net.tile({ basemapId: id, z, x, y }, source, job.signal) };
  } finally {
    job.end();
  }
}

/** One tile of the usual grid. Errors: as the contract says. */
export async function readTile(input: ParsedInputOf<'basemaps.tile'>, ctx: Ctx): Promise<Answer> {
  const row = await liveRow(ctx, 'basemaps', input.id);
  const { z, x, y } = input;
  if (!isTile(input) || z < row.min_zoom || z > row.max_zoom) return { tile: null };
  const source = sourceOf(row);
  if (source) return fromNet(ctx, source, input);
  if (row.type === 'mbtiles' || row.type === 'pmtiles') return fromFile(ctx, row, row.type, [z, x, y]);
  return { tile: null };
}

/** One inner tile of a picture. Errors: as the contract says. */
export async function readPictureTile(
  { id, level, x, y }: ParsedInputOf<'basemaps.pictureTile'>,
  ctx: Ctx,
): Promise<Answer> {
  const row = await liveRow(ctx, 'basemaps', id);
  const { picture, tileSize } = toBasemap(ctx, row);
  if (!picture) return { tile: null };
  const size = pictureLevels(picture.width, picture.height, tileSize)[level];
  if (!size || x < 0 || y < 0 || x >= size.columns || y >= size.rows) return { tile: null };
  return fromFile(ctx, row, 'picture', [level, x, y]);
}
