/** One size of a picture that is cut into tiles: level 0 is the full size, each next one half of it. */
export type PictureLevel = {
  readonly level: number;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
};

/**
 * The levels of a picture of so many pixels, down to the one that is a single tile. Halves are rounded up, so that no
 * pixel is lost; the tiles at the right and lower edge are as small as what is left.
 */
export function pictureLevels(width: number, height: number, tileSize: number): readonly PictureLevel[] {
  const levels: PictureLevel[] = [];
  for (let level = 0; ; level += 1) {
    const [w, h] = [Math.ceil(width / 2 ** level), Math.ceil(height / 2 ** level)];
    const [columns, rows] = [Math.ceil(w / tileSize), Math.ceil(h / tileSize)];
    levels.push({ level, width: w, height: h, columns, rows });
    if (columns <= 1 && rows <= 1) return levels;
  }
}
