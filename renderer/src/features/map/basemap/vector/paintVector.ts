import type { DrawClass } from './classes.ts';
import type { DecodedTile, Shape } from './decode.ts';
import { type Look, lookOf, seenAt, widthAt } from './style.ts';

/** The part of a tile that is painted: `x`, `y` and `side` in tiles, onto `sizePx` device pixels a side. */
export type Frame = {
  readonly x: number;
  readonly y: number;
  readonly side: number;
  readonly sizePx: number;
  /** Zoom of the map, from which widths follow. */
  readonly zoom: number;
  readonly dpr: number;
  readonly dark: boolean;
};

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Beyond the edge of the frame lines still show their breadth. */
const EDGE = 0.1;

function trace(context: Context, shapes: readonly Shape[], frame: Frame, close: boolean): boolean {
  const scale = frame.sizePx / frame.side;
  const edge = frame.side * EDGE;
  let any = false;
  context.beginPath();
  for (const { lines, minX, minY, maxX, maxY } of shapes) {
    if (maxX < frame.x - edge || minX > frame.x + frame.side + edge) continue;
    if (maxY < frame.y - edge || minY > frame.y + frame.side + edge) continue;
    any = true;
    for (const line of lines) {
      for (let at = 0; at < line.length; at += 2) {
        const x = ((line[at] ?? 0) - frame.x) * scale;
        const y = ((line[at + 1] ?? 0) - frame.y) * scale;
        if (at === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      if (close) context.closePath();
    }
  }
  return any;
}

function paintAreas(context: Context, shapes: readonly Shape[], frame: Frame, look: Look): void {
  if (!look.fill || !trace(context, shapes, frame, true)) return;
  context.fillStyle = look.fill;
  // Outer rings and holes run in opposite senses (specification, 4.3.4.4).
  context.fill('nonzero');
  if (!look.edge) return;
  context.strokeStyle = look.edge;
  context.lineWidth = 0.8 * frame.dpr;
  context.setLineDash([]);
  context.stroke();
}

function paintLines(
  context: Context,
  shapes: readonly Shape[],
  frame: Frame,
  look: Look,
  casing: boolean,
): void {
  const width = widthAt(look.widths ?? [], frame.zoom) * frame.dpr;
  const colour = casing ? look.casing : look.stroke;
  // A casing of less than a pixel would only make the line grey.
  if (!colour || (casing && width < 2 * frame.dpr)) return;
  if (!trace(context, shapes, frame, false)) return;
  context.strokeStyle = colour;
  context.lineWidth = casing ? width + 1.6 * frame.dpr : width;
  context.lineCap = look.dash ? 'butt' : 'round';
  context.lineJoin = 'round';
  context.setLineDash((look.dash ?? []).map((part) => part * frame.dpr));
  context.stroke();
}

const AREAS: ReadonlySet<DrawClass> = new Set<DrawClass>([
  'land',
  'farmland',
  'grass',
  'wood',
  'sand',
  'residential',
  'industrial',
  'campus',
  'park',
  'pitch',
  'otherArea',
  'water',
  'building',
]);

/** Paints a part of a tile: areas, then the edges of all roads, then the roads, so that crossings run into each other. */
export function paintVector(context: Context, tile: DecodedTile, frame: Frame): void {
  const seen = seenAt(frame.zoom);
  for (const type of seen) {
    const shapes = tile.shapes.get(type);
    if (shapes && AREAS.has(type)) paintAreas(context, shapes, frame, lookOf(type, frame.dark));
  }
  for (const casing of [true, false]) {
    for (const type of seen) {
      const shapes = tile.shapes.get(type);
      if (shapes && !AREAS.has(type)) paintLines(context, shapes, frame, lookOf(type, frame.dark), casing);
    }
  }
}
