import { KIND_IDS, type KindDefinition, kindOf } from '#shared/domain/kinds/index';
import { CanvasLayer } from '../canvas/canvasLayer.ts';
import type { View } from '../canvas/view.ts';
import { blitPoints } from './blit.ts';
import { countInWindow, type PointSet, pointsOnCanvas, type Visibility } from './pointSet.ts';
import { pixelSprites, symbolPicture } from './symbolArt.ts';

/** Up to so many on the canvas, each symbol is a picture with soft edges; above, pixels. */
const PICTURE_LIMIT = 2_000;

/** Name of the performance mark set at the first painting of things. */
export const FIRST_PAINT_MARK = 'things-painted';

/** Width of a symbol in CSS pixels for so many points in the window. */
export function symbolSize(inWindow: number): number {
  if (inWindow > 60_000) return 3;
  if (inWindow > 25_000) return 5;
  if (inWindow > 12_000) return 7;
  if (inWindow > 900) return 9;
  if (inWindow > 400) return 11;
  return inWindow > 120 ? 14 : 17;
}

/** Buildings are the ground of the map, risks its news. */
const SIZE_SHARE: Record<KindDefinition['role'], number> = {
  building: 0.55,
  resource: 1,
  person: 0.9,
  risk: 1.2,
};

export type PointsShown = {
  /** By kind index, in the window, of those a filter takes. */
  readonly counts: Uint32Array;
  /** Width of a symbol now, CSS pixels. */
  readonly size: number;
};

/** All things of the map as one canvas, fed with packed arrays. */
export class PointLayer extends CanvasLayer {
  private set: PointSet | null = null;
  private shown: Visibility = { kinds: KIND_IDS.map(() => true), match: null };
  private marked = false;
  private pixels: { image: ImageData; words: Uint32Array } | null = null;
  /** Told after each drawing. */
  onShown: ((shown: PointsShown) => void) | null = null;

  setPoints(set: PointSet, shown: Visibility): void {
    this.set = set;
    this.shown = shown;
    this.redraw();
  }

  protected override isEmpty(): boolean {
    return !this.set;
  }

  protected override paint(view: View): void {
    const { set, context, canvas } = this;
    const counts = set ? countInWindow(set, view, this.shown) : new Uint32Array(KIND_IDS.length);
    const total = counts.reduce((sum, count, kind) => sum + (this.shown.kinds[kind] ? count : 0), 0);
    const size = symbolSize(total);
    const few = set ? pointsOnCanvas(set, view, this.shown, PICTURE_LIMIT + 1) : [];
    if (set && few.length > PICTURE_LIMIT) this.paintPixels(set, view, Math.min(size, 9));
    else {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      if (set) this.paintPictures(set, few, view, size);
    }
    this.runPainters(view);
    // For the bench of opening: when the first things stood on the map.
    if (set && !this.marked) performance.mark(FIRST_PAINT_MARK);
    this.marked ||= set !== null;
    this.onShown?.({ counts, size });
  }

  private paintPixels(set: PointSet, view: View, size: number): void {
    const { width, height } = this.canvas;
    if (this.pixels?.image.width !== width || this.pixels.image.height !== height) {
      const image = this.context.createImageData(width, height);
      this.pixels = { image, words: new Uint32Array(image.data.buffer) };
    }
    const { image, words } = this.pixels;
    words.fill(0);
    const { sprites, dim } = pixelSprites(Math.round(size * view.dpr) | 1);
    blitPoints({ pixels: words, width, height }, set, view, this.shown, sprites, dim);
    this.context.putImageData(image, 0, 0);
  }

  private paintPictures(set: PointSet, indices: readonly number[], view: View, size: number): void {
    const { context } = this;
    const { match } = this.shown;
    for (const i of indices) {
      const kind = KIND_IDS[set.kind[i] ?? 0] ?? 'place';
      const picture = symbolPicture(
        kind,
        set.level[i] ?? 0,
        Math.round(size * SIZE_SHARE[kindOf(kind).role]),
        view.dpr,
      );
      const x = (set.x[i] ?? 0) * view.scale - view.left;
      const y = (set.y[i] ?? 0) * view.scale - view.top;
      context.globalAlpha = match && !match[i] ? 0.16 : 1;
      context.drawImage(
        picture,
        Math.round(x * view.dpr - picture.width / 2),
        Math.round(y * view.dpr - picture.height / 2),
      );
    }
    context.globalAlpha = 1;
  }
}
