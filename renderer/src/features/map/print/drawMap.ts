import { CanvasLayer } from '../canvas/canvasLayer.ts';
import type { View } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';

type Context = CanvasRenderingContext2D;

/** Painters that only mean something on the screen. */
const SCREEN_ONLY: ReadonlySet<string> = new Set([
  'selectedCell',
  'selected',
  'hovered',
  'located',
  'guess',
  'draft',
  'picked',
  'selectShapes',
  'chosenRings',
  'measuring',
  'edit',
  'printFrame',
]);
/** Longest wait for basemap tiles of one strip. */
const TILES_MS = 20_000;
const LOOK_AGAIN_MS = 80;

export type DrawnLayer = { readonly layer: CanvasLayer; readonly opacity: number };

/** All canvases of the map from the lowest to the topmost, as they lie on the screen. */
export function layersOf(engine: MapEngine): readonly DrawnLayer[] {
  const found: { layer: CanvasLayer; pane: number; inner: number }[] = [];
  engine.map.eachLayer((layer) => {
    if (!(layer instanceof CanvasLayer)) return;
    const pane = Number(engine.map.getPane(layer.pane)?.style.zIndex ?? 0);
    found.push({ layer, pane, inner: Number(layer.canvas.style.zIndex || 0) });
  });
  found.sort((a, b) => a.pane - b.pane || a.inner - b.inner);
  return found.map(({ layer }) => ({ layer, opacity: Number(layer.canvas.style.opacity || 1) }));
}

/** Runs `body` with everything that a painter places by itself moved up by so many dots. */
function movedUp(context: Context, dots: number, body: () => void): void {
  const place = context.setTransform.bind(context);
  context.setTransform = (...args: unknown[]) => {
    const [a, b, c, d, e, f] = args as number[];
    place(a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, (f ?? 0) - dots);
  };
  try {
    body();
  } finally {
    // The context's own method shows again.
    Reflect.deleteProperty(context, 'setTransform');
  }
}

/** A part of the map, `from` dots below its upper edge. */
export type Part = { readonly sheet: View; readonly from: number; readonly rows: number };

function paintLayer(context: Context, layer: CanvasLayer, { sheet, from, rows }: Part): void {
  if (layer.paintsWhole) {
    movedUp(context, from, () => layer.paintOnto(context, sheet, sheet, SCREEN_ONLY));
    return;
  }
  const view: View = { ...sheet, top: sheet.top + from / sheet.dpr, height: rows / sheet.dpr };
  layer.paintOnto(context, view, sheet, SCREEN_ONLY);
}

/** Draws the map as the screen does, layer by layer, into a canvas of the part's size. */
function paintAll(target: Context, scratch: Context, layers: readonly DrawnLayer[], part: Part): void {
  const { width, height } = target.canvas;
  target.setTransform(1, 0, 0, 1, 0, 0);
  target.clearRect(0, 0, width, height);
  for (const { layer, opacity } of layers) {
    if (opacity === 1) {
      target.save();
      paintLayer(target, layer, part);
      target.restore();
      continue;
    }
    scratch.setTransform(1, 0, 0, 1, 0, 0);
    scratch.clearRect(0, 0, width, height);
    scratch.save();
    paintLayer(scratch, layer, part);
    scratch.restore();
    target.setTransform(1, 0, 0, 1, 0, 0);
    target.globalAlpha = opacity;
    target.drawImage(scratch.canvas, 0, 0);
    target.globalAlpha = 1;
  }
}

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Draws a part of the map, again until the basemaps' tiles are there. False when some did not come in time. */
export async function drawPart(
  target: Context,
  scratch: Context,
  layers: readonly DrawnLayer[],
  part: Part,
  signal: AbortSignal,
): Promise<boolean> {
  const until = Date.now() + TILES_MS;
  for (;;) {
    paintAll(target, scratch, layers, part);
    if (layers.every(({ layer }) => layer.settled())) return true;
    if (Date.now() > until) return false;
    await wait(LOOK_AGAIN_MS);
    signal.throwIfAborted();
  }
}
