import { type LookFinder, plainLook } from '#renderer/ui/looks';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { CanvasLayer } from '../canvas/canvasLayer.ts';
import type { View } from '../canvas/view.ts';
import type { Clusters } from '../clusters/cluster.ts';
import { CLUSTERINGS, type Clustering, ClusterKeeper } from '../clusters/keeper.ts';
import { paintClusters } from '../clusters/paint.ts';
import { blitPoints } from './blit.ts';
import { paintPictures } from './pictures.ts';
import { PixelSheet } from './pixelSheet.ts';
import { dimSprite, pixelSprites } from './pixelSprites.ts';
import type { PointSet, Visibility } from './pointSet.ts';
import type { ThingLook } from './symbolArt.ts';
import { onScreen, symbolSize } from './symbolSize.ts';
import { countInWindow, pointsOnCanvas } from './window.ts';

/** Up to so many on the canvas, each symbol is a picture with soft edges; above, pixels. */
const PICTURE_LIMIT = 2_000;

/** Name of the performance mark set at the first painting of things. */
export const FIRST_PAINT_MARK = 'things-painted';

/** What the points of a set look like, by kind and look. */
function thingLooks(set: PointSet | null, look: LookFinder): readonly (readonly ThingLook[])[] {
  return KIND_IDS.map((kind, index) =>
    (set?.looks[index] ?? []).map(({ categoryId, level }) => ({ kind, level, look: look(kind, categoryId) })),
  );
}

export type PointsShown = {
  /** By kind index, in the window, of those a filter takes. */
  readonly counts: Uint32Array;
  /** Width of a symbol now, CSS pixels. */
  readonly size: number;
  /** Groups of points that would lie on each other; null while every point is drawn as itself. */
  readonly clusters: Clusters | null;
};

const sumOf = (counts: Uint32Array): number => counts.reduce((sum, count) => sum + count, 0);

/** All things of the map as one canvas, fed with packed arrays. */
export class PointLayer extends CanvasLayer {
  private set: PointSet | null = null;
  private shown: Visibility = { kinds: KIND_IDS.map(() => true), match: null };
  private look: LookFinder = plainLook;
  private things: readonly (readonly ThingLook[])[] = [];
  private clustering: Clustering = CLUSTERINGS[0];
  private readonly keeper = new ClusterKeeper();
  private marked = false;
  private readonly pixels = new PixelSheet();
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

  setClustering(clustering: Clustering): void {
    if (this.clustering === clustering) return;
    this.clustering = clustering;
    this.redraw();
  }

  protected override isEmpty(): boolean {
    return !this.set;
  }

  protected override paint(view: View): void {
    const { set, context, canvas } = this;
    const counts = this.set ? countInWindow(this.set, view, this.shown) : new Uint32Array(KIND_IDS.length);
    const total = counts.reduce((sum, count, kind) => sum + (this.shown.kinds[kind] ? count : 0), 0);
    const clusters = set && this.keeper.find(this.clustering, set, this.shown, view.zoom, total);
    const visible = clusters ? { ...this.shown, match: clusters.alone } : this.shown;
    const size = symbolSize(clusters && set ? sumOf(countInWindow(set, view, visible)) : total);
    const few = set
      ? pointsOnCanvas(set, view, visible, { limit: PICTURE_LIMIT + 1, taken: clusters !== null })
      : [];
    if (set && few.length > PICTURE_LIMIT)
      this.paintPixels(set, view, visible, Math.min(size, 9), clusters === null);
    else {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      if (set) paintPictures(context, view, { set, indices: few, shown: visible, things: this.things, size });
    }
    if (clusters) paintClusters(context, view, clusters);
    this.runPainters(view, view);
    // For the bench of opening: when the first things stood on the map.
    if (set && !this.marked) performance.mark(FIRST_PAINT_MARK);
    this.marked ||= set !== null;
    this.onShown?.({ counts, size, clusters });
  }

  private paintPixels(set: PointSet, view: View, visible: Visibility, size: number, dims: boolean): void {
    const { image, words } = this.pixels.clear(this.context);
    const { width, height } = image;
    const sizePx = Math.round(size * view.dpr) | 1;
    const sprites = pixelSprites(this.things, sizePx);
    const dim = dims ? dimSprite(sizePx) : null;
    blitPoints({ pixels: words, width, height }, set, view, visible, sprites, dim);
    this.context.putImageData(image, 0, 0);
  }

  /** By kind index: how many of what is switched on and passes the filter stand on a sheet. */
  countOn(sheet: View): Uint32Array {
    const counts = this.set ? countInWindow(this.set, sheet, this.shown) : new Uint32Array(KIND_IDS.length);
    return counts.map((count, kind) => (this.shown.kinds[kind] ? count : 0));
  }

  /** Every point as a picture, as large as their density on the whole sheet allows; groups as on the screen. */
  override paintOnto(
    context: CanvasRenderingContext2D,
    view: View,
    sheet: View,
    skip?: ReadonlySet<string>,
  ): void {
    const { set } = this;
    if (set) {
      const total = sumOf(this.countOn(sheet));
      const clusters = this.keeper.find(this.clustering, set, this.shown, sheet.zoom, onScreen(sheet, total));
      const shown = clusters ? { ...this.shown, match: clusters.alone } : this.shown;
      const size = symbolSize(onScreen(sheet, clusters ? sumOf(countInWindow(set, sheet, shown)) : total));
      const indices = pointsOnCanvas(set, view, shown, { taken: clusters !== null });
      context.setTransform(1, 0, 0, 1, 0, 0);
      paintPictures(context, view, { set, indices, shown, things: this.things, size });
      if (clusters) paintClusters(context, view, clusters);
    }
    super.paintOnto(context, view, sheet, skip);
  }
}
