import * as L from 'leaflet';
import { scaleOf, type View } from './view.ts';

/** Draws one thing; the context's unit is the CSS pixel from the canvas's corner, and is restored after. */
export type Painter = (context: CanvasRenderingContext2D, view: View, sheet: View) => void;

const PADDING = 0.15;
const MAX_DPR = 2;
const REST_MS = 60;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * A canvas over the map with a margin, so that a pan only moves it; it is drawn again when the margin is used up,
 * when a movement ends, and when something on it changes.
 */
export class CanvasLayer extends L.Layer {
  readonly canvas: HTMLCanvasElement;
  protected readonly context: CanvasRenderingContext2D;
  private readonly paneName: string;
  private readonly painters = new Map<string, { order: number; paint: Painter }>();
  private frame = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private drawn: { view: View; center: L.LatLng } | null = null;
  private held = false;
  /** Whether what it draws must be judged over a whole sheet at once (names that keep clear of each other). */
  paintsWhole = false;
  /** Whether all that it needs for its last drawing is there. */
  settled: () => boolean = () => true;

  constructor(paneName: string) {
    super();
    this.paneName = paneName;
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'leaflet-zoom-animated lm-canvas';
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    this.context = context;
  }

  /** Adds, replaces or takes away what is painted under a name; lower orders lie below. */
  setPainter(name: string, order: number, paint: Painter | null): void {
    if (paint) this.painters.set(name, { order, paint });
    else if (!this.painters.delete(name)) return;
    this.redraw();
  }

  override onAdd(map: L.Map): this {
    map.getPane(this.paneName)?.append(this.canvas);
    this.redraw();
    return this;
  }

  override onRemove(): this {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.rest);
    this.canvas.remove();
    return this;
  }

  override getEvents(): Record<string, L.LeafletEventHandlerFn> {
    return {
      move: () => this.onMove(),
      moveend: () => this.onMoveEnd(),
      resize: () => this.redraw(),
      // Ours: light and dark are painted anew, as canvases know nothing of stylesheets.
      theme: () => this.redraw(),
      zoom: () => this.transform(this._map.getCenter(), this._map.getZoom()),
      zoomanim: (event) => {
        const { center, zoom } = event as L.ZoomAnimEvent;
        this.transform(center, zoom);
      },
    };
  }

  /** The pane that it lies in. */
  get pane(): string {
    return this.paneName;
  }

  /** Keeps the picture on the screen as it is while the layer draws for something else. */
  hold(held: boolean): void {
    this.held = held;
    if (!held) this.redraw();
  }

  /**
   * Paints what the layer shows into another canvas: `view` is the part of `sheet` that the canvas holds, `skip` the
   * painters that are only for the screen.
   */
  paintOnto(
    context: CanvasRenderingContext2D,
    view: View,
    sheet: View,
    skip: ReadonlySet<string> = NOTHING,
  ): void {
    this.runPainters(view, sheet, context, skip);
  }

  /** Draws with the next frame. */
  redraw(): void {
    if (this.frame || !this._map) return;
    this.frame = requestAnimationFrame(() => this.drawNow());
  }

  /** The view of the last drawing. */
  get view(): View | null {
    return this.drawn?.view ?? null;
  }

  /** Draws at once: after a zoom the old picture would stand in the wrong place for a frame. */
  drawNow(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    clearTimeout(this.rest);
    if (!this._map || this.held) return;
    const view = this.place();
    this.drawn = { view, center: this._map.getCenter() };
    if (!this.isEmpty()) this.paint(view);
  }

  /** Whether there is nothing to draw. */
  protected isEmpty(): boolean {
    return this.painters.size === 0;
  }

  /** Clears and runs the painters; a subclass may paint pixels of its own first. */
  protected paint(view: View): void {
    const { context } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.runPainters(view, view);
  }

  protected runPainters(
    view: View,
    sheet: View,
    context: CanvasRenderingContext2D = this.context,
    skip: ReadonlySet<string> = NOTHING,
  ): void {
    const sorted = [...this.painters].sort(([, a], [, b]) => a.order - b.order);
    for (const [name, { paint }] of sorted) {
      if (skip.has(name)) continue;
      context.save();
      context.setTransform(view.dpr, 0, 0, view.dpr, 0, 0);
      paint(context, view, sheet);
      context.restore();
    }
  }

  /** Puts the canvas over the window with its margin and gives it the right size. */
  private place(): View {
    const map = this._map;
    const size = map.getSize();
    const zoom = map.getZoom();
    const { enlarge = 1 } = map.options as { enlarge?: number };
    const dpr = Math.min(Math.max(MAX_DPR, enlarge), (window.devicePixelRatio || 1) * enlarge);
    const padX = Math.round(size.x * PADDING);
    const padY = Math.round(size.y * PADDING);
    const corner = map.containerPointToLayerPoint([-padX, -padY]).round();
    const width = size.x + 2 * padX;
    const height = size.y + 2 * padY;
    const { canvas } = this;
    // A canvas with nothing on it costs as much to put on the screen as a full one.
    canvas.style.display = this.isEmpty() ? 'none' : '';
    if (canvas.width !== Math.round(width * dpr) || canvas.height !== Math.round(height * dpr)) {
      canvas.width = Math.round(width * dpr);
      canvas.height = Math.round(height * dpr);
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    }
    L.DomUtil.setTransform(canvas, corner, 1);
    const origin = map.getPixelOrigin();
    return {
      zoom,
      scale: scaleOf(zoom),
      left: origin.x + corner.x,
      top: origin.y + corner.y,
      width,
      height,
      padX,
      padY,
      dpr,
    };
  }

  private onMove(): void {
    if (this.view?.zoom === this._map.getZoom() && !this.coversWindow()) this.redraw();
  }

  /** After a zoom the picture must be drawn at once; after a pan within the margin it can wait until nothing moves. */
  private onMoveEnd(): void {
    clearTimeout(this.rest);
    if (this.view?.zoom !== this._map.getZoom() || !this.coversWindow()) this.drawNow();
    else this.rest = setTimeout(() => this.redraw(), REST_MS);
  }

  /** Whether the picture reaches over the whole window; false too after the window's size changed. */
  private coversWindow(): boolean {
    const { view } = this;
    const corner = this._map.getPixelBounds().min;
    const size = this._map.getSize();
    if (!view || !corner || view.width !== size.x + 2 * view.padX || view.height !== size.y + 2 * view.padY)
      return false;
    const dx = corner.x - (view.left + view.padX);
    const dy = corner.y - (view.top + view.padY);
    return Math.abs(dx) <= view.padX && Math.abs(dy) <= view.padY;
  }

  /** Stretches the old picture while the zoom runs (the same sums as Leaflet's own Renderer). */
  private transform(center: L.LatLng, zoom: number): void {
    if (!this.drawn) return;
    const { view } = this.drawn;
    const map = this._map;
    const stretch = map.getZoomScale(zoom, view.zoom);
    const half = L.point(view.width / 2, view.height / 2);
    const panePosition = L.DomUtil.getPosition(map.getPanes().mapPane) ?? L.point(0, 0);
    const newOrigin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(panePosition).round();
    const corner = map
      .project(this.drawn.center, zoom)
      .subtract(half.multiplyBy(stretch))
      .subtract(newOrigin);
    L.DomUtil.setTransform(this.canvas, corner, stretch);
  }
}
