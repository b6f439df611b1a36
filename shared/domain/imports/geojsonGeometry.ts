import type { Geometry, Polygon } from '../geo/types.ts';

/** Where a file departs from RFC 7946, and what should stand there: `{path: 'features[3].geometry', expected: …}`. */
export class GeoJsonError extends Error {
  readonly path: string;
  readonly expected: string;
  constructor(path: string, expected: string) {
    super(`${path}: ${expected}`);
    this.path = path;
    this.expected = expected;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;
type Position = [number, number];

/** The value as an object, or an error. */
export function asObject(value: unknown, path: string, expected: string): JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new GeoJsonError(path, expected);
  return value as JsonObject;
}

function asArray(value: unknown, path: string, least: number, of: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length < least)
    throw new GeoJsonError(path, least > 0 ? `≥ ${least} × ${of}` : `[${of}, …]`);
  return value;
}

/** RFC 7946 §3.1.1; the height, if any, is left out. */
function position(value: unknown, path: string): Position {
  const numbers = asArray(value, path, 2, 'number');
  if (!numbers.every((part) => typeof part === 'number' && Number.isFinite(part)))
    throw new GeoJsonError(path, '[number, number]');
  return [numbers[0] as number, numbers[1] as number];
}

const positions = (value: unknown, path: string, least: number): Position[] =>
  asArray(value, path, least, '[lng, lat]').map((part, index) => position(part, `${path}[${index}]`));

/** RFC 7946 §3.1.6: at least four positions, the last equal to the first. */
function ring(value: unknown, path: string): Position[] {
  const points = positions(value, path, 4);
  const raw = value as readonly (readonly number[])[];
  const [first, last] = [raw[0] ?? [], raw.at(-1) ?? []];
  if (first.length !== last.length || first.some((part, index) => part !== last[index]))
    throw new GeoJsonError(path, 'first = last');
  return points;
}

const polygon = (value: unknown, path: string): Polygon['coordinates'] =>
  asArray(value, path, 1, 'ring').map((part, index) => ring(part, `${path}[${index}]`));

const FORBIDDEN = ['properties', 'geometry', 'features'] as const;

/** RFC 7946 §5: four or six numbers. */
export function checkBbox(object: JsonObject, path: string): void {
  const { bbox } = object;
  if (bbox === undefined) return;
  const right =
    Array.isArray(bbox) &&
    (bbox.length === 4 || bbox.length === 6) &&
    bbox.every((part) => typeof part === 'number');
  if (!right) throw new GeoJsonError(`${path}bbox`, '[west, south, east, north]');
}

/** Members that would give an object a second meaning (RFC 7946 §7.1). */
export function forbid(object: JsonObject, path: string, members: readonly string[]): void {
  for (const member of members) if (member in object) throw new GeoJsonError(`${path}${member}`, '∅');
}

/**
 * Reads a geometry object as the shapes that a map keeps: collections and multi-points come out as several.
 * Throws GeoJsonError.
 */
export function readGeometry(value: unknown, path: string): Geometry[] {
  const object = asObject(value, path, 'Geometry');
  const inside = path === '' ? '' : `${path}.`;
  forbid(object, inside, FORBIDDEN);
  checkBbox(object, inside);
  const at = `${inside}coordinates`;
  const { type, coordinates } = object;
  switch (type) {
    case 'Point':
      return [{ type, coordinates: position(coordinates, at) }];
    case 'MultiPoint':
      return positions(coordinates, at, 0).map((point) => ({ type: 'Point', coordinates: point }));
    case 'LineString':
      return [{ type, coordinates: positions(coordinates, at, 2) }];
    case 'MultiLineString':
      return asArray(coordinates, at, 0, 'line').map((line, index) => ({
        type: 'LineString',
        coordinates: positions(line, `${at}[${index}]`, 2),
      }));
    case 'Polygon':
      return [{ type, coordinates: polygon(coordinates, at) }];
    case 'MultiPolygon':
      return [
        {
          type,
          coordinates: asArray(coordinates, at, 1, 'polygon').map((part, index) =>
            polygon(part, `${at}[${index}]`),
          ),
        },
      ];
    case 'GeometryCollection':
      return asArray(object.geometries, `${inside}geometries`, 0, 'Geometry').flatMap((part, index) =>
        readGeometry(part, `${inside}geometries[${index}]`),
      );
    default:
      throw new GeoJsonError(`${inside}type`, 'Point | LineString | Polygon | MultiPolygon | …');
  }
}
