import type { Thing } from '#shared/contract/things';
import { contains } from '#shared/domain/geo/polygon';
import { positionsOf } from '#shared/domain/geo/positions';
import type { LngLat } from '#shared/domain/geo/types';
import { boundsOf, type View } from '../canvas/view.ts';
import type { Hit } from '../engine.ts';

/** From here on outlines are large enough to be meant. */
const FROM_ZOOM = 15.5;

type Placed = Thing & { readonly anchor: LngLat };

/** Finds the building in whose outline a place lies; the last one of several. */
export function makeBuildingFinder(placed: readonly Placed[]): (at: LngLat, view: View) => Hit | null {
  const outlines = placed.flatMap(({ id, anchor, geometry }) => {
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
    const box = boundsOf(positionsOf(geometry));
    return box ? [{ id, anchor, geometry, box }] : [];
  });
  return (at, view) => {
    if (view.zoom < FROM_ZOOM) return null;
    const [lng, lat] = at;
    const found = outlines.findLast(
      ({ geometry, box: [west, south, east, north] }) =>
        lng >= west && lng <= east && lat >= south && lat <= north && contains(geometry, at),
    );
    return found ? { type: 'thing', id: found.id, anchor: found.anchor, area: true } : null;
  };
}
