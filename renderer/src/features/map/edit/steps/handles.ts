import { haversineM } from '#shared/domain/geo/distance';
import { polygonsOf } from '#shared/domain/geo/positions';
import type { LngLat } from '#shared/domain/geo/types';
import type { Grid } from '#shared/domain/grid/edit/index';

/** What the border of the chosen cells can be taken by. */
export type Handles = {
  readonly corners: readonly LngLat[];
  /** Middles of sides with the side's length, metres. */
  readonly middles: readonly { readonly at: LngLat; readonly sideM: number }[];
};

let last: { grid: Grid; chosen: readonly string[]; handles: Handles } | null = null;

/** Corners and middles of the chosen cells' borders, each once; the same object while grid and choice stay. */
export function handlesOf(grid: Grid, chosen: readonly string[]): Handles {
  if (last?.grid === grid && last.chosen === chosen) return last.handles;
  const corners = new Map<string, LngLat>();
  const middles = new Map<string, { at: LngLat; sideM: number }>();
  for (const id of chosen)
    for (const ring of polygonsOf(
      grid.byId.get(id)?.geometry ?? { type: 'MultiPolygon', coordinates: [] },
    ).flat())
      for (const [i, a] of ring.entries()) {
        corners.set(`${a}`, a);
        const b = ring[i + 1];
        if (!b) continue;
        const at: LngLat = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
        middles.set(`${at}`, { at, sideM: haversineM(a, b) });
      }
  const handles = { corners: [...corners.values()], middles: [...middles.values()] };
  last = { grid, chosen, handles };
  return handles;
}

/** Sides shorter than this on the screen show no middle, metres from pixels by the caller. */
export const MIDDLE_FROM_PX = 26;

/** The corner, else the middle, within a reach of a place; the nearest. */
export function handleAt(
  { corners, middles }: Handles,
  at: LngLat,
  reachM: number,
  middleFromM: number,
): { readonly type: 'corner' | 'middle'; readonly at: LngLat } | null {
  const nearest = (positions: readonly LngLat[]): LngLat | null => {
    let [best, bestM]: [LngLat | null, number] = [null, reachM];
    for (const position of positions) {
      const metres = haversineM(position, at);
      if (metres <= bestM) [best, bestM] = [position, metres];
    }
    return best;
  };
  const corner = nearest(corners);
  if (corner) return { type: 'corner', at: corner };
  const middle = nearest(middles.filter(({ sideM }) => sideM >= middleFromM).map((one) => one.at));
  return middle && { type: 'middle', at: middle };
}
