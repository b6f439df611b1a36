import { readFileSync } from 'node:fs';
import { convertGeometry } from '#shared/domain/geo/convert';
import { cleanArea } from '#shared/domain/geo/rings';
import type { Area, CoordinateSystem } from '#shared/domain/geo/types';
import { sharedDataPath } from '#tests/helpers/sharedData';

/** Haishu's real outline in WGS-84, or undefined where the data is absent. */
export function haishuOutline(): Area | undefined {
  const path = sharedDataPath('place_haishu_330203/boundary_datav_gcj02.geojson');
  if (!path) return undefined;
  const file = JSON.parse(readFileSync(path, 'utf8')) as { features: { geometry: Area }[] };
  return cleaned(file.features[0]?.geometry, 'gcj02');
}

function cleaned(area: Area | undefined, crs: CoordinateSystem): Area {
  if (!area) throw new Error('no outline in the file');
  const clean = cleanArea(convertGeometry(area, crs, 'wgs84'));
  if (!clean.ok) throw new Error(clean.fault);
  return clean.area;
}

/** Pseudo-random numbers in [0, 1), the same for the same seed (Park–Miller). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A star-shaped ring of `corners` corners about a centre, radius 0.3–1 of `radiusDeg`; never crosses itself. */
export function star(
  random: () => number,
  centre: readonly [number, number],
  radiusDeg: number,
  corners: number,
): Area {
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / corners;
    const radius = radiusDeg * (0.3 + 0.7 * random());
    return [centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle)];
  });
  const [first = [0, 0]] = ring;
  return { type: 'Polygon', coordinates: [[...ring, first]] };
}
