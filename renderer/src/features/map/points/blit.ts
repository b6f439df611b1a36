import type { View } from '../canvas/view.ts';
import type { PointSet, Visibility } from './pointSet.ts';

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

/** Sprites by kind, then by level 0–4. */
export type SpriteTable = readonly (readonly PixelSprite[])[];

/**
 * Paints every point that is switched on into the pixels; points a filter does not take come first, as `dim`.
 * No canvas call per point: this is what makes 100,000 points one frame without a GPU (DESIGN.md §8).
 */
export function blitPoints(
  target: PixelTarget,
  set: PointSet,
  view: View,
  shown: Visibility,
  sprites: SpriteTable,
  dim: PixelSprite,
): void {
  const passes = shown.match ? [0, 1] : [1];
  for (const wanted of passes) {
    for (const kind of set.paintOrder) {
      const table = sprites[kind];
      const range = set.ranges[kind];
      if (!shown.kinds[kind] || !table || !range) continue;
      const ready = (wanted ? table : table.map(() => dim)).map((sprite) => placed(sprite, target.width));
      blitRange(target, set, view, range, ready, shown.match, wanted);
    }
  }
}

type Placed = { readonly half: number; readonly offset: Int32Array; readonly colour: Uint32Array };

function placed(sprite: PixelSprite, width: number): Placed {
  const offset = new Int32Array(sprite.dx.length);
  for (let k = 0; k < offset.length; k += 1) offset[k] = (sprite.dy[k] ?? 0) * width + (sprite.dx[k] ?? 0);
  return { half: sprite.half, offset, colour: sprite.colour };
}

function blitRange(
  target: PixelTarget,
  set: PointSet,
  view: View,
  [start, end]: readonly [number, number],
  sprites: readonly Placed[],
  match: Uint8Array | null,
  wanted: number,
): void {
  const { pixels, width, height } = target;
  const { x, y, level } = set;
  const stretch = view.scale * view.dpr;
  const left = view.left * view.dpr;
  const top = view.top * view.dpr;
  const first = sprites[0];
  if (!first) return;
  for (let i = start; i < end; i += 1) {
    if (match && match[i] !== wanted) continue;
    const px = ((x[i] as number) * stretch - left) | 0;
    const py = ((y[i] as number) * stretch - top) | 0;
    const { half, offset, colour } = sprites[level[i] as number] ?? first;
    if (px < half || py < half || px >= width - half || py >= height - half) continue;
    const at = py * width + px;
    for (let k = 0; k < offset.length; k += 1) pixels[at + (offset[k] as number)] = colour[k] as number;
  }
}
