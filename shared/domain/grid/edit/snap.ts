import { haversineM, localProjection, METRES_PER_DEGREE } from '../../geo/distance.ts';
import type { LngLat } from '../../geo/types.ts';
import type { Grid } from './grid.ts';
import { eachEdge } from './neighbours.ts';

/** What a position was drawn to: a corner (exactly), or the nearest place on an edge with its two corners. */
export type Snap =
  | { readonly type: 'vertex'; readonly at: LngLat; readonly cellId: string; readonly distanceM: number }
  | {
      readonly type: 'edge';
      readonly at: LngLat;
      readonly cellId: string;
      readonly distanceM: number;
      readonly ends: readonly [LngLat, LngLat];
    };

/**
 * The corner within `toleranceM` of a position (WGS-84 degrees), else the nearest place on an edge, else null. The
 * outline counts like every cell. `skip` names cells that must not draw it.
 */
export function snapTo(
  grid: Grid,
  at: LngLat,
  toleranceM: number,
  skip: (cellId: string) => boolean = () => false,
): Snap | null {
  const local = localProjection(at);
  const padDeg = (toleranceM / METRES_PER_DEGREE) * Math.max(1, METRES_PER_DEGREE / local.metresPerDegree[0]);
  let vertex: Snap | null = null;
  let edge: Snap | null = null;
  for (const cell of grid.near([at[0], at[1], at[0], at[1]], padDeg)) {
    if (skip(cell.id)) continue;
    eachEdge(cell.geometry, (a, b) => {
      const cornerM = haversineM(at, a);
      if (cornerM <= Math.min(toleranceM, vertex?.distanceM ?? Infinity) && cornerM !== vertex?.distanceM)
        vertex = { type: 'vertex', at: a, cellId: cell.id, distanceM: cornerM };
      const [ax, ay] = local.toXY(a);
      const [bx, by] = local.toXY(b);
      const share = -(ax * (bx - ax) + ay * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
      if (!(share > 0 && share < 1)) return;
      const distanceM = Math.hypot(ax + share * (bx - ax), ay + share * (by - ay));
      if (distanceM > toleranceM || distanceM >= (edge?.distanceM ?? Infinity)) return;
      const on: LngLat = [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
      edge = { type: 'edge', at: on, cellId: cell.id, distanceM, ends: [a, b] };
    });
  }
  return vertex ?? edge;
}
