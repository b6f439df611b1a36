import { type LookFinder, plainLook } from '#renderer/ui/looks';
import { KIND_IDS, type KindDefinition, kindOf } from '#shared/domain/kinds/index';
import { CanvasLayer } from '../canvas/canvasLayer.ts';
import type { View } from '../canvas/view.ts';
import { blitPoints } from './blit.ts';
import { dimSprite, pixelSprites } from './pixelSprites.ts';
import type { PointSet, Visibility } from './pointSet.ts';
import { symbolPicture, type ThingLook } from './symbolArt.ts';
import { countInWindow, pointsOnCanvas } from './window.ts';

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
  return inWindow > 120 ? 14 : 18;
}

/** What the points of a set look like, by kind and look. */
function thingLooks(set: PointSet | null, look: LookFinder): readonly (readonly ThingLook[])[] {
  return KIND_IDS.map((kind, index) =>
    (set?.looks[index] ?? []).map(({ categoryId, level }) => ({ kind, level, look: look(kind, categoryId) })),
  );
}

/** The window that the sizes are made for, CSS pixels. */
const SCREEN_PX2 = 1000 * 660;

/** The same on a sheet of any size: as large as in a window that they stand in as densely. */
export const symbolSizeOn = ({ width, height }: View, count: number): number =>
  symbolSize((count * SCREEN_PX2) / (width * height));

/** Buildings are the ground of the map, risks its news. */
const SIZE_SHARE: Record<KindDefinition['role'], number> = {
  building: 0.55,
  resource: 1,
  person: 0.9,
  risk: 1.2,
};

/** Half the width of a symbol by kind index, CSS pixels, when symbols are `size` wide. */
export const symbolRadii = (size: number): number[] =>
  KIND_IDS.map((kind) => (size * SIZE_SHARE[kindOf(kind).role]) / 2);

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
  private look: LookFinder = plainLook;
  private things: readonly (readonly ThingLook[])[] = [];
  private marked = false;
  private pixels: { image: ImageData; words: Uint32Array } | null = null;
  /** Told after each drawing. */
  onShown: ((shown: PointsShown) => void) | null = null;

  setPoints(set: PointSet, shown: Visibility): void {
    if (this.set !== set) this.things = thingLooks(set, this.look);
    this.set = set;
    this.shown = shown;
    this.redraw();
  }

  /** How categories look; symbols are drawn anew. */
  setLooks(look: LookFinder): void {
    if (this.look === look) return;
    this.look = look;
    this.things = thingLooks(this.set, look);
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
      if (set) this.paintPictures(context, set, few, view, size);
    }
    this.runPainters(view, view);
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
    const sizePx = Math.round(size * view.dpr) | 1;
    const sprites = pixelSprites(this.things, sizePx);
    blitPoints({ pixels: words, width, height }, set, view, this.shown, sprites, dimSprite(sizePx));
    this.context.putImageData(image, 0, 0);
  }

  /** By kind index: how many of what is switched on and passes the filter stand on a sheet. */
  countOn(sheet: View): Uint32Array {
    const counts = this.set ? countInWindow(this.set, sheet, this.shown) : new Uint32Array(KIND_IDS.length);
    return counts.map((count, kind) => (this.shown.kinds[kind] ? count : 0));
  }

  /** Every point as a picture, as large as their density on the whole sheet allows. */
  override paintOnto(
    context: CanvasRenderingContext2D,
    view: View,
    sheet: View,
    skip?: ReadonlySet<string>,
  ): void {
    const { set, shown } = this;
    if (set) {
      const total = this.countOn(sheet).reduce((sum, count) => sum + count, 0);
      const size = symbolSizeOn(sheet, total);
      const points = pointsOnCanvas(set, view, shown, Number.POSITIVE_INFINITY);
      context.setTransform(1, 0, 0, 1, 0, 0);
      this.paintPictures(context, set, points, view, size);
    }
    super.paintOnto(context, view, sheet, skip);
  }

  private paintPictures(
    context: CanvasRenderingContext2D,
    set: PointSet,
    indices: readonly number[],
    view: View,
    size: number,
  ): void {
    const { match } = this.shown;
    for (const i of indices) {
      const thing = this.things[set.kind[i] ?? 0]?.[set.look[i] ?? 0];
      if (!thing) continue;
      const picture = symbolPicture(thing, Math.round(size * SIZE_SHARE[kindOf(thing.kind).role]), view.dpr);
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
