import { areaM2, localProjection } from '../geo/distance.ts';
import { areaFromPolygons } from '../geo/positions.ts';
import { join, type Polygons } from './clip.ts';
import type { Lattice, LatticeCell } from './lattice.ts';

/** One cell of a grid being made. */
export type Piece = {
  readonly cell: LatticeCell;
  polygons: Polygons;
  areaM2: number;
  /** Set when it was a sliver and now belongs to a neighbour. */
  mergedInto: Piece | undefined;
};

/** A piece smaller than this share of a full cell is no cell of its own. */
const SLIVER_SHARE = 0.01;
/** Two corners count as on one line within this distance. */
const ON_SIDE_M = 1e-4;

/** The number of a lattice cell, unique within its lattice. */
export function pieceKey(lattice: Lattice, { row, column }: LatticeCell): number {
  return (row + 1) * (lattice.columns + 2) + column + 1;
}

function owner(piece: Piece): Piece {
  let last = piece;
  while (last.mergedInto) last = last.mergedInto;
  return last;
}

/** Metres of the piece's border that lie on the side a–b of its cell. */
function borderOnSideM(
  polygons: Polygons,
  a: readonly [number, number],
  b: readonly [number, number],
): number {
  const local = localProjection(a);
  const [bx, by] = local.toXY(b);
  const length = Math.hypot(bx, by);
  let sum = 0;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [px, py] = local.toXY(ring[i - 1] ?? a);
      const [qx, qy] = local.toXY(ring[i] ?? a);
      const offP = Math.abs(bx * py - by * px) / length;
      const offQ = Math.abs(bx * qy - by * qx) / length;
      if (offP < ON_SIDE_M && offQ < ON_SIDE_M) sum += Math.hypot(qx - px, qy - py);
    }
  return sum;
}

function bestNeighbour(
  lattice: Lattice,
  pieces: ReadonlyMap<number, Piece>,
  piece: Piece,
): Piece | undefined {
  const ring = lattice.ring(piece.cell);
  let best: Piece | undefined;
  let bestM = 0;
  for (let side = 0; side + 1 < ring.length; side++) {
    const other = pieces.get(pieceKey(lattice, lattice.beyond(piece.cell, side)));
    const [a, b] = [ring[side], ring[side + 1]];
    if (!other || !a || !b || owner(other) === piece) continue;
    const sharedM = borderOnSideM(piece.polygons, a, b);
    if (sharedM <= bestM) continue;
    best = owner(other);
    bestM = sharedM;
  }
  return best;
}

/** Gives every sliver, smallest first, to the neighbour with which it shares the longest border; islands stay. */
export function mergeSlivers(lattice: Lattice, pieces: ReadonlyMap<number, Piece>): void {
  const limitM2 = lattice.fullAreaM2 * SLIVER_SHARE;
  const slivers = [...pieces.values()].filter((piece) => piece.areaM2 < limitM2);
  for (const piece of slivers.sort((a, b) => a.areaM2 - b.areaM2)) {
    if (piece.areaM2 >= limitM2) continue;
    const target = bestNeighbour(lattice, pieces, piece);
    if (!target) continue;
    target.polygons = join(target.polygons, piece.polygons);
    target.areaM2 = areaM2(areaFromPolygons(target.polygons));
    piece.mergedInto = target;
  }
}
