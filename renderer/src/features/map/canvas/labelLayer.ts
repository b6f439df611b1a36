import type * as L from 'leaflet';
import { CanvasLayer, type Painter } from './canvasLayer.ts';
import type { LabelBox } from './labelRoom.ts';
import {
  type Label,
  type LabelMemory,
  paintStanding,
  placeLabels,
  type Standing,
  TextWidths,
} from './placeLabels.ts';
import type { View } from './view.ts';

/** Gives the names that may stand on a canvas. */
export type LabelSource = (view: View) => readonly Label[];
/** Gives the symbols on which names should not stand. */
export type SymbolSource = (view: View) => readonly LabelBox[];

type Placed = { readonly view: View; readonly standing: readonly Standing[] };

const sameView = (a: View, b: View): boolean =>
  a.left === b.left && a.top === b.top && a.scale === b.scale && a.width === b.width && a.height === b.height;

/**
 * Names from many sources, placed together so that none lies on another: those of the ground on a canvas of their own
 * below our symbols, the others on the map's topmost canvas.
 */
export class LabelLayer extends CanvasLayer {
  private readonly upper: CanvasLayer;
  private readonly sources = new Map<string, LabelSource>();
  private readonly symbols = new Map<string, SymbolSource>();
  private readonly widths = new TextWidths();
  private memory: LabelMemory = new Map();
  private placed: Placed | null = null;

  constructor(paneName: string, upper: CanvasLayer) {
    super(paneName);
    this.upper = upper;
    this.canvas.style.zIndex = '1000';
  }

  /** Adds, replaces or takes away the names of one source. */
  setSource(name: string, source: LabelSource | null): void {
    if (source) this.sources.set(name, source);
    else if (!this.sources.delete(name)) return;
    this.changed();
  }

  /** Adds, replaces or takes away symbols that names keep clear of. */
  setSymbols(name: string, source: SymbolSource | null): void {
    if (source) this.symbols.set(name, source);
    else if (!this.symbols.delete(name)) return;
    this.changed();
  }

  override getEvents(): Record<string, L.LeafletEventHandlerFn> {
    return { ...super.getEvents(), theme: () => this.changed() };
  }

  /** Places all names anew: a source has others now. */
  changed(): void {
    this.placed = null;
    const paint = (above: boolean): Painter | null =>
      this.sources.size > 0 ? (context, view, sheet) => this.write(context, view, sheet, above) : null;
    this.setPainter('labels', 0, paint(false));
    this.upper.setPainter('labels', 30, paint(true));
  }

  /** Both canvases ask for the same view one after the other: the second finds it done. */
  private standingOn(sheet: View, keep: boolean): readonly Standing[] {
    if (this.placed && sameView(this.placed.view, sheet)) return this.placed.standing;
    const labels = [...this.sources.values()].flatMap((source) => source(sheet));
    const symbols = [...this.symbols.values()].flatMap((source) => source(sheet));
    const { standing, memory } = placeLabels(sheet, labels, this.widths.of, { symbols, memory: this.memory });
    if (keep) this.memory = memory;
    this.placed = { view: sheet, standing };
    return standing;
  }

  private write(context: CanvasRenderingContext2D, view: View, sheet: View, above: boolean): void {
    const family = getComputedStyle(document.body).fontFamily;
    this.widths.use(family);
    const wanted = this.standingOn(sheet, sheet === view).filter(
      ({ label }) => (label.above ?? false) === above,
    );
    const moved = [sheet.left - view.left, sheet.top - view.top] as const;
    paintStanding(context, wanted, { dpr: view.dpr, moved, family });
  }
}
