import type { View } from '../../canvas/view.ts';
import type { TileArt } from './art.ts';
import { nearestFirst, parentOf, type Quad, quadKey, type TileGrid } from './grid.ts';
import { paintPieces, paintUpright, piecesOf } from './mesh.ts';
import { partsFor } from './parts.ts';

/** Small tiles of the whole view come first, so that there is something everywhere soon. */
const COARSER_BY = 3;

/** The next coarser tile that may exist, for one that does not. */
function existing(grid: TileGrid, art: TileArt, quad: Quad): Quad | null {
  let found = quad;
  while (art.isNone(found)) {
    if (found.z <= grid.minZ) return null;
    found = parentOf(found);
  }
  return found;
}

/** What a view needs: first coarse tiles under those that are not there yet, then the sharp ones from the middle outwards. */
export function wantedFor(grid: TileGrid, art: TileArt, view: View, quads: readonly Quad[]): readonly Quad[] {
  const wanted = new Map<string, Quad>();
  const sharp = nearestFirst(grid, view, quads);
  const coarser = sharp.flatMap((quad) => {
    const z = Math.max(grid.minZ, quad.z - COARSER_BY);
    return z < quad.z && !art.get(quad) ? [parentOf(quad, quad.z - z)] : [];
  });
  for (const quad of [...coarser, ...sharp]) {
    const real = existing(grid, art, quad);
    if (real) wanted.set(quadKey(real), real);
  }
  return [...wanted.values()];
}

/** Paints what is there of a pyramid of tiles and asks for the rest. */
export function paintTiles(
  context: CanvasRenderingContext2D,
  view: View,
  grid: TileGrid,
  art: TileArt,
): void {
  const quads = grid.quadsIn(view, grid.zFor(view));
  context.imageSmoothingEnabled = true;
  for (const quad of quads) {
    for (const part of partsFor(grid, quad, art.get)) {
      const place = grid.place(view, part.quad);
      if (grid.upright) paintUpright(context, view.dpr, part.source, place);
      else paintPieces(context, view.dpr, part.source, place, piecesOf(place));
    }
  }
  art.want(wantedFor(grid, art, view, quads), view);
}
