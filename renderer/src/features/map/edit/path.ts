import { areaM2, haversineM, localProjection } from '#shared/domain/geo/distance';
import type { LngLat } from '#shared/domain/geo/types';

const samePlace = (a: LngLat, b: LngLat): boolean => a[0] === b[0] && a[1] === b[1];

/** The corners with one more, unless it is the last one again (the second half of a double click). */
export function withCorner(corners: readonly LngLat[], at: LngLat): readonly LngLat[] {
  const last = corners.at(-1);
  return last && samePlace(last, at) ? corners : [...corners, at];
}

/**
 * Where a corner goes so that the new side stands at a right angle to the last one, or goes straight on; the first side
 * runs north–south or east–west. On the ground, not on the screen.
 */
export function squared(corners: readonly LngLat[], at: LngLat): LngLat {
  const from = corners.at(-1);
  if (!from) return at;
  const local = localProjection(from);
  const before = corners.at(-2);
  const [bx, by] = before ? local.toXY(before) : [0, -1];
  const length = Math.hypot(bx, by) || 1;
  const [ux, uy] = [-bx / length, -by / length];
  const [x, y] = local.toXY(at);
  const along = x * ux + y * uy;
  const across = y * ux - x * uy;
  return Math.abs(along) >= Math.abs(across)
    ? local.fromXY([along * ux, along * uy])
    : local.fromXY([-across * uy, across * ux]);
}

/** What stands beside the pointer while drawing. */
export type PathMeasure = {
  readonly sideM: number;
  /** Between the last side and this one, 0–180°; null at the first side. */
  readonly angleDeg: number | null;
  /** Of the ring that would be closed now; null with fewer than three corners. */
  readonly areaM2: number | null;
};

/** Measures the side that is being drawn from the last corner to the pointer; null before the first corner. */
export function measurePath(corners: readonly LngLat[], pointer: LngLat, ring: boolean): PathMeasure | null {
  const last = corners.at(-1);
  if (!last) return null;
  const closed = [...corners, pointer, ...corners.slice(0, 1)].map(([lng, lat]): [number, number] => [
    lng,
    lat,
  ]);
  return {
    sideM: haversineM(last, pointer),
    angleDeg: angleDeg(corners.at(-2), last, pointer),
    areaM2: ring && corners.length >= 2 ? areaM2({ type: 'Polygon', coordinates: [closed] }) : null,
  };
}

function angleDeg(before: LngLat | undefined, at: LngLat, after: LngLat): number | null {
  if (!before) return null;
  const local = localProjection(at);
  const [ax, ay] = local.toXY(before);
  const [bx, by] = local.toXY(after);
  const sizes = Math.hypot(ax, ay) * Math.hypot(bx, by);
  if (sizes === 0) return null;
  return (Math.acos(Math.max(-1, Math.min(1, (ax * bx + ay * by) / sizes))) * 180) / Math.PI;
}
