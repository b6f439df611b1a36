import { areaFromPolygons, polygonsOf } from '../../geo/positions.ts';
import type { Area, BBox, LngLat } from '../../geo/types.ts';
import { isNearSegment } from '../overlay/noding.ts';
import { SAME_PLACE_DEG } from '../overlay/vertexPool.ts';

type Position = [number, number];

/** A copy of an area with each ring (closed) replaced; `map` gets it without its closing position. */
export function mapRings(area: Area, map: (open: readonly Position[]) => readonly Position[]): Area {
  return areaFromPolygons(
    polygonsOf(area).map((rings) =>
      rings.map((ring) => {
        const open = map(ring.slice(0, -1));
        const [first] = open;
        return first ? [...open, [first[0], first[1]] as Position] : [];
      }),
    ),
  );
}

/** True when both are the same shape number for number, in the same order. */
export function sameArea(a: Area, b: Area): boolean {
  const [p, q] = [polygonsOf(a), polygonsOf(b)];
  return (
    p.length === q.length &&
    p.every(
      (rings, i) =>
        rings.length === q[i]?.length &&
        rings.every((ring, j) => {
          const other = q[i]?.[j];
          return (
            ring.length === other?.length &&
            ring.every(([x, y], k) => x === other[k]?.[0] && y === other[k]?.[1])
          );
        }),
    )
  );
}

/**
 * The area with those of the positions (degrees) made corners of it that lie on the inside of one of its edges; the very
 * same area when none does.
 */
export function withCorners(area: Area, positions: readonly LngLat[]): Area {
  let changed = false;
  const mapped = mapRings(area, (open) => {
    const ring: Position[] = [];
    open.forEach((a, i) => {
      ring.push(a);
      const b = open[(i + 1) % open.length] ?? a;
      const between = positions.filter(
        ([x, y]) => isNearSegment(a[0], a[1], b[0], b[1], x, y) && !at(a, x, y) && !at(b, x, y),
      );
      if (between.length === 0) return;
      changed = true;
      const along = ([x, y]: LngLat): number => (x - a[0]) * (b[0] - a[0]) + (y - a[1]) * (b[1] - a[1]);
      const sorted = [...between].sort((p, q) => along(p) - along(q));
      sorted.forEach(([x, y], k) => {
        if (k === 0 || sorted[k - 1]?.[0] !== x || sorted[k - 1]?.[1] !== y) ring.push([x, y]);
      });
    });
    return ring;
  });
  return changed ? mapped : area;
}

const at = (p: Position, x: number, y: number): boolean =>
  Math.abs(p[0] - x) <= SAME_PLACE_DEG && Math.abs(p[1] - y) <= SAME_PLACE_DEG;

/** The corners of an area within a box. */
export function cornersIn(area: Area, [west, south, east, north]: BBox): LngLat[] {
  const found: LngLat[] = [];
  for (const ring of polygonsOf(area).flat())
    for (const [x, y] of ring) if (x >= west && x <= east && y >= south && y <= north) found.push([x, y]);
  return found;
}
