import type { ImportPlan } from '#shared/contract/imports';
import type { OutputOf } from '#shared/contract/index';
import { toWgs84 } from '#shared/domain/geo/convert';
import { haversineM } from '#shared/domain/geo/distance';
import { contains } from '#shared/domain/geo/polygon';
import type { Area, LngLat } from '#shared/domain/geo/types';
import type { Ctx } from '../../context.ts';
import { readSettings } from '../settings/service.ts';
import { sheetOf } from './reader.ts';
import { APART, filePairs, isDegrees, likelySystem, outlineOf, systemByWords } from './systems.ts';

const SHOWN_POINTS = 400;
/** Points whose distance from the outline is measured: enough for a median. */
const MEASURED_POINTS = 100;

/** Distance of a point from an outline, metres, by its corners and the feet on its sides. */
function distanceFromM(outline: Area, [lng, lat]: LngLat): number {
  const shrink = Math.cos((lat * Math.PI) / 180);
  const rings = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();
  let best = Number.POSITIVE_INFINITY;
  for (const ring of rings)
    for (let at = 0; at + 1 < ring.length; at += 1) {
      const [a = [0, 0], b = a]: readonly LngLat[] = [ring[at] as LngLat, ring[at + 1] as LngLat];
      const [dx, dy] = [(b[0] - a[0]) * shrink, b[1] - a[1]];
      const length = dx * dx + dy * dy;
      const along = length === 0 ? 0 : ((lng - a[0]) * shrink * dx + (lat - a[1]) * dy) / length;
      const part = Math.min(1, Math.max(0, along));
      const foot: LngLat = [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
      best = Math.min(best, haversineM([lng, lat], foot));
    }
  return best;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** Where a sheet's coordinates would fall in each system, and which system is the likely one. */
export async function compareSystems(plan: ImportPlan, ctx: Ctx): Promise<OutputOf<'imports.systems'>> {
  const { file, sheet } = sheetOf(ctx, plan.importId, plan.sheet);
  const outline = outlineOf(ctx.session().cells());
  const pairs = filePairs(sheet, plan).filter(isDegrees);
  const { importCrs } = await readSettings(ctx.session().store);
  const named = systemByWords(sheet, file.fileName) ?? file.crs;
  const usual = named ?? (importCrs === 'none' ? 'gcj02' : importCrs);
  const choices = APART.map((crs) => {
    const points = pairs.map((pair) => toWgs84(pair as LngLat, crs));
    const outside = outline ? points.filter((point) => !contains(outline, point)) : [];
    return {
      crs,
      points: Float64Array.from(points.slice(0, SHOWN_POINTS).flat()),
      inside: points.length - outside.length,
      offsetM:
        outline && median(outside.slice(0, MEASURED_POINTS).map((point) => distanceFromM(outline, point))),
    };
  });
  const likely = pairs.length === 0 ? null : outline ? likelySystem(pairs, outline, usual) : (named ?? null);
  return { pairs: pairs.length, likely, choices };
}
