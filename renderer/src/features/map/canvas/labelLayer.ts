import { CanvasLayer } from './canvasLayer.ts';
import { type Label, paintLabels } from './placeLabels.ts';
import type { View } from './view.ts';

/** Gives the names that may stand on a canvas. */
export type LabelSource = (view: View) => readonly Label[];

/** Names from many sources on one canvas, placed together so that none lies on another. */
export class LabelLayer extends CanvasLayer {
  private readonly sources = new Map<string, LabelSource>();

  constructor(paneName: string) {
    super(paneName);
    this.canvas.style.zIndex = '1000';
    this.paintsWhole = true;
  }

  /** Adds, replaces or takes away the names of one source. */
  setSource(name: string, source: LabelSource | null): void {
    if (source) this.sources.set(name, source);
    else if (!this.sources.delete(name)) return;
    const paint = (context: CanvasRenderingContext2D, view: View): void =>
      paintLabels(
        context,
        view,
        [...this.sources.values()].flatMap((labels) => labels(view)),
      );
    this.setPainter('labels', 0, this.sources.size > 0 ? paint : null);
  }
}
