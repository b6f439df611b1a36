import { pictureLevels } from '#shared/domain/basemap/pictureLevels';
import { lngLatToPixel, pixelToLngLat, type Transform } from '#shared/domain/basemap/placement';
import { type CanvasPoint, toCanvas, type View } from '../../canvas/view.ts';
import { childrenOf, type Quad, type Region, type TileGrid } from './grid.ts';
import { lngLatAt } from './mercatorGrid.ts';

export type PictureSize = { readonly width: number; readonly height: number; readonly tileSize: number };

/** Where a pixel of the picture lies on a canvas, and back. */
export type PixelPlace = {
  readonly toCanvas: (view: View, pixel: CanvasPoint) => CanvasPoint;
  readonly toPixel: (view: View, at: CanvasPoint) => CanvasPoint;
  readonly upright: boolean;
};

/** On the map, by the picture's placement. */
export const onMap = (placed: Transform): PixelPlace => ({
  upright: false,
  toCanvas: (view, pixel) => toCanvas(view, pixelToLngLat(placed, pixel)),
  toPixel: (view, at) => lngLatToPixel(placed, lngLatAt(view, at)),
});

/** By itself, for looking at the picture: `scale` canvas pixels for one of its own. */
export const byItself: PixelPlace = {
  upright: true,
  toCanvas: (view, [x, y]) => [x * view.scale - view.left, y * view.scale - view.top],
  toPixel: (view, [x, y]) => [(x + view.left) / view.scale, (y + view.top) / view.scale],
};

const touches = (place: (u: number, v: number) => CanvasPoint, view: View): boolean => {
  const corners = [place(0, 0), place(1, 0), place(1, 1), place(0, 1)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return (
    Math.max(...xs) >= 0 &&
    Math.max(...ys) >= 0 &&
    Math.min(...xs) <= view.width &&
    Math.min(...ys) <= view.height
  );
};

/** A picture's own tiles: z 0 is the smallest size, one tile; each further one is twice as large (`level` = `maxZ` − z). */
export function pictureGrid({ width, height, tileSize }: PictureSize, lies: PixelPlace): TileGrid {
  const maxZ = pictureLevels(width, height, tileSize).length - 1;
  const regionOf = ({ z, x, y }: Quad): Region => {
    const side = tileSize * 2 ** (maxZ - z);
    return {
      x: x * side,
      y: y * side,
      width: Math.min(side, width - x * side),
      height: Math.min(side, height - y * side),
    };
  };
  const place = (view: View, quad: Quad) => {
    const region = regionOf(quad);
    return (u: number, v: number): CanvasPoint =>
      lies.toCanvas(view, [region.x + u * region.width, region.y + v * region.height]);
  };
  const within = (view: View, quad: Quad, z: number): readonly Quad[] => {
    const { width: w, height: h } = regionOf(quad);
    if (w <= 0 || h <= 0 || !touches(place(view, quad), view)) return [];
    return quad.z === z ? [quad] : childrenOf(quad).flatMap((child) => within(view, child, z));
  };
  return {
    minZ: 0,
    maxZ,
    upright: lies.upright,
    zFor: (view) => {
      const [x, y] = lies.toPixel(view, [view.width / 2, view.height / 2]);
      const middle = [Math.max(0, Math.min(width, x)), Math.max(0, Math.min(height, y))] as const;
      const [ax, ay] = lies.toCanvas(view, middle);
      const [bx, by] = lies.toCanvas(view, [middle[0] + 1, middle[1] + 1]);
      const perPixel = (Math.hypot(bx - ax, by - ay) / Math.SQRT2) * view.dpr;
      // Half way between two sizes the smaller one is still sharp enough, and a quarter of the work.
      return Math.max(0, Math.min(maxZ, maxZ + Math.ceil(Math.log2(perPixel) - 0.3)));
    },
    quadsIn: (view, z) => within(view, { z: 0, x: 0, y: 0 }, z),
    place,
    regionOf,
  };
}
