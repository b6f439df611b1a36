import { areaM2, bboxCentre, bboxOf, lengthM, localProjection } from '../geo/distance.ts';
import { polygonsOf } from '../geo/positions.ts';
import type { Area, BBox } from '../geo/types.ts';

/** Side of a square, or distance between opposite sides of a hexagon (which stands on a corner), metres. */
export type GridOptions = { readonly shape: 'square' | 'hexagon'; readonly sizeM: number };

/** A place in the lattice: row 0 in the north, column 0 in the west. */
export type LatticeCell = { readonly row: number; readonly column: number };

type Position = [number, number];

/**
 * Regular cells over a box. Corners lie on whole steps of a unit raster, so that neighbours share the very same
 * numbers. Row and column steps are metric at the middle of the box (equirectangular, `localProjection`).
 */
export type Lattice = {
  readonly columns: number;
  readonly rows: number;
  readonly fullAreaM2: number;
  /** The raster of units: degrees of its box and its counts. A cell covers whole units. */
  readonly unitBox: BBox;
  readonly unitColumns: number;
  readonly unitRows: number;
  /** First unit column and row (from the north) of a cell, and how many it covers. */
  readonly units: (
    cell: LatticeCell,
  ) => readonly [column: number, row: number, width: number, height: number];
  /** The cell's closed ring, counter-clockwise, WGS-84 degrees. */
  readonly ring: (cell: LatticeCell) => Position[];
  /** The cell beyond side i of the ring (from corner i to i + 1). */
  readonly beyond: (cell: LatticeCell, side: number) => LatticeCell;
};

const SQRT3 = Math.sqrt(3);

/** The area of an uncut cell, m². */
export function fullCellAreaM2({ shape, sizeM }: GridOptions): number {
  return shape === 'square' ? sizeM * sizeM : (SQRT3 / 2) * sizeM * sizeM;
}

function measures(outline: Area, sizeM: number) {
  const box = bboxOf(outline);
  const { metresPerDegree } = localProjection(bboxCentre(box));
  const [mx, my] = metresPerDegree;
  return {
    centre: bboxCentre(box),
    mx,
    my,
    across: ((box[2] - box[0]) * mx) / sizeM,
    down: ((box[3] - box[1]) * my) / sizeM,
  };
}

/** The lattice that covers the box of an outline, centred on it. */
export function latticeOver(outline: Area, options: GridOptions): Lattice {
  return options.shape === 'square' ? squares(outline, options) : hexagons(outline, options);
}

function squares(outline: Area, options: GridOptions): Lattice {
  const { centre, mx, my, across, down } = measures(outline, options.sizeM);
  const columns = Math.max(1, Math.ceil(across));
  const rows = Math.max(1, Math.ceil(down));
  const frame = unitFrame(centre, columns, rows, options.sizeM / mx, options.sizeM / my);
  const neighbours = [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ] as const;
  return {
    columns,
    rows,
    fullAreaM2: fullCellAreaM2(options),
    ...frame,
    units: ({ row, column }) => [column, row, 1, 1],
    ring: ({ row, column }) =>
      (
        [
          [0, 0],
          [0, 1],
          [1, 1],
          [1, 0],
          [0, 0],
        ] as const
      ).map(([x, y]) => frame.corner(column + x, row + y)),
    beyond: ({ row, column }, side) => {
      const [down = 0, right = 0] = neighbours[side] ?? [];
      return { row: row + down, column: column + right };
    },
  };
}

/** Hexagons on a corner: unit = half the width by a quarter of the height; odd rows are moved half a cell east. */
function hexagons(outline: Area, options: GridOptions): Lattice {
  const { centre, mx, my, across, down } = measures(outline, options.sizeM);
  const columns = Math.max(1, Math.ceil(across + 0.5));
  const rows = Math.max(1, Math.ceil((down * 2 * SQRT3 + 1) / 3));
  const unitX = options.sizeM / 2 / mx;
  const unitY = options.sizeM / (2 * SQRT3) / my;
  const frame = unitFrame(centre, 2 * columns + 1, 3 * rows + 1, unitX, unitY);
  const corners = [
    [1, 0],
    [0, 1],
    [0, 3],
    [1, 4],
    [2, 3],
    [2, 1],
    [1, 0],
  ] as const;
  return {
    columns,
    rows,
    fullAreaM2: fullCellAreaM2(options),
    ...frame,
    units: ({ row, column }) => [2 * column + (row % 2), 3 * row, 2, 4],
    ring: ({ row, column }) => corners.map(([x, y]) => frame.corner(2 * column + (row % 2) + x, 3 * row + y)),
    beyond: ({ row, column }, side) => {
      const odd = row % 2;
      const [down = 0, right = 0] =
        [
          [-1, odd - 1],
          [0, -1],
          [1, odd - 1],
          [1, odd],
          [0, 1],
          [-1, odd],
        ][side] ?? [];
      return { row: row + down, column: column + right };
    },
  };
}

function unitFrame(
  centre: readonly [number, number],
  unitColumns: number,
  unitRows: number,
  unitX: number,
  unitY: number,
) {
  const west = centre[0] - (unitColumns * unitX) / 2;
  const north = centre[1] + (unitRows * unitY) / 2;
  const corner = (column: number, row: number): Position => [west + column * unitX, north - row * unitY];
  const [east, south] = corner(unitColumns, unitRows);
  const unitBox: BBox = [west, south, east, north];
  return { unitBox, unitColumns, unitRows, corner };
}

/** A lattice larger than this is not walked at all, however thin the outline inside it. */
export const LATTICE_LIMIT = 2_000_000;

/**
 * About how many cells a grid will have, without making it: area / cell + 2 · perimeter / (π · size) + 1, the mean
 * number of lattice cells that meet a convex shape in a random place (L. A. Santaló, Integral Geometry and Geometric
 * Probability, 1976, ch. 8), and never more than the box holds. A wriggling outline makes it too high.
 * Boxes of more than LATTICE_LIMIT cells answer with that number.
 */
export function estimateCellCount(outline: Area, options: GridOptions): number {
  const full = fullCellAreaM2(options);
  const { across, down } = measures(outline, options.sizeM);
  const boxCount = (Math.ceil(across) + 1) * (Math.ceil(down) + 1) * ((options.sizeM * options.sizeM) / full);
  if (!(boxCount <= LATTICE_LIMIT)) return Math.ceil(boxCount);
  const perimeterM = polygonsOf(outline)
    .flat()
    .reduce((sum, ring) => sum + lengthM(ring), 0);
  const mean = areaM2(outline) / full + (2 * perimeterM) / (Math.PI * options.sizeM) + 1;
  return Math.max(1, Math.ceil(Math.min(mean, boxCount)));
}
