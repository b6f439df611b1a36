import type { Handlers } from '#shared/contract/index';
import { bboxOf } from '#shared/domain/geo/distance';
import type { Area, BBox } from '#shared/domain/geo/types';
import { defaultBandwidthM, density } from '#shared/domain/hotspot/density';
import type { Ctx } from '../../context.ts';
import { eventPlaces } from '../../store/sqlite/queries/stats.ts';

const GRID = 256;

/** Where the density is drawn: the community, else the points, with a margin of a tenth. */
function frame(outline: Area | null, lngLat: Float64Array): BBox {
  let [west, south, east, north] = outline
    ? bboxOf(outline)
    : [
        Number.POSITIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
      ];
  if (!outline)
    for (let i = 0; i < lngLat.length; i += 2) {
      west = Math.min(west, lngLat[i] ?? west);
      east = Math.max(east, lngLat[i] ?? east);
      south = Math.min(south, lngLat[i + 1] ?? south);
      north = Math.max(north, lngLat[i + 1] ?? north);
    }
  if (!(east >= west)) return [0, 0, 0, 0];
  const dx = Math.max((east - west) * 0.1, 0.0005);
  const dy = Math.max((north - south) * 0.1, 0.0005);
  return [west - dx, south - dy, east + dx, north + dy];
}

export const hotspotHandlers: Handlers<Ctx>['hotspots'] = {
  density: (input, ctx) => {
    const session = ctx.session();
    const lngLat = eventPlaces(session.store, input.source, input.period, input.categoryId);
    const community = session.cells().community;
    const bbox = frame(community ? (JSON.parse(community.geometry) as Area) : null, lngLat);
    const bandwidthM = input.bandwidthM ?? defaultBandwidthM(lngLat);
    const values =
      lngLat.length === 0
        ? new Float32Array(GRID * GRID)
        : density({ lngLat }, { bbox, width: GRID, height: GRID, bandwidthM });
    return { width: GRID, height: GRID, bbox: [...bbox], values, count: lngLat.length / 2, bandwidthM };
  },
};
