import { linesOf } from '#shared/domain/geo/positions';
import type { Geometry, LngLat } from '#shared/domain/geo/types';
import { scaleOf, type View, worldX, worldY } from './view.ts';

/** Paths are kept in pixels of this zoom from an origin near by, since canvas paths have 24-bit coordinates only. */
const PATH_ZOOM = 20;
const PATH_SCALE = scaleOf(PATH_ZOOM);

/** A shape as a canvas path around `origin`. */
export function pathOf(geometry: Geometry, origin: LngLat): Path2D {
  const path = new Path2D();
  const x0 = worldX(origin[0]);
  const y0 = worldY(origin[1]);
  for (const ring of linesOf(geometry)) {
    ring.forEach(([lng, lat], index) => {
      const x = (worldX(lng) - x0) * PATH_SCALE;
      const y = (worldY(lat) - y0) * PATH_SCALE;
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    if (geometry.type !== 'LineString') path.closePath();
  }
  return path;
}

/** Sets the context so that paths around `origin` fall on their place; answers the path units in one CSS pixel. */
export function pathUnits(context: CanvasRenderingContext2D, view: View, origin: LngLat): number {
  const stretch = view.scale / PATH_SCALE;
  const x = worldX(origin[0]) * view.scale - view.left;
  const y = worldY(origin[1]) * view.scale - view.top;
  context.setTransform(stretch * view.dpr, 0, 0, stretch * view.dpr, x * view.dpr, y * view.dpr);
  return 1 / stretch;
}
