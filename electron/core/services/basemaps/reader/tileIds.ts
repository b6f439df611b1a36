/** Tiles of all zooms below one: (4^z − 1) / 3. */
const tilesBelow = (z: number): number => (4 ** z - 1) / 3;

/**
 * The number of a tile in PMTiles 3: all tiles of the lower zooms, then the place on the Hilbert curve of its own
 * (specification 3, "TileID"; curve by J. Skilling's loop as in its reference). Exact up to zoom 26.
 */
export function pmtilesId(z: number, x: number, y: number): number {
  let [tx, ty] = [x, y];
  let place = 0;
  for (let side = 2 ** z / 2; side >= 1; side /= 2) {
    const rx = Math.floor(tx / side) % 2;
    const ry = Math.floor(ty / side) % 2;
    place += side * side * ((3 * rx) ^ ry);
    [tx, ty] = [tx % side, ty % side];
    if (ry === 0) {
      if (rx === 1) [tx, ty] = [side - 1 - tx, side - 1 - ty];
      [tx, ty] = [ty, tx];
    }
  }
  return tilesBelow(z) + place;
}

/** The zoom of a tile's number. */
export function pmtilesZoom(id: number): number {
  let z = 0;
  while (tilesBelow(z + 1) <= id) z += 1;
  return z;
}
