import { mapPositions, positionsOf } from '../geo/positions.ts';
import type { Geometry } from '../geo/types.ts';
import {
  asObject,
  checkBbox,
  forbid,
  GeoJsonError,
  type JsonObject,
  readGeometry,
} from './geojsonGeometry.ts';

/** A feature as rows and shapes need it: its properties as text. */
export type GeoFeature = {
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, string>>;
};

export type GeoWarning = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

export type GeoJsonRead =
  | { readonly ok: true; readonly features: readonly GeoFeature[]; readonly warnings: readonly GeoWarning[] }
  | { readonly ok: false; readonly path: string; readonly expected: string };

const GEOMETRY_TYPES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

function propertyText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const asText = (properties: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, propertyText(value)]));

function spread(geometries: readonly Geometry[], properties: Record<string, string>): GeoFeature[] {
  if (geometries.length === 0) return [{ geometry: null, properties }];
  return geometries.map((geometry) => ({ geometry, properties }));
}

/** RFC 7946 §3.2. */
function readFeature(value: unknown, path: string): GeoFeature[] {
  const feature = asObject(value, path, 'Feature');
  const inside = path === '' ? '' : `${path}.`;
  if (feature.type !== 'Feature') throw new GeoJsonError(`${inside}type`, 'Feature');
  forbid(feature, inside, ['features', 'coordinates', 'geometries']);
  checkBbox(feature, inside);
  const { id, geometry, properties } = feature;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number')
    throw new GeoJsonError(`${inside}id`, 'string | number');
  if (geometry === undefined) throw new GeoJsonError(`${inside}geometry`, 'Geometry | null');
  if (properties === undefined) throw new GeoJsonError(`${inside}properties`, 'object | null');
  const texts =
    properties === null ? {} : asText(asObject(properties, `${inside}properties`, 'object | null'));
  return spread(geometry === null ? [] : readGeometry(geometry, `${inside}geometry`), texts);
}

/** RFC 7946 §3.3. */
function readCollection(root: JsonObject): GeoFeature[] {
  forbid(root, '', ['properties', 'coordinates', 'geometry', 'geometries']);
  checkBbox(root, '');
  if (!Array.isArray(root.features)) throw new GeoJsonError('features', '[Feature, …]');
  return root.features.flatMap((feature: unknown, index) => readFeature(feature, `features[${index}]`));
}

const depthOf = (value: unknown): number => (Array.isArray(value) ? 1 + depthOf(value[0]) : 0);

/**
 * Published outlines of Chinese districts are often a geometry whose `type` was left away. The nesting of
 * `coordinates` tells polygons; anything else stays an error.
 */
function untypedArea(root: JsonObject): GeoFeature[] {
  const { coordinates, ...rest } = root;
  const type = { 3: 'Polygon', 4: 'MultiPolygon' }[depthOf(coordinates)];
  if ('type' in root || type === undefined) throw new GeoJsonError('type', 'FeatureCollection');
  return spread(readGeometry({ type, coordinates }, ''), asText(rest));
}

function readRoot(value: unknown): { features: GeoFeature[]; warnings: GeoWarning[] } {
  const root = asObject(value, '$', 'FeatureCollection');
  if (root.type === 'FeatureCollection') return { features: readCollection(root), warnings: [] };
  if (root.type === 'Feature') return { features: readFeature(root, ''), warnings: [] };
  if (typeof root.type === 'string' && GEOMETRY_TYPES.has(root.type))
    return { features: spread(readGeometry(root, ''), {}), warnings: [] };
  return { features: untypedArea(root), warnings: [{ code: 'geojsonTypeMissing', params: {} }] };
}

/** Latitude before longitude: inside China the two ranges (73–135, 18–54) do not meet, so this is certain. */
function isSwapped(features: readonly GeoFeature[]): boolean {
  let seen = false;
  for (const { geometry } of features) {
    for (const [a, b] of geometry ? positionsOf(geometry) : []) {
      if (!(a >= 18 && a <= 54 && b >= 73 && b <= 135)) return false;
      seen = true;
    }
  }
  return seen;
}

/**
 * Reads parsed JSON as GeoJSON (RFC 7946): a FeatureCollection, a Feature or a bare geometry. Strict about structure;
 * ring direction, precision and the old `crs` member are let pass. Coordinates in latitude–longitude order are put
 * right, with a warning. Never throws.
 */
export function readGeoJson(value: unknown): GeoJsonRead {
  try {
    const { features, warnings } = readRoot(value);
    if (!isSwapped(features)) return { ok: true, features, warnings };
    return {
      ok: true,
      features: features.map((feature) => ({
        ...feature,
        geometry: feature.geometry && mapPositions(feature.geometry, ([a, b]) => [b, a]),
      })),
      warnings: [...warnings, { code: 'geojsonSwapped', params: {} }],
    };
  } catch (error) {
    if (error instanceof GeoJsonError) return { ok: false, path: error.path, expected: error.expected };
    throw error;
  }
}
