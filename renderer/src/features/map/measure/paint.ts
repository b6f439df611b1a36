import { formatLength } from '#renderer/ui/index';
import { runningM } from '#shared/domain/geo/measure';
import { centroid } from '#shared/domain/geo/polygon';
import type { LngLat } from '#shared/domain/geo/types';
import { type LabelBox, LabelRoom } from '../canvas/labelRoom.ts';
import { type CanvasPoint, toCanvas, type View } from '../canvas/view.ts';
import { paintText } from '../layers/label.ts';
import { mapPalette } from '../layers/palette.ts';
import type { Measured } from './store.ts';
import { wordsOf } from './words.ts';

type Context = CanvasRenderingContext2D;

const LINE_PX = 14;
const MAIN = { size: 13, bold: true } as const;
const MORE = { size: 12 } as const;
export const MEASURE_COLOUR = '#c2410c';

function paintLine(context: Context, points: readonly CanvasPoint[], area: boolean, drawing: boolean): void {
  context.beginPath();
  for (const [i, [x, y]] of points.entries()) {
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  if (area && points.length > 2) {
    context.closePath();
    context.globalAlpha = 0.12;
    context.fillStyle = MEASURE_COLOUR;
    context.fill('evenodd');
    context.globalAlpha = 1;
  }
  context.lineJoin = 'round';
  context.strokeStyle = mapPalette().halo;
  context.lineWidth = 5;
  context.stroke();
  context.strokeStyle = MEASURE_COLOUR;
  context.lineWidth = 2;
  context.setLineDash(drawing ? [7, 5] : []);
  context.stroke();
  context.setLineDash([]);
}

function paintCorners(context: Context, points: readonly CanvasPoint[]): void {
  for (const [x, y] of points) {
    context.beginPath();
    context.arc(x, y, 3.5, 0, 2 * Math.PI);
    context.fillStyle = '#ffffff';
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = MEASURE_COLOUR;
    context.stroke();
  }
}

/** Lines of text below each other, the first bold, the block's middle at a point. */
function paintBlock(context: Context, lines: readonly string[], [x, y]: CanvasPoint): void {
  const { text, halo } = mapPalette();
  const top = y - ((lines.length - 1) * LINE_PX) / 2;
  for (const [i, line] of lines.entries())
    paintText(context, line, [x, top + i * LINE_PX], { ...(i === 0 ? MAIN : MORE), colour: text, halo });
}

const boxAt = ([x, y]: CanvasPoint, text: string): LabelBox => {
  const half = text.length * 3.6 + 4;
  return { left: x - half, right: x + half, top: y - 9, bottom: y + 9 };
};

/** The way to each corner, where there is room; the whole way at the last. */
function paintDistances(context: Context, path: readonly LngLat[], points: readonly CanvasPoint[]): void {
  const { text, halo } = mapPalette();
  const sums = runningM(path).map(formatLength);
  const room = new LabelRoom();
  for (let i = points.length - 1; i > 0; i -= 1) {
    const [x, y] = points[i] ?? [0, 0];
    const words = sums[i] ?? '';
    const at: CanvasPoint = [x, y - 14];
    const isLast = i === points.length - 1;
    if (room.take(boxAt(at, words)))
      paintText(context, words, at, { ...(isLast ? MAIN : MORE), colour: text, halo });
  }
}

/** Draws a measurement with its figures; `drawing`: it is not ended yet. */
export function paintMeasured(
  context: Context,
  view: View,
  measured: Pick<Measured, 'kind' | 'path'>,
  drawing: boolean,
): void {
  const { kind, path } = measured;
  const points = path.map((at) => toCanvas(view, at));
  const area = kind === 'area';
  paintLine(context, points, area, drawing);
  paintCorners(context, points);
  if (!area || path.length < 3) {
    paintDistances(context, path, points);
    return;
  }
  const ring = [...path, path[0] as LngLat].map(([lng, lat]): [number, number] => [lng, lat]);
  const { main, more } = wordsOf(measured);
  paintBlock(context, [main, ...more], toCanvas(view, centroid({ type: 'Polygon', coordinates: [ring] })));
}
