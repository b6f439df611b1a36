import { toWgs84 } from '../geo/convert.ts';
import { mapPositions, positionsOf } from '../geo/positions.ts';
import type { CoordinateSystem, Geometry, LngLat } from '../geo/types.ts';
import type { GeoFeature } from '../imports/features.ts';

/** A line or area of a sketch, WGS-84; name '' when it has none. */
export type SketchShape = { readonly name: string; readonly geometry: Geometry };

/** One centimetre: finer than any office's roads. */
const DECIMALS = 1e7;
const LONGEST_NAME = 100;

const rounded = ([lng, lat]: LngLat): LngLat => [
  Math.round(lng * DECIMALS) / DECIMALS,
  Math.round(lat * DECIMALS) / DECIMALS,
];

/**
 * The lines and areas of a file as shapes of a sketch: brought to WGS-84, rounded to a centimetre, named by the property
 * `nameKey`. Points and what lies outside the world are left out. Not ok above `atMost` positions.
 */
export function sketchShapes(
  features: readonly GeoFeature[],
  options: { readonly crs: CoordinateSystem; readonly nameKey: string | null },
  atMost: number,
): { readonly ok: true; readonly shapes: readonly SketchShape[] } | { readonly ok: false } {
  const shapes: SketchShape[] = [];
  let positions = 0;
  for (const { geometry, properties } of features) {
    if (geometry === null || geometry.type === 'Point') continue;
    const all = positionsOf(geometry);
    if (all.some(([lng, lat]) => Math.abs(lng) > 180 || Math.abs(lat) > 90)) continue;
    positions += all.length;
    if (positions > atMost) return { ok: false };
    shapes.push({
      name: (options.nameKey === null ? '' : (properties[options.nameKey] ?? ''))
        .trim()
        .slice(0, LONGEST_NAME),
      geometry: mapPositions(geometry, (at) => rounded(toWgs84(at, options.crs))),
    });
  }
  return { ok: true, shapes };
}
