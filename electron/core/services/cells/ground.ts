import { bboxOf } from '#shared/domain/geo/distance';
import { linesOf } from '#shared/domain/geo/positions';
import type { Area, Geometry, LngLat } from '#shared/domain/geo/types';
import type { Seed } from '#shared/domain/grid/blocks/index';
import type { Ctx } from '../../context.ts';
import { parseJson } from '../../records/json.ts';
import { liveRows } from '../basemaps/rows.ts';
import { readSketch } from '../basemaps/sketch.ts';

/** The buildings around an outline with their households, when they are known. */
export async function buildingsIn(ctx: Ctx, outline: Area): Promise<Seed[]> {
  const [west, south, east, north] = bboxOf(outline);
  const rows = await ctx
    .session()
    .store.read.selectFrom('things')
    .select(['lng', 'lat', 'attrs'])
    .where('kind', '=', 'building')
    .where('deleted_at_ms', 'is', null)
    .where('lng', '>=', west)
    .where('lng', '<=', east)
    .where('lat', '>=', south)
    .where('lat', '<=', north)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ lng, lat, attrs }) => {
    const { households } = parseJson(attrs).value;
    return lng === null || lat === null
      ? []
      : [{ at: [lng, lat] as const, households: typeof households === 'number' ? households : null }];
  });
}

/** The lines of every sketch layer of roads; a layer whose file is gone or damaged has none. */
export async function roadLines(ctx: Ctx): Promise<(readonly LngLat[])[]> {
  const lines: (readonly LngLat[])[] = [];
  for (const { id, use } of await liveRows(ctx)) {
    if (use !== 'road') continue;
    const sketch = await readSketch({ id }, ctx).catch(() => null);
    // A road drawn as an area goes by its border.
    for (const { geometry } of sketch?.shapes ?? []) lines.push(...linesOf(geometry as Geometry));
  }
  return lines;
}
