import { areaFromPolygons, polygonsOf } from '#shared/domain/geo/positions';
import type { Area, LngLat } from '#shared/domain/geo/types';
import { applyEdit, type Grid, insertVertex, isOnBorder } from '#shared/domain/grid/edit/index';

/** A corner in hand: the cells that have it, with the corner made theirs where so far only a neighbour had it. */
export type Held = {
  readonly from: LngLat;
  readonly ids: ReadonlySet<string>;
  readonly shapes: readonly Area[];
};

/** Takes a corner, or a place on a side that becomes one. */
export function hold(grid: Grid, from: LngLat): Held {
  const made = insertVertex(grid, from);
  const shared = made.ok ? applyEdit(grid, made.edit) : grid;
  const near = shared.near([from[0], from[1], from[0], from[1]], 1e-9);
  const cells = near.filter((cell) => isOnBorder(cell.geometry, from));
  return { from, ids: new Set(cells.map(({ id }) => id)), shapes: cells.map(({ geometry }) => geometry) };
}

/**
 * The shapes with the corner moved, unchecked: what a drag shows in every frame, where the whole check of cells with a
 * thousand corners would take too long. It is made when the corner is let go.
 */
export function dragged({ from, shapes }: Held, to: LngLat): readonly Area[] {
  return shapes.map((shape) =>
    areaFromPolygons(
      polygonsOf(shape).map((rings) =>
        rings.map((ring) =>
          ring.map(([x, y]): [number, number] => (x === from[0] && y === from[1] ? [to[0], to[1]] : [x, y])),
        ),
      ),
    ),
  );
}
