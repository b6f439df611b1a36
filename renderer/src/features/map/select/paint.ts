import { METRES_PER_DEGREE } from '#shared/domain/geo/distance';
import { polygonsOf } from '#shared/domain/geo/positions';
import type { LngLat } from '#shared/domain/geo/types';
import type { SelectShape } from '#shared/domain/select/shape';
import { metresPerPixel, toCanvas, type View } from '../canvas/view.ts';
import { paintText } from '../layers/label.ts';
import { mapPalette } from '../layers/palette.ts';

type Context = CanvasRenderingContext2D;

function trace(context: Context, view: View, ring: readonly LngLat[], close: boolean): void {
  for (const [i, at] of ring.entries()) {
    const [x, y] = toCanvas(view, at);
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  if (close) context.closePath();
}

const metresPx = (view: View, [, lat]: LngLat, metres: number): number => metres / metresPerPixel(view, lat);

/** The outline of a shape; a line's reach is a band around it. */
function outline(context: Context, view: View, shape: SelectShape): void {
  context.beginPath();
  if (shape.type === 'box') {
    const [west, south, east, north] = shape.box;
    trace(
      context,
      view,
      [
        [west, north],
        [east, north],
        [east, south],
        [west, south],
      ],
      true,
    );
  } else if (shape.type === 'lasso') trace(context, view, shape.ring, true);
  else if (shape.type === 'area')
    for (const rings of polygonsOf(shape.area)) for (const ring of rings) trace(context, view, ring, true);
  else if (shape.type === 'circle') {
    const [x, y] = toCanvas(view, shape.centre);
    context.arc(x, y, metresPx(view, shape.centre, shape.radiusM), 0, 2 * Math.PI);
  } else trace(context, view, shape.path, false);
}

/** What is written at a shape: its radius or reach. */
function words(shape: SelectShape): readonly [LngLat, string] | null {
  if (shape.type === 'circle') {
    const north: LngLat = [shape.centre[0], shape.centre[1] + shape.radiusM / METRES_PER_DEGREE];
    return [north, `${Math.round(shape.radiusM)} m`];
  }
  const last = shape.type === 'line' ? shape.path.at(-1) : undefined;
  return shape.type === 'line' && last ? [last, `± ${shape.withinM} m`] : null;
}

/** Paints a shape, stronger while it is being drawn; one that takes away is dashed. */
export function paintShape(
  context: Context,
  view: View,
  shape: SelectShape,
  look: { drawing: boolean; removes: boolean },
): void {
  const { action, text, halo } = mapPalette();
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.setLineDash(look.removes ? [6, 5] : []);
  if (shape.type === 'line' && shape.path[0]) {
    outline(context, view, shape);
    context.globalAlpha = 0.14;
    context.lineWidth = 2 * metresPx(view, shape.path[0], shape.withinM);
    context.strokeStyle = action;
    context.stroke();
  }
  outline(context, view, shape);
  if (shape.type !== 'line') {
    context.globalAlpha = look.removes ? 0.03 : 0.1;
    context.fillStyle = action;
    context.fill('evenodd');
  }
  context.globalAlpha = 1;
  context.lineWidth = look.drawing ? 2.5 : 1.5;
  context.strokeStyle = action;
  context.stroke();
  context.setLineDash([]);
  const label = words(shape);
  if (!label) return;
  const [x, y] = toCanvas(view, label[0]);
  paintText(context, label[1], [x, y - 10], { size: 12, bold: true, colour: text, halo });
}
