import { z } from 'zod';
import { lngLatSchema } from '#shared/domain/geo/types';
import { bytesSchema, idSchema, instantSchema, okSchema } from './common.ts';
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
  /** [west, south, east, north] in `crs`; null when not known. Of pictures and sketches always WGS-84. */
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
  /** Whether the office's own key stands with it (`update` may change it). */
  hasKey: z.boolean(),
  /** Size of its file; null for what has none. */
  sizeBytes: z.number().nullable(),
  /** What a sketch layer shows; null for every other type. */
  use: z.enum(['road', 'water', 'green', 'other']).nullable(),
  picture: z
    .object({ width: z.number().int(), height: z.number().int(), placement: placementSchema })
    .nullable(),
  /** Why it cannot be drawn now, an error code (its file is gone or damaged). */
  fault: z.string().nullable(),
});
export type Basemap = z.infer<typeof basemapSchema>;

const looksSchema = basemapSchema
  .pick({ crs: true, opacity: true, shown: true, role: true })
  .extend({
    name: z.string().trim().min(1).max(100),
    attribution: z.string().trim().max(500),
    mapNumber: z.string().trim().max(100),
  })
  .partial();

/** Bytes that one part of a file on its way in may have at most. */
export const PART_BYTES = 4 * 1024 * 1024;

export const basemaps = {
  /** In drawing order, lowest first. */
  list: query({
    input: z.object({}),
    output: z.object({ basemaps: z.array(basemapSchema) }),
    topics: ['basemaps', 'maps'],
    permission: 'map.read',
  }),
  /**
   * Opens a way in for a file of any size; parts of at most `PART_BYTES` follow in order. One that nobody goes on with for
   * half an hour is given up. Errors: disk.full, basemap.busy (too many at once).
   */
  beginFile: command({
    input: z.object({ fileName: z.string().min(1).max(255), sizeBytes: z.number().int().min(1) }),
    output: z.object({ uploadId: idSchema }),
    topics: [],
    permission: 'map.manage',
  }),
  /** `offset` must be what was received so far. Errors: basemap.upload (expired, or out of order), disk.*. */
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
   * Takes a file that came in whole as a tile package (what it is says its content); the reading process judges it first.
   * Its own name, bounds, zooms and source line are taken where `looks` says nothing; without a name the file's name.
   * Errors: basemap.upload, basemap.damaged, basemap.notTiles, basemap.unsupported, basemap.timeout, disk.*.
   */
  addTiles: command({
    input: z.object({ uploadId: idSchema, looks: looksSchema.default({}) }),
    output: basemapSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
  /**
   * An address with {z} {x} {y} (also {-y}, {s} with `subdomains`, {tk}), or a WMTS endpoint with its layer.
   * Name, system, role and source line of services that are known (天地图, 高德 …) are filled in where `looks` says nothing.
   * Only the hosts written here are ever asked. `readAddress` (shared/domain/basemap/address.ts) says beforehand what is
   * wrong with one. Errors: basemap.address {reason}, basemap.insecureKey.
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
      /** What is known of the service, else 0 and 18. */
      minZoom: z.number().int().min(0).max(24).optional(),
      maxZoom: z.number().int().min(0).max(24).optional(),
      looks: looksSchema.default({}),
    }),
    output: basemapSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
  /**
   * One tile as it is, not yet moved to WGS-84; null where there is none. With a `jobId` a tile that is no longer wanted can
   * be given up (`jobs.cancel`). Errors: basemap.offline, basemap.refused {status}, basemap.damaged, basemap.timeout,
   * file.gone, cancelled.
   */
  tile: query({
    input: z.object({
      id: idSchema,
      z: z.number().int(),
      x: z.number().int(),
      y: z.number().int(),
      jobId: z.string().max(64).optional(),
    }),
    output: z.object({ tile: z.object({ bytes: bytesSchema, mime: z.string() }).nullable() }),
    topics: [],
    permission: 'map.read',
  }),
  /**
   * Begins a picture: its tiles (made by the window, see `pictureLevels`) follow, then `finishPicture`.
   * Errors: basemap.placement {reason}, basemap.busy, disk.*.
   */
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
  /**
   * Inner tiles of a picture: level 0 is the full size, each next one half of it; x and y count from the upper left. PNG,
   * JPEG or WebP of at most 4 MiB. Errors: basemap.upload, basemap.pictureTile, disk.*.
   */
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
    output: z.object({ received: z.number() }),
    topics: [],
    permission: 'map.manage',
  }),
  /** Errors: basemap.upload, basemap.pictureIncomplete {missing}. */
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
   * Points are left out. `nameKey` is the property that names a shape. Errors: import.expired, basemap.noShapes,
   * basemap.tooManyShapes {limit}.
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
  /**
   * Looks, order (`position` counts from the lowest, 0), placement of a picture, or the key of an address.
   * Errors: notFound, basemap.placement {reason}, basemap.address {reason}.
   */
  update: command({
    input: z.object({
      id: idSchema,
      looks: looksSchema.default({}),
      position: z.number().int().min(0).optional(),
      placement: placementSchema.optional(),
      key: z.string().max(200).optional(),
    }),
    output: basemapSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
  /** Taken off the map in an undoable step; its file stays until `erase`, for `restore` and undo need it. */
  remove: command({
    input: z.object({ id: idSchema }),
    output: okSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
  /** Those taken off the map that can come back, the last removed first. */
  removed: query({
    input: z.object({}),
    output: z.object({
      basemaps: z.array(
        basemapSchema.pick({ id: true, name: true, type: true, sizeBytes: true }).extend({
          removedAtMs: instantSchema,
        }),
      ),
    }),
    topics: ['basemaps', 'maps'],
    permission: 'map.read',
  }),
  /** Errors: notFound. */
  restore: command({
    input: z.object({ id: idSchema }),
    output: basemapSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
  /** Deletes a removed basemap's file for good and frees its room; not undoable. Errors: notFound. */
  erase: command({
    input: z.object({ id: idSchema }),
    output: okSchema,
    topics: ['basemaps', 'history'],
    permission: 'map.manage',
  }),
};
