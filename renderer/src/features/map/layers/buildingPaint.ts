import { api } from '#renderer/api/index';
import type { Thing } from '#shared/contract/things';
import type { LngLat } from '#shared/domain/geo/types';
import { kindsWithRole } from '#shared/domain/kinds/index';
import { pathOf, pathUnits } from '../canvas/path.ts';
import type { View } from '../canvas/view.ts';
import { mapPalette } from './palette.ts';

const PAGE = 1000;
const MOST_PAGES = 4;

/** Buildings with their shapes and names, up to 4,000: more are shown as points only. */
export async function loadBuildings(cellIds?: readonly string[]): Promise<readonly Thing[]> {
  const rows: Thing[] = [];
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await api.things.list({
      filter: { kinds: [...kindsWithRole('building')], ...(cellIds && { cellIds: [...cellIds] }) },
      offset: page * PAGE,
      limit: PAGE,
    });
    rows.push(...answer.rows);
    if (rows.length >= answer.total) break;
  }
  return rows;
}

export type BuildingDrawing = {
  readonly origin: LngLat;
  readonly placed: readonly (Thing & { readonly anchor: LngLat })[];
  readonly paths: readonly Path2D[];
};

/** What drawing buildings needs; null when none has a place. */
export function makeBuildingDrawing(list: readonly Thing[]): BuildingDrawing | null {
  const placed = list.flatMap((thing) => (thing.anchor ? [{ ...thing, anchor: thing.anchor }] : []));
  const origin = placed[0]?.anchor;
  if (!origin) return null;
  const paths = placed.flatMap(({ geometry }) =>
    geometry && geometry.type !== 'Point' ? [pathOf(geometry, origin)] : [],
  );
  return { origin, placed, paths };
}

export function paintBuildings(
  context: CanvasRenderingContext2D,
  view: View,
  { origin, paths }: BuildingDrawing,
): void {
  if (view.zoom < 14) return;
  const unit = pathUnits(context, view, origin);
  context.fillStyle = mapPalette().building;
  context.strokeStyle = mapPalette().buildingLine;
  context.lineWidth = unit;
  for (const path of paths) {
    context.fill(path);
    context.stroke(path);
  }
}
