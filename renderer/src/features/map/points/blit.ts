import type { View } from '../canvas/view.ts';
import { type Drawable, type Run, runsIn, type Visibility } from './pointSet.ts';
import { canvasBox } from './window.ts';

/** A small picture as pixels: only those that are painted. */
export type PixelSprite = {
  /** Half of its size; a point nearer to the canvas's edge than this is left out. */
  readonly half: number;
  readonly dx: Int8Array;
  readonly dy: Int8Array;
  /** ABGR as ImageData has it on little-endian machines. */
  readonly colour: Uint32Array;
};

/** Keeps the pixels of a square picture that are more than half opaque, made wholly opaque. */
export function pixelSprite(pixels: Uint32Array, size: number): PixelSprite {
  const kept: number[] = [];
  for (let i = 0; i < size * size; i += 1) if ((pixels[i] ?? 0) >>> 24 > 127) kept.push(i);
  const half = size >> 1;
  return {
    half: half + 1,
    dx: Int8Array.from(kept, (i) => (i % size) - half),
    dy: Int8Array.from(kept, (i) => Math.floor(i / size) - half),
    colour: Uint32Array.from(kept, (i) => (pixels[i] ?? 0) | 0xff000000),
  };
}

export type PixelTarget = { readonly pixels: Uint32Array; readonly width: number; readonly height: number };

/** Sprites by kind, then by the look of the point; a look without one takes the first. */
export type SpriteTable = readonly (readonly PixelSprite[])[];

/**
 * Paints every point that is switched on into the pixels; points a filter does not take come first, as `dim`, if given.
 * No canvas call per point: this is what makes 100,000 points one frame without a GPU (DESIGN.md §8).
 */
export function blitPoints(
  target: PixelTarget,
  points: Drawable,
  view: View,
  shown: Visibility,
  sprites: SpriteTable,
  dim: PixelSprite | null,
): void {
  const runs = runsIn(points, canvasBox(view), shown.kinds);
  const dimmed = dim ? [placed(dim, target.width)] : [];
  const ready = sprites.map((table) => table.map((sprite) => placed(sprite, target.width)));
  for (const wanted of shown.match && dim ? [0, 1] : [1])
    for (const run of runs) {
      const table = wanted ? ready[run.kind] : dimmed;
      if (table) blitRun(target, points, view, run, table, shown.match, wanted);
    }
}

type Placed = { readonly half: number; readonly offset: Int32Array; readonly colour: Uint32Array };

function placed(sprite: PixelSprite, width: number): Placed {
  const offset = new Int32Array(sprite.dx.length);
  for (let k = 0; k < offset.length; k += 1) offset[k] = (sprite.dy[k] ?? 0) * width + (sprite.dx[k] ?? 0);
  return { half: sprite.half, offset, colour: sprite.colour };
}

function blitRun(
  target: PixelTarget,
  points: Drawable,
  view: View,
  { start, end }: Run,
  sprites: readonly Placed[],
  match: Uint8Array | null,
  wanted: number,
): void {
  const { pixels, width, height } = target;
  const { x, y, look } = points;
  const stretch = view.scale * view.dpr;
  const left = view.left * view.dpr;
  const top = view.top * view.dpr;
  const first = sprites[0];
  if (!first) return;
  for (let i = start; i < end; i += 1) {
    if (match && match[i] !== wanted) continue;
    const px = ((x[i] as number) * stretch - left) | 0;
    const py = ((y[i] as number) * stretch - top) | 0;
    const { half, offset, colour } = sprites[look[i] as number] ?? first;
    if (px < half || py < half || px >= width - half || py >= height - half) continue;
    const at = py * width + px;
    for (let k = 0; k < offset.length; k += 1) pixels[at + (offset[k] as number)] = colour[k] as number;
  }
}
