import type { View } from '../../canvas/view.ts';
import type { Place } from './mesh.ts';

/** One tile of a pyramid in which every further z is twice as sharp; x and y count from the upper left. */
export type Quad = { readonly z: number; readonly x: number; readonly y: number };

/** Part of the whole, in a unit that is the grid's own. */
export type Region = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** How a pyramid of tiles lies on the map. */
export type TileGrid = {
  readonly minZ: number;
  readonly maxZ: number;
  /** Whether every tile is an upright box on the canvas. */
  readonly upright: boolean;
  /** The z whose tiles have about one pixel for each of the canvas's. */
  readonly zFor: (view: View) => number;
  /** Tiles of a z that the canvas shows. */
  readonly quadsIn: (view: View, z: number) => readonly Quad[];
  readonly place: (view: View, quad: Quad) => Place;
  readonly regionOf: (quad: Quad) => Region;
};

export const quadKey = ({ z, x, y }: Quad): string => `${z}/${x}/${y}`;

export const parentOf = ({ z, x, y }: Quad, steps = 1): Quad => ({
  z: z - steps,
  x: Math.floor(x / 2 ** steps),
  y: Math.floor(y / 2 ** steps),
});

export const childrenOf = ({ z, x, y }: Quad): readonly Quad[] =>
  [0, 1].flatMap((down) => [0, 1].map((right) => ({ z: z + 1, x: 2 * x + right, y: 2 * y + down })));

/** Nearest to the middle of the canvas first. */
export function nearestFirst(grid: TileGrid, view: View, quads: readonly Quad[]): readonly Quad[] {
  const distance = (quad: Quad): number => {
    const [x, y] = grid.place(view, quad)(0.5, 0.5);
    return Math.hypot(x - view.width / 2, y - view.height / 2);
  };
  return quads
    .map((quad) => ({ quad, far: distance(quad) }))
    .sort((a, b) => a.far - b.far)
    .map(({ quad }) => quad);
}
