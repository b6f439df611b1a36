import type { Markers } from '#renderer/features/map/points/pointSet';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { seeded } from '#shared/domain/random';

/** Seeded points in 300 clumps over a district, as the packed arrays of things.markers. */
export function makeMarkers(count: number): Markers {
  const random = seeded(20_260_101);
  const clumps = Array.from(
    { length: 300 },
    () => [121.4 + random() * 0.25, 29.75 + random() * 0.2] as const,
  );
  const lngLat = new Float64Array(count * 2);
  const kind = new Uint8Array(count);
  const level = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    const [lng, lat] = clumps[Math.floor(random() * clumps.length)] ?? [121.5, 29.85];
    const spread = (): number => (random() + random() + random() - 1.5) * 0.02;
    lngLat[i * 2] = lng + spread();
    lngLat[i * 2 + 1] = lat + spread();
    kind[i] = Math.floor(random() * KIND_IDS.length);
    level[i] = kind[i] === KIND_IDS.length - 1 ? 1 + Math.floor(random() * 4) : 0;
  }
  return {
    count,
    ids: new Uint8Array(count * 16),
    lngLat,
    kind,
    level,
    category: new Uint16Array(count),
    categoryIds: [],
    cell: new Uint16Array(count),
    cellIds: [],
  };
}
