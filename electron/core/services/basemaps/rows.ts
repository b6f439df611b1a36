import { existsSync } from 'node:fs';
import type { Basemap } from '#shared/contract/basemaps';
import type { ErrorCode } from '#shared/contract/errors';
import type { Ctx } from '../../context.ts';
import { liveRow } from '../../records/liveRow.ts';
import type { BasemapRow, NewRow } from '../../store/schema.ts';
import { keptFile } from './places.ts';
import { sourceOf } from './source.ts';

/** Why a basemap cannot be drawn now. */
function faultOf(ctx: Ctx, row: BasemapRow): ErrorCode | null {
  if (row.file === null) return row.source === null ? 'file.gone' : null;
  try {
    const file = keptFile(ctx.session().folder, row.file);
    return existsSync(file) ? ctx.ports.tiles.faultOf(file) : 'file.gone';
  } catch {
    return 'file.gone';
  }
}

export function toBasemap(ctx: Ctx, row: BasemapRow): Basemap {
  const source = sourceOf(row);
  return {
    id: row.id,
    name: row.name,
    type: row.type as Basemap['type'],
    content: row.content as Basemap['content'],
    crs: row.crs as Basemap['crs'],
    minZoom: row.min_zoom,
    maxZoom: row.max_zoom,
    tileSize: row.tile_size,
    bbox: row.bbox === null ? null : (JSON.parse(row.bbox) as NonNullable<Basemap['bbox']>),
    opacity: row.opacity,
    shown: row.shown === 1,
    role: row.role as Basemap['role'],
    attribution: row.attribution,
    mapNumber: row.map_number,
    host: source?.address.hosts[0] ?? null,
    hasKey: (source?.key ?? '') !== '',
    sizeBytes: row.size_bytes,
    use: row.use as Basemap['use'],
    picture: row.picture === null ? null : (JSON.parse(row.picture) as NonNullable<Basemap['picture']>),
    fault: faultOf(ctx, row),
  };
}

/** All on the map in drawing order: bases, then annotations, each as they were put. */
export async function liveRows(ctx: Ctx): Promise<BasemapRow[]> {
  const rows = await ctx
    .session()
    .store.read.selectFrom('basemaps')
    .selectAll()
    .where('deleted_at_ms', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return inDrawingOrder(rows);
}

export const inDrawingOrder = <T extends Pick<BasemapRow, 'role'>>(rows: readonly T[]): T[] => [
  ...rows.filter(({ role }) => role !== 'annotation'),
  ...rows.filter(({ role }) => role === 'annotation'),
];

/** What a user may set, as the contract's `looks`. */
export type Looks = {
  readonly [K in 'name' | 'crs' | 'opacity' | 'shown' | 'role' | 'attribution' | 'mapNumber']?:
    | Basemap[K]
    | undefined;
};

const COLUMN_OF = {
  name: 'name',
  crs: 'crs',
  opacity: 'opacity',
  shown: 'shown',
  role: 'role',
  attribution: 'attribution',
  mapNumber: 'map_number',
} as const;

/** Looks as columns; what is not said stays away. */
export function looksColumns(looks: Looks): Partial<NewRow<'basemaps'>> {
  const columns: Record<string, unknown> = {};
  for (const [key, column] of Object.entries(COLUMN_OF)) {
    const value = looks[key as keyof Looks];
    if (value !== undefined) columns[column] = typeof value === 'boolean' ? Number(value) : value;
  }
  return columns;
}

/** Inserts a row on top of those of its role, in one undoable step. */
export async function addRow(
  ctx: Ctx,
  row: Omit<NewRow<'basemaps'>, 'position' | 'opacity' | 'shown' | 'role' | 'map_number' | 'crs'> &
    Partial<Pick<NewRow<'basemaps'>, 'role' | 'crs'>>,
  looks: Looks,
): Promise<Basemap> {
  await ctx.session().write({ label: 'basemapAdd', actor: ctx.actor }, async (batch) => {
    const { top } = await batch.trx
      .selectFrom('basemaps')
      .select((eb) => eb.fn.max<number | null>('position').as('top'))
      .executeTakeFirstOrThrow();
    await batch.insert('basemaps', {
      role: 'base',
      crs: 'wgs84',
      opacity: 1,
      shown: 1,
      map_number: '',
      ...row,
      position: (top ?? -1) + 1,
      ...looksColumns(looks),
    });
  });
  return toBasemap(ctx, await liveRow(ctx, 'basemaps', row.id));
}
