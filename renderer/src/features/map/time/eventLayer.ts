import { CanvasLayer } from '../canvas/canvasLayer.ts';
import { inWindow, type View } from '../canvas/view.ts';
import { blitPoints } from '../points/blit.ts';
import { PixelSheet } from '../points/pixelSheet.ts';
import type { Drawable } from '../points/pointSet.ts';
import { onScreen, symbolSize } from '../points/symbolSize.ts';
import { eventPicture, eventSprites, NO_SPRITE } from './eventArt.ts';
import { type EventChoice, type EventSet, type TakenEvents, takeEvents } from './eventSet.ts';

/** Up to so many in sight, each is a picture with soft edges; above, pixels. */
const PICTURE_LIMIT = 2_000;
/** What has ended before the period's end is paler. */
const ENDED_ALPHA = 0.45;

/** What the layer draws. */
export type DrawnEvents = {
  readonly set: EventSet;
  readonly choice: EventChoice;
  /** By source: whether its layer is switched on. */
  readonly shown: readonly boolean[];
  /** End of the period, minutes since the epoch. */
  readonly endMin: number;
};

type Drawn = DrawnEvents & { readonly taken: TakenEvents };

/** Dated events as one canvas, with the look of risks and problems. */
export class EventLayer extends CanvasLayer {
  private drawnEvents: Drawn | null = null;
  private readonly pixels = new PixelSheet();
  /** Told after each drawing how many of each source stand in the window. */
  onShown: ((counts: readonly number[]) => void) | null = null;
  /** Width of a symbol at the last drawing, CSS pixels. */
  size = 17;

  setEvents(events: DrawnEvents | null): void {
    this.drawnEvents = events && { ...events, taken: takeEvents(events.set, events.choice) };
    this.redraw();
  }

  protected override isEmpty(): boolean {
    return !this.drawnEvents;
  }

  protected override paint(view: View): void {
    const { context, canvas, drawnEvents } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (!drawnEvents) return;
    const { near, counts, total } = this.look(drawnEvents, view);
    this.size = symbolSize(total);
    if (near.length > PICTURE_LIMIT) this.paintPixels(drawnEvents, view, Math.min(this.size, 9));
    else this.paintPictures(context, drawnEvents, near, view, this.size);
    this.onShown?.(counts);
  }

  /** Every event as a picture, as large as their density on the whole sheet allows. */
  override paintOnto(
    context: CanvasRenderingContext2D,
    view: View,
    sheet: View,
    skip?: ReadonlySet<string>,
  ): void {
    const { drawnEvents } = this;
    if (drawnEvents) {
      const size = symbolSize(onScreen(sheet, this.look(drawnEvents, sheet).total));
      const { near } = this.look(drawnEvents, view, Number.POSITIVE_INFINITY);
      context.setTransform(1, 0, 0, 1, 0, 0);
      this.paintPictures(context, drawnEvents, near, view, size);
    }
    super.paintOnto(context, view, sheet, skip);
  }

  /** What is on the canvas (up to one more than `limit`), and how much of it in the window. */
  private look({ taken, shown }: Drawn, view: View, limit = PICTURE_LIMIT) {
    const near: number[] = [];
    const counts = taken.ranges.map(() => 0);
    let total = 0;
    taken.ranges.forEach(([start, end], source) => {
      let count = 0;
      for (let i = start; i < end; i += 1) {
        const x = (taken.x[i] as number) * view.scale - view.left;
        const y = (taken.y[i] as number) * view.scale - view.top;
        // Not so for an event without a place either.
        if (!(x >= 0 && y >= 0 && x <= view.width && y <= view.height)) continue;
        if (inWindow(view, [x, y])) count += 1;
        if (shown[source] && near.length <= limit) near.push(i);
      }
      counts[source] = count;
      if (shown[source]) total += count;
    });
    return { near, counts, total };
  }

  private paintPictures(
    context: CanvasRenderingContext2D,
    { taken, endMin }: Drawn,
    indices: readonly number[],
    view: View,
    size: number,
  ): void {
    const problemsFrom = taken.ranges[1]?.[0] ?? 0;
    for (const i of indices) {
      const source = i >= problemsFrom ? 1 : 0;
      const { picture, left, top } = eventPicture(source, taken.level[i] ?? 0, size, view.dpr);
      const x = ((taken.x[i] ?? 0) * view.scale - view.left) * view.dpr;
      const y = ((taken.y[i] ?? 0) * view.scale - view.top) * view.dpr;
      context.globalAlpha = (taken.endMin[i] ?? 0) < endMin ? ENDED_ALPHA : 1;
      context.drawImage(picture, Math.round(x - left), Math.round(y - top));
    }
    context.globalAlpha = 1;
  }

  private paintPixels({ taken, shown }: Drawn, view: View, size: number): void {
    const { image, words } = this.pixels.clear(this.context);
    const { width, height } = image;
    const { x, y, level, ranges } = taken;
    // The painter asks for ranges by kind; here a source stands where a kind would.
    const points: Drawable = { x, y, look: level, ranges, paintOrder: [0, 1] };
    const visible = { kinds: shown, match: null };
    const sprites = eventSprites(size, view.dpr);
    blitPoints({ pixels: words, width, height }, points, view, visible, sprites, NO_SPRITE);
    this.context.putImageData(image, 0, 0);
  }
}
