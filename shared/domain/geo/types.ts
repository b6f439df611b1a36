import { z } from 'zod';

/** A position as `[lng, lat]` in degrees, WGS-84 unless a name says otherwise. */
export type LngLat = readonly [lng: number, lat: number];

/** A box `[west, south, east, north]` in degrees, WGS-84. */
export type BBox = readonly [west: number, south: number, east: number, north: number];

/** Coordinate systems in which Chinese offices meet positions. CGCS2000 is read as WGS-84 (they differ by centimetres). */
export const COORDINATE_SYSTEMS = ['wgs84', 'gcj02', 'bd09', 'cgcs2000'] as const;
export type CoordinateSystem = (typeof COORDINATE_SYSTEMS)[number];

/** Zod schema of a coordinate system. */
export const coordinateSystemSchema = z.enum(COORDINATE_SYSTEMS);

/** Zod schema of a `[lng, lat]` position inside the world's bounds. */
export const lngLatSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).readonly();

const positionSchema = z.tuple([z.number(), z.number()]);
const ringSchema = z.array(positionSchema).min(4);

export const pointSchema = z.object({ type: z.literal('Point'), coordinates: positionSchema });
export const lineStringSchema = z.object({
  type: z.literal('LineString'),
  coordinates: z.array(positionSchema).min(2),
});
export const polygonSchema = z.object({
  type: z.literal('Polygon'),
  coordinates: z.array(ringSchema).min(1),
});
export const multiPolygonSchema = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(ringSchema).min(1)).min(1),
});

/** A surface: what a cell or an outline is made of (RFC 7946 shapes, WGS-84, `[lng, lat]`). */
export const areaSchema = z.discriminatedUnion('type', [polygonSchema, multiPolygonSchema]);
/** Any shape that a thing on the map may have. */
export const geometrySchema = z.discriminatedUnion('type', [
  pointSchema,
  lineStringSchema,
  polygonSchema,
  multiPolygonSchema,
]);

export type Point = z.infer<typeof pointSchema>;
export type LineString = z.infer<typeof lineStringSchema>;
export type Polygon = z.infer<typeof polygonSchema>;
export type MultiPolygon = z.infer<typeof multiPolygonSchema>;
export type Area = z.infer<typeof areaSchema>;
export type Geometry = z.infer<typeof geometrySchema>;
