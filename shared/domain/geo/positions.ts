import type { Area, Geometry, LngLat } from './types.ts';

type Position = [number, number];

/** A copy of a geometry with every position mapped; ring closure survives when `map` is a pure function. */
export function mapPositions<G extends Geometry>(geometry: G, map: (position: LngLat) => LngLat): G {
  const one = (position: LngLat): Position => {
    const [x, y] = map(position);
    return [x, y];
  };
  const copy = (): Geometry => {
    switch (geometry.type) {
      case 'Point':
        return { type: 'Point', coordinates: one(geometry.coordinates) };
      case 'LineString':
        return { type: 'LineString', coordinates: geometry.coordinates.map(one) };
      case 'Polygon':
        return { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => ring.map(one)) };
      case 'MultiPolygon':
        return {
          type: 'MultiPolygon',
          coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(one))),
        };
    }
  };
  return copy() as G;
}

/** Every position of a geometry in order, `[lng, lat]`; closing positions of rings included. */
export function positionsOf(geometry: Geometry): readonly LngLat[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
      return geometry.coordinates;
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}

/** The lines that a geometry is drawn by: itself, or the rings of its polygons; none of a point. */
export function linesOf(geometry: Geometry): readonly (readonly LngLat[])[] {
  switch (geometry.type) {
    case 'Point':
      return [];
    case 'LineString':
      return [geometry.coordinates];
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
}

/** The polygons of an area, each as its rings (outer first, then holes). */
export function polygonsOf(area: Area): readonly (readonly Position[][])[] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
}

/** An area from polygons: a Polygon when there is one, a MultiPolygon otherwise. The list must not be empty. */
export function areaFromPolygons(polygons: readonly Position[][][]): Area {
  const [first] = polygons;
  return polygons.length === 1 && first !== undefined
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: [...polygons] };
}
