import type { ImportPlan } from '#shared/contract/imports';
import type { ThingPatch } from '#shared/contract/things';
import { sortValues } from '#shared/domain/fields/index';
import { toWgs84 } from '#shared/domain/geo/convert';
import { anchorOf } from '#shared/domain/geo/polygon';
import type { Geometry, LngLat } from '#shared/domain/geo/types';
import type { PlannedRow } from '#shared/domain/imports/plan';
import { kindOf } from '#shared/domain/kinds/index';
import type { Ctx } from '../../context.ts';
import { addressPlacer, addressPosition, type PlacedByAddress } from '../addresses/placer.ts';
import { duplicateFinder } from './duplicates.ts';
import { preparePlan } from './reader.ts';

/** What becomes of a row. */
export type Assessed = {
  readonly row: PlannedRow;
  readonly status: 'ready' | 'duplicate' | 'error';
  /** In the file's system, of a type that the kind takes. */
  readonly geometry: Geometry | null;
  /** WGS-84. */
  readonly anchor: LngLat | null;
  /** Where the row's address leads, when it has no coordinates. */
  readonly byAddress: PlacedByAddress | null;
};

/** A shape that the kind does not take becomes the point that stands for it. */
function fittingGeometry(row: PlannedRow, plan: ImportPlan): Geometry | null {
  if (!row.geometry || kindOf(plan.kind).geometry.includes(row.geometry.type)) return row.geometry;
  const [lng, lat] = anchorOf(row.geometry);
  return { type: 'Point', coordinates: [lng, lat] };
}

/** Reads every row of a plan and says what would become of it. Errors: as `preparePlan`; what `breathe` throws. */
export async function* assessRows(
  ctx: Ctx,
  plan: ImportPlan,
  breathe: () => Promise<void>,
): AsyncGenerator<Assessed> {
  const { rows } = preparePlan(ctx, plan, breathe);
  const placeOf = await addressPlacer(ctx);
  const isDuplicate = duplicateFinder(ctx.session().store, plan.kind);
  for await (const row of rows()) {
    const geometry = fittingGeometry(row, plan);
    const given = geometry && plan.crs !== 'none' ? toWgs84(anchorOf(geometry), plan.crs) : null;
    const byAddress = given === null ? placeOf(plan.kind, row.values.address) : null;
    const found = { row, geometry, byAddress, anchor: given ?? byAddress?.anchor ?? null };
    // Neighbours of one name are two people: only coordinates of the file tell of the same place.
    if (row.errors.length > 0) yield { ...found, status: 'error' };
    else if (plan.skipDuplicates && isDuplicate(row, given)) yield { ...found, status: 'duplicate' };
    else yield { ...found, status: 'ready' };
  }
}

/** A ready row as the form would send it. */
export function patchOf({ row, geometry, byAddress }: Assessed, plan: ImportPlan): ThingPatch {
  const { shared, attrs, custom } = sortValues(Object.entries(row.values));
  return {
    ...(shared as ThingPatch),
    ...(attrs && { attrs }),
    ...(custom && { custom }),
    position:
      geometry && plan.crs !== 'none' ? { geometry, crs: plan.crs } : byAddress && addressPosition(byAddress),
  };
}
