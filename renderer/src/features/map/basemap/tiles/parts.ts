import { childrenOf, parentOf, type Quad, type Region, type TileGrid } from './grid.ts';
import type { Source } from './mesh.ts';

/** A decoded tile. */
export type Picture = CanvasImageSource & { readonly width: number; readonly height: number };

/** What is drawn for one place of the grid. */
export type Part = { readonly quad: Quad; readonly source: Source };

const MOST_UP = 8;
const MOST_DOWN = 2;

/** The part of a coarser tile's picture that covers a tile. */
function cutOut(picture: Picture, whole: Region, part: Region): Source {
  const [stretchX, stretchY] = [picture.width / whole.width, picture.height / whole.height];
  return {
    image: picture,
    x: (part.x - whole.x) * stretchX,
    y: (part.y - whole.y) * stretchY,
    width: part.width * stretchX,
    height: part.height * stretchY,
  };
}

const wholeOf = (picture: Picture): Source => ({
  image: picture,
  x: 0,
  y: 0,
  width: picture.width,
  height: picture.height,
});

/** The sharper tiles inside one, as far as they are there. */
function finer(quad: Quad, get: (quad: Quad) => Picture | undefined, steps: number): readonly Part[] {
  if (steps === 0) return [];
  return childrenOf(quad).flatMap((child) => {
    const picture = get(child);
    return picture ? [{ quad: child, source: wholeOf(picture) }] : finer(child, get, steps - 1);
  });
}

/**
 * What there is to draw for a tile now: itself; else the part of the nearest coarser one that covers it, and over it the
 * sharper ones inside it.
 */
export function partsFor(
  grid: TileGrid,
  quad: Quad,
  get: (quad: Quad) => Picture | undefined,
): readonly Part[] {
  const own = get(quad);
  if (own) return [{ quad, source: wholeOf(own) }];
  const inside = quad.z < grid.maxZ ? finer(quad, get, Math.min(MOST_DOWN, grid.maxZ - quad.z)) : [];
  for (let steps = 1; steps <= Math.min(MOST_UP, quad.z - grid.minZ); steps += 1) {
    const coarse = parentOf(quad, steps);
    const picture = get(coarse);
    if (picture)
      return [{ quad, source: cutOut(picture, grid.regionOf(coarse), grid.regionOf(quad)) }, ...inside];
  }
  return inside;
}
