import type { LookFinder } from '#renderer/ui/looks';
import { contains } from '#shared/domain/geo/polygon';
import { positionsOf } from '#shared/domain/geo/positions';
import type { Geometry, LngLat } from '#shared/domain/geo/types';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { boundsOf, worldX, worldY } from '../canvas/view.ts';
import { ONE_SPOT } from '../clusters/spot.ts';
import { HitIndex } from '../points/hitIndex.ts';
import { idAt } from '../points/ids.ts';
import { anchorOf, type Markers, type PointSet, type Visibility } from '../points/pointSet.ts';
import { pointsInBox } from '../points/window.ts';
import type { SpiderLeg } from './store.ts';

export type SpiderData = { readonly markers: Markers; readonly set: PointSet };

/** Visible points on one spot. */
export function onSpot({ set }: SpiderData, at: LngLat, visible: Visibility): readonly number[] {
  return new HitIndex(set).within(worldX(at[0]), worldY(at[1]), ONE_SPOT, visible);
}

/** Visible points inside a building's outline. */
export function insideOf(
  { markers, set }: SpiderData,
  outline: Geometry,
  visible: Visibility,
): readonly number[] {
  const box = boundsOf(positionsOf(outline));
  if (!box || outline.type === 'Point' || outline.type === 'LineString') return [];
  const [west, south, east, north] = box;
  const world = { west: worldX(west), east: worldX(east), north: worldY(north), south: worldY(south) };
  return pointsInBox(set, world, visible, { taken: true }).filter((i) =>
    contains(outline, anchorOf(markers, set.row[i] ?? 0)),
  );
}

/** Points as legs, the topmost first. */
export function legsOf(
  { markers, set }: SpiderData,
  points: readonly number[],
  look: LookFinder,
): SpiderLeg[] {
  return [...points]
    .sort((a, b) => b - a)
    .map((i) => {
      const index = set.kind[i] ?? 0;
      const kind = KIND_IDS[index] ?? 'place';
      const { categoryId = null, level = 0 } = set.looks[index]?.[set.look[i] ?? 0] ?? {};
      return { id: idAt(markers.ids, set.row[i] ?? 0), thing: { kind, level, look: look(kind, categoryId) } };
    });
}
