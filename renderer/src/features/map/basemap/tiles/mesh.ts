import type { CanvasPoint } from '../../canvas/view.ts';

/** Where a place of a tile (0 to 1 from its upper left corner) lies on the canvas, CSS pixels. */
export type Place = (u: number, v: number) => CanvasPoint;

/** A picture, or a part of one, in its own pixels. */
export type Source = {
  readonly image: CanvasImageSource;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const MOST_CELLS = 16;
/** Pieces overlap by this much, CSS pixels, so that no line of background shows between them. */
const OVERLAP_PX = 0.3;
/**
 * How far a flat piece may be off inside, CSS pixels: with what the overlap stretches a corner by (0.3 · √2) everything is
 * drawn less than half a pixel from its place.
 */
const TOLERANCE_PX = 0.07;
/** Where a piece is compared with its plane, shares of its side; the plane goes through three of its corners. */
const LOOKED_AT = [0, 0.25, 0.5, 0.75, 1] as const;

const apart = ([ax, ay]: CanvasPoint, [bx, by]: CanvasPoint): number => Math.hypot(ax - bx, ay - by);

/** How far the plane through three corners of a piece misses the places in it. */
function missOf(place: Place, u: number, v: number, side: number): number {
  const a = place(u, v);
  const b = place(u + side, v);
  const c = place(u, v + side);
  let worst = 0;
  for (const s of LOOKED_AT)
    for (const t of LOOKED_AT) {
      const flat: CanvasPoint = [
        a[0] + (b[0] - a[0]) * s + (c[0] - a[0]) * t,
        a[1] + (b[1] - a[1]) * s + (c[1] - a[1]) * t,
      ];
      worst = Math.max(worst, apart(flat, place(u + side * s, v + side * t)));
    }
  return worst;
}

/** Into how many pieces a side a tile is cut, so that each drawn flat is nowhere further than the tolerance from its place. */
export function piecesOf(place: Place): number {
  for (let pieces = 1; pieces < MOST_CELLS; pieces *= 2) {
    let worst = 0;
    for (let i = 0; i < pieces && worst <= TOLERANCE_PX; i += 1)
      for (let j = 0; j < pieces && worst <= TOLERANCE_PX; j += 1)
        worst = Math.max(worst, missOf(place, i / pieces, j / pieces, 1 / pieces));
    if (worst <= TOLERANCE_PX) return pieces;
  }
  return MOST_CELLS;
}

/** Draws a picture where it belongs, in flat pieces; the context's transformation is set anew. */
export function paintPieces(
  context: CanvasRenderingContext2D,
  dpr: number,
  source: Source,
  place: Place,
  pieces: number,
): void {
  const [width, height] = [source.width / pieces, source.height / pieces];
  for (let i = 0; i < pieces; i += 1) {
    for (let j = 0; j < pieces; j += 1) {
      const [x, y] = place(i / pieces, j / pieces);
      const right = place((i + 1) / pieces, j / pieces);
      const down = place(i / pieces, (j + 1) / pieces);
      const [a, b] = [(right[0] - x) / width, (right[1] - y) / width];
      const [c, d] = [(down[0] - x) / height, (down[1] - y) / height];
      const [overX, overY] = [OVERLAP_PX / Math.hypot(a, b), OVERLAP_PX / Math.hypot(c, d)];
      if (!Number.isFinite(overX + overY)) continue;
      context.setTransform(a * dpr, b * dpr, c * dpr, d * dpr, x * dpr, y * dpr);
      context.drawImage(
        source.image,
        source.x + i * width,
        source.y + j * height,
        width,
        height,
        -overX,
        -overY,
        width + 2 * overX,
        height + 2 * overY,
      );
    }
  }
}

/** Draws a picture into an upright box whose edges are whole device pixels: neighbours meet without a gap or overlap. */
export function paintUpright(
  context: CanvasRenderingContext2D,
  dpr: number,
  source: Source,
  place: Place,
): void {
  const [x0, y0] = place(0, 0);
  const [x1, y1] = place(1, 1);
  const [left, top] = [Math.round(x0 * dpr), Math.round(y0 * dpr)];
  const [right, bottom] = [Math.round(x1 * dpr), Math.round(y1 * dpr)];
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(
    source.image,
    source.x,
    source.y,
    source.width,
    source.height,
    left,
    top,
    Math.max(1, right - left),
    Math.max(1, bottom - top),
  );
}
