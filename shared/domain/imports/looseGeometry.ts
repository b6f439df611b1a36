import type { Geometry } from '../geo/types.ts';

type Position = [number, number];

type Loose = { readonly type?: unknown; readonly coordinates?: unknown; readonly geometries?: unknown };

const position = (value: unknown): Position | null =>
  Array.isArray(value) && Number.isFinite(value[0]) && Number.isFinite(value[1])
    ? [value[0] as number, value[1] as number]
    : null;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const positions = (value: unknown): Position[] =>
  list(value)
    .map(position)
    .filter((point) => point !== null);

const line = (points: Position[]): Geometry[] => {
  const [first] = points;
  if (!first) return [];
  return points.length === 1
    ? [{ type: 'Point', coordinates: first }]
    : [{ type: 'LineString', coordinates: points }];
};

/** A ring with its end put at its beginning; undefined when it bounds nothing. */
function ring(value: unknown): Position[] | undefined {
  const points = positions(value);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return undefined;
  if (first[0] !== last[0] || first[1] !== last[1]) points.push(first);
  return points.length >= 4 ? points : undefined;
}

function polygon(value: unknown): Position[][] | undefined {
  const [outer, ...holes] = list(value);
  const shell = ring(outer);
  return shell && [shell, ...holes.flatMap((hole) => [ring(hole) ?? []]).filter((hole) => hole.length > 0)];
}

/**
 * Reads GeoJSON-like geometry from formats that know no rules for it (KML, GPX, Shapefile): rings are closed, points that
 * are no numbers left out, a line of one point is a point. Collections come out as several; what is nothing is left out.
 */
export function looseGeometries(value: unknown): Geometry[] {
  const { type, coordinates, geometries } = (value ?? {}) as Loose;
  switch (type) {
    case 'Point': {
      const point = position(coordinates);
      return point ? [{ type, coordinates: point }] : [];
    }
    case 'MultiPoint':
      return positions(coordinates).map((point) => ({ type: 'Point', coordinates: point }));
    case 'LineString':
      return line(positions(coordinates));
    case 'MultiLineString':
      return list(coordinates).flatMap((part) => line(positions(part)));
    case 'Polygon': {
      const rings = polygon(coordinates);
      return rings ? [{ type, coordinates: rings }] : [];
    }
    case 'MultiPolygon': {
      const polygons = list(coordinates).flatMap((part) => [polygon(part) ?? []]);
      const real = polygons.filter((part) => part.length > 0);
      return real.length > 0 ? [{ type, coordinates: real }] : [];
    }
    case 'GeometryCollection':
      return list(geometries).flatMap(looseGeometries);
    default:
      return [];
  }
}
