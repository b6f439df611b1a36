import { z } from 'zod';
import { lngLatSchema } from '#shared/domain/geo/types';
import { bytesSchema, idSchema, okSchema } from './common.ts';
import { command, query } from './define.ts';

/** Where a basemap's tiles or picture come from. `sketch` is drawn from line and area layers of the office's own files. */
export const BASEMAP_TYPES = ['mbtiles', 'pmtiles', 'xyz', 'wmts', 'picture', 'sketch'] as const;

/** The system that a basemap was drawn in; what is stored stays WGS-84 and is brought to it when drawn. */
export const basemapCrsSchema = z.enum(['wgs84', 'gcj02', 'bd09']);

/** One control point: a pixel of the picture (from its upper left corner) and where that is, WGS-84. */
export const controlPointSchema = z.object({
  pixel: z.tuple([z.number(), z.number()]),
  at: lngLatSchema,
});

/** How a picture lies on the map: by 2 points similarity, by 3 affine, by 4 projective. */
export const placementSchema = z.object({
  method: z.enum(['similarity', 'affine', 'projective']),
  points: z.array(controlPointSchema).min(2).max(4),
});

export const basemapSchema = z.object({
  id: idSchema,
  name: z.string(),
  type: z.enum(BASEMAP_TYPES),
  content: z.enum(['raster', 'vector']),
  crs: basemapCrsSchema,
  minZoom: z.number().int().min(0).max(24),
  maxZoom: z.number().int().min(0).max(24),
  /** Side of a tile, CSS pixels; for a picture, side of its inner tiles, picture pixels. */
  tileSize: z.number().int(),
  /** [west, south, east, north] in `crs`; null when not known. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  opacity: z.number().min(0).max(1),
  shown: z.boolean(),
  /** A base lies below everything; an annotation (labels) above the base. */
  role: z.enum(['base', 'annotation']),
  /** Source line, and 审图号, as they stand below the map. */
  attribution: z.string(),
  mapNumber: z.string(),
  /** The host that tiles are asked from (xyz, wmts); the key itself never leaves the core. */
  host: z.string().nullable(),
  picture: z
    .object({ width: z.number().int(), height: z.number().int(), placement: placementSchema })
    .nullable(),
  /** Why it cannot be drawn now, an error code (its file is gone or damaged). */
  fault: z.string().nullable(),
});
export type Basemap = z.infer<typeof basemapSchema>;

const looksSchema = basemapSchema
  .pick({ name: true, crs: true, opacity: true, shown: true, role: true, attribution: true, mapNumber: true })
  .partial();

/** Bytes of one part of a file on its way in. */
export const PART_BYTES = 4 * 1024 * 1024;

export const basemaps = {
  /** In drawing order, lowest first. */
  list: query({
    input: z.object({}),
    output: z.object({ basemaps: z.array(basemapSchema) }),
    topics: ['basemaps', 'maps'],
    permission: 'map.read',
  }),
  /** Opens a way in for a file of any size; parts follow in order. Errors: file.tooLarge, disk.full. */
  beginFile: command({
    input: z.object({ fileName: z.string().min(1).max(255), sizeBytes: z.number().int().min(1) }),
    output: z.object({ uploadId: idSchema }),
    topics: [],
    permission: 'map.manage',
  }),
  putPart: command({
    input: z.object({ uploadId: idSchema, offset: z.number().int().min(0), bytes: bytesSchema }),
    output: z.object({ received: z.number() }),
    topics: [],
    permission: 'map.manage',
  }),
  dropFile: command({
    input: z.object({ uploadId: idSchema }),
    output: okSchema,
    topics: [],
    permission: 'map.manage',
  }),
  /**
   * Takes a file that came in whole as a tile package; the reading process judges it first.
   * Errors: basemap.damaged, basemap.notTiles, basemap.unsupported, basemap.timeout, file.*.
   */
  addTiles: command({
    input: z.object({ uploadId: idSchema, looks: looksSchema.default({}) }),
    output: basemapSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
  /**
   * An address with {z} {x} {y} (also {-y}, {s} with `subdomains`, {tk}), or a WMTS endpoint with its layer.
   * Only the hosts written here are ever asked. Errors: basemap.address, basemap.insecureKey.
   */
  addAddress: command({
    input: z.object({
      type: z.enum(['xyz', 'wmts']),
      url: z.string().min(8).max(1000),
      subdomains: z.string().max(40).default(''),
      key: z.string().max(200).default(''),
      layer: z.string().max(100).default(''),
      matrixSet: z.string().max(100).default(''),
      style: z.string().max(100).default('default'),
      format: z.string().max(60).default('tiles'),
      minZoom: z.number().int().min(0).max(24).default(0),
      maxZoom: z.number().int().min(0).max(24).default(18),
      looks: looksSchema.default({}),
    }),
    output: basemapSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
  /** One tile as it is, not yet moved to WGS-84; null where there is none. Errors: basemap.offline, basemap.damaged. */
  tile: query({
    input: z.object({ id: idSchema, z: z.number().int(), x: z.number().int(), y: z.number().int() }),
    output: z.object({ tile: z.object({ bytes: bytesSchema, mime: z.string() }).nullable() }),
    topics: [],
    permission: 'map.read',
  }),
  /** Begins a picture: its tiles (made by the window) follow, then `finishPicture`. */
  beginPicture: command({
    input: z.object({
      name: z.string().trim().min(1).max(100),
      width: z.number().int().min(1).max(30_000),
      height: z.number().int().min(1).max(30_000),
      tileSize: z.number().int().min(128).max(1024),
      placement: placementSchema,
      looks: looksSchema.default({}),
    }),
    output: z.object({ uploadId: idSchema }),
    topics: [],
    permission: 'map.manage',
  }),
  /** Inner tiles of a picture: level 0 is the full size, each next one half of it; x and y count from the upper left. */
  putPictureTiles: command({
    input: z.object({
      uploadId: idSchema,
      tiles: z
        .array(
          z.object({
            level: z.number().int().min(0).max(12),
            x: z.number().int(),
            y: z.number().int(),
            bytes: bytesSchema,
          }),
        )
        .min(1)
        .max(64),
    }),
    output: okSchema,
    topics: [],
    permission: 'map.manage',
  }),
  finishPicture: command({
    input: z.object({ uploadId: idSchema }),
    output: basemapSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
  pictureTile: query({
    input: z.object({ id: idSchema, level: z.number().int(), x: z.number().int(), y: z.number().int() }),
    output: z.object({ tile: z.object({ bytes: bytesSchema, mime: z.string() }).nullable() }),
    topics: [],
    permission: 'map.read',
  }),
  /**
   * Lines and areas of an opened file (imports.open) as a layer of the sketch: roads, water, green, anything else.
   * Errors: import.expired, basemap.noShapes.
   */
  addSketchLayer: command({
    input: z.object({
      importId: idSchema,
      crs: z.enum(['wgs84', 'gcj02', 'bd09', 'cgcs2000']),
      use: z.enum(['road', 'water', 'green', 'other']),
      nameKey: z.string().nullable(),
      looks: looksSchema.default({}),
    }),
    output: basemapSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
  /** A sketch layer whole, WGS-84: geometry of each shape with its name ('' when it has none). */
  sketch: query({
    input: z.object({ id: idSchema }),
    output: z.object({
      use: z.enum(['road', 'water', 'green', 'other']),
      shapes: z.array(z.object({ name: z.string(), geometry: z.unknown() })),
    }),
    topics: ['basemaps', 'maps'],
    permission: 'map.read',
  }),
  /** Looks, order (`position` counts from the lowest, 0) or placement. */
  update: command({
    input: z.object({
      id: idSchema,
      looks: looksSchema.default({}),
      position: z.number().int().min(0).optional(),
      placement: placementSchema.optional(),
    }),
    output: basemapSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
  /** Taken off the map in an undoable step; its file goes when no history needs it any more. */
  remove: command({
    input: z.object({ id: idSchema }),
    output: okSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
};
