import { AppError } from '#shared/contract/errors';
import { flipRow, MAX_ZOOM, tileToLngLat } from '#shared/domain/basemap/tileMath';
import type { BBox } from '#shared/domain/geo/types';
import { type MbtilesFile, openMbtilesFile } from '../../../store/tiles/mbtiles.ts';
import { boxOf, contentOf, plainLine, tileSizeOf, zoomOf } from './packageLooks.ts';
import type { FoundTile, TilePackage, TileSource } from './tileProtocol.ts';
import { readTile, TILE_MAX_BYTES } from './unpack.ts';

/** Vector tiles of other kinds than Mapbox's. */
const OTHER_VECTORS = /mlt|maplibre/i;

function zoomsOf(file: MbtilesFile): readonly [number, number] {
  const said = [zoomOf(file.metadata.get('minzoom')), zoomOf(file.metadata.get('maxzoom'))] as const;
  // What is said may be wrong; a zoom that is said and has a tile is taken, for counting may have to read everything.
  const [low, high] = said;
  if (low !== null && high !== null && low <= high && file.sample(low) && file.sample(high))
    return [low, high];
  const found = file.zooms();
  if (!found) throw new AppError('basemap.empty');
  if (found[0] < 0 || found[1] > MAX_ZOOM) throw new AppError('basemap.damaged');
  return found;
}

/** More tiles take longer to look through than anybody waits. */
const LOOKED_THROUGH = 200_000;

/** The box of the tiles: of the deepest zoom that can be looked through quickly. */
function boxOfTiles(file: MbtilesFile, minZoom: number, maxZoom: number): BBox | null {
  let zoom = maxZoom;
  while (zoom > minZoom && !file.hasAtMost(zoom, LOOKED_THROUGH)) zoom -= 1;
  if (!file.sample(zoom)) return null;
  const { minX, maxX, minRow, maxRow } = file.reach(zoom);
  const [west, north] = tileToLngLat(minX, flipRow(maxRow, zoom), zoom);
  const [east, south] = tileToLngLat(maxX + 1, flipRow(minRow, zoom) + 1, zoom);
  return boxOf([west, south, east, north]);
}

function inspect(file: MbtilesFile): TilePackage {
  const { metadata } = file;
  if (OTHER_VECTORS.test(metadata.get('format') ?? ''))
    throw new AppError('basemap.unsupported', { what: 'MLT' });
  const [minZoom, maxZoom] = zoomsOf(file);
  const at = file.sample(minZoom);
  const bytes = at && file.tile(minZoom, at.column, at.row);
  if (!bytes) throw new AppError('basemap.damaged');
  const tile = readTile(bytes);
  const bounds = (metadata.get('bounds') ?? '').split(',').map((part) => (part.trim() ? Number(part) : NaN));
  return {
    content: contentOf(tile),
    tileSize: tileSizeOf(tile, Number(metadata.get('scale') ?? 1)),
    minZoom,
    maxZoom,
    bbox: boxOf(bounds) ?? boxOfTiles(file, minZoom, maxZoom),
    name: plainLine(metadata.get('name'), 100),
    attribution: plainLine(metadata.get('attribution'), 500),
    isOverlay: metadata.get('type') === 'overlay',
  };
}

/** Opens MBTiles (1.3 of the specification; raster and vector). Errors: basemap.notTiles, .empty, .damaged, .unsupported. */
export function openMbtiles(path: string): TileSource {
  const file = openMbtilesFile(path, TILE_MAX_BYTES);
  const tile = (z: number, x: number, y: number): FoundTile | null => {
    const bytes = file.tile(z, x, flipRow(y, z));
    return bytes && readTile(bytes);
  };
  return { inspect: () => inspect(file), tile, close: file.close };
}

/** Opens the inner tiles of a picture: levels for zooms, rows from above. Errors: as `openMbtiles`. */
export function openPicture(path: string): TileSource {
  const file = openMbtilesFile(path, TILE_MAX_BYTES);
  return {
    inspect: () => {
      throw new AppError('basemap.notTiles');
    },
    tile: (level, x, y) => {
      const bytes = file.tile(level, x, y);
      return bytes && readTile(bytes);
    },
    close: file.close,
  };
}
