import type { ErrorCode, ErrorParams } from '#shared/contract/errors';
import type { TileMime } from '#shared/domain/basemap/tileMime';
import type { BBox } from '#shared/domain/geo/types';
import type { StartChild } from '../../../childProcess.ts';

/** How a kept file is read. A picture's inner tiles stand in a file like MBTiles, with levels for zooms and rows from above. */
export type TileFormat = 'mbtiles' | 'pmtiles' | 'picture';

/** What the reading process is asked, one question at a time. */
export type TileAsk =
  | { readonly op: 'inspect'; readonly file: string; readonly format: 'mbtiles' | 'pmtiles' }
  | {
      readonly op: 'tile';
      readonly file: string;
      readonly format: TileFormat;
      readonly z: number;
      readonly x: number;
      readonly y: number;
    }
  /** Lets a file go, so that it can be deleted. */
  | { readonly op: 'close'; readonly file: string };

/** What a tile package says of itself, and what was found in it. */
export type TilePackage = {
  readonly content: 'raster' | 'vector';
  /** CSS pixels. */
  readonly tileSize: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Degrees, in the system of the tiles. */
  readonly bbox: BBox | null;
  /** '' when it says none. */
  readonly name: string;
  readonly attribution: string;
  readonly isOverlay: boolean;
};

export type FoundTile = { readonly bytes: Uint8Array; readonly mime: TileMime };

export type TileAnswer =
  | { readonly ok: true; readonly value: TilePackage | FoundTile | null }
  /** `whole`: nothing of the file can be read, not only this tile. */
  | { readonly ok: false; readonly code: ErrorCode; readonly params: ErrorParams; readonly whole: boolean };

export type StartTileReader = StartChild<TileAsk, TileAnswer>;

/** An opened package inside the reading process. */
export type TileSource = {
  readonly inspect: () => TilePackage;
  /** The tile as it stands in the file, z/x/y counted from the north; null where there is none. */
  readonly tile: (z: number, x: number, y: number) => FoundTile | null;
  readonly close: () => void;
};
