import type { Basemap } from '#shared/contract/basemaps';
import { lngLatToTile, tilesOfBox, tileToLngLat } from '#shared/domain/basemap/tileMath';
import { fromWgs84, toWgs84 } from '#shared/domain/geo/convert';
import type { LngLat } from '#shared/domain/geo/types';
import { type CanvasPoint, toCanvas, type View } from '../../canvas/view.ts';
import type { Quad, TileGrid } from './grid.ts';

type Tiled = Pick<Basemap, 'crs' | 'minZoom' | 'maxZoom' | 'tileSize' | 'bbox' | 'content'>;

const MOST_TILES = 400;

/** The position in WGS-84 at a place of the canvas. */
export function lngLatAt(view: View, [x, y]: CanvasPoint): LngLat {
  return tileToLngLat((x + view.left) / view.scale, (y + view.top) / view.scale, 0);
}

/** The part of a zoom's grid that the canvas shows, in tiles with fractions; the system's shift is taken at nine places. */
function windowIn(view: View, z: number, crs: Basemap['crs']) {
  const places = [0, 0.5, 1].flatMap((u) =>
    [0, 0.5, 1].map((v) => [u * view.width, v * view.height] as const),
  );
  const tiles = places.map((at) => lngLatToTile(fromWgs84(lngLatAt(view, at), crs), z));
  const xs = tiles.map(([x]) => x);
  const ys = tiles.map(([, y]) => y);
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
}

/**
 * The usual tiles of Web Mercator. Those of a shifted system (GCJ-02, BD-09) are laid where each of their places is in
 * WGS-84, so that everything else on the map stays where it is.
 */
export function mercatorGrid(basemap: Tiled): TileGrid {
  const { crs, tileSize, bbox } = basemap;
  const upright = crs === 'wgs84';
  const vector = basemap.content === 'vector';
  // Vector tiles are painted at any size: beyond the deepest the parts of one are tiles of their own.
  const maxZ = vector ? 24 : basemap.maxZoom;
  const sharpness = Math.log2(256 / tileSize);
  return {
    minZ: basemap.minZoom,
    maxZ,
    upright,
    zFor: (view) => {
      const dense = !vector && view.dpr >= 1.5 ? 1 : 0;
      return Math.max(basemap.minZoom, Math.min(maxZ, Math.round(view.zoom + sharpness + dense)));
    },
    quadsIn: (view, z) => {
      const { x0, x1, y0, y1 } = windowIn(view, z, crs);
      const last = 2 ** z - 1;
      const held = bbox ? tilesOfBox(bbox, z) : { minX: 0, maxX: last, minY: 0, maxY: last };
      const [left, right] = [Math.max(held.minX, Math.floor(x0)), Math.min(held.maxX, Math.floor(x1))];
      const [top, bottom] = [Math.max(held.minY, Math.floor(y0)), Math.min(held.maxY, Math.floor(y1))];
      const quads: Quad[] = [];
      // Seen from much further off than its smallest tiles are made for, a basemap is a speck of thousands of tiles.
      if ((right - left + 1) * (bottom - top + 1) > MOST_TILES) return quads;
      for (let y = top; y <= bottom; y += 1) for (let x = left; x <= right; x += 1) quads.push({ z, x, y });
      return quads;
    },
    place: (view, { z, x, y }) => {
      if (upright) {
        const side = view.scale / 2 ** z;
        return (u, v) => [(x + u) * side - view.left, (y + v) * side - view.top];
      }
      return (u, v) => toCanvas(view, toWgs84(tileToLngLat(x + u, y + v, z), crs));
    },
    regionOf: ({ z, x, y }) => {
      const side = 2 ** -z;
      return { x: x * side, y: y * side, width: side, height: side };
    },
  };
}
