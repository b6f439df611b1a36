/** Points a grid cell holds on the average, and the most cells along one side. */
const PER_CELL = 16;
const MOST_SIDE = 256;
/** So many points are looked at to find where most of them lie. */
const SAMPLE = 1_000;
/** A stray point far away must not make all other cells too coarse: so much of the sample is left out at each end. */
const STRAY = 0.01;

/** A box in Web Mercator 0–1, north smaller than south. */
export type WorldBox = {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
};

/** Squares over the places of a set of points; those along the edge reach without end. */
type Squares = {
  readonly side: number;
  readonly west: number;
  readonly north: number;
  readonly perX: number;
  readonly perY: number;
};

/** Squares with where the points of each begin: by place in the paint order, then by square; one more at the end. */
export type PointGrid = Squares & { readonly starts: Uint32Array };

/** The span in which all but a few stray values lie. */
function spanOf(values: Float64Array): readonly [low: number, high: number] {
  const step = Math.max(1, Math.floor(values.length / SAMPLE));
  const sample: number[] = [];
  for (let i = 0; i < values.length; i += step) sample.push(values[i] as number);
  sample.sort((a, b) => a - b);
  const cut = Math.floor(sample.length * STRAY);
  return [sample[cut] ?? 0, sample[sample.length - 1 - cut] ?? 0];
}

export function gridFor(x: Float64Array, y: Float64Array): Squares {
  const side = Math.min(MOST_SIDE, Math.max(1, Math.floor(Math.sqrt(x.length / PER_CELL))));
  const [west, east] = spanOf(x);
  const [north, south] = spanOf(y);
  const per = (span: number): number => (span > 0 ? side / span : 0);
  return { side, west, north, perX: per(east - west), perY: per(south - north) };
}

/** Column or row of a value, the outermost for what lies beyond. */
export function slotOf(value: number, from: number, per: number, side: number): number {
  const slot = Math.floor((value - from) * per);
  return slot < 0 ? 0 : slot >= side ? side - 1 : slot;
}

export const cellOf = (grid: Squares, x: number, y: number): number =>
  slotOf(y, grid.north, grid.perY, grid.side) * grid.side + slotOf(x, grid.west, grid.perX, grid.side);
