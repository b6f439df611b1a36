import { polygonsOf } from '#shared/domain/geo/positions';
import type { Area, LngLat } from '#shared/domain/geo/types';
import { toCanvas, type View } from '../../canvas/view.ts';

/** Puts an area's rings into the context's path. */
export function tracePath(context: CanvasRenderingContext2D, view: View, area: Area): void {
  context.beginPath();
  for (const ring of polygonsOf(area).flat()) {
    traceLine(context, view, ring);
    context.closePath();
  }
}

export function traceLine(context: CanvasRenderingContext2D, view: View, line: readonly LngLat[]): void {
  for (const [i, position] of line.entries()) {
    const [x, y] = toCanvas(view, position);
    if (i === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
}

type Look = {
  readonly colour: string;
  readonly alpha: number;
  readonly width: number;
  readonly dash?: readonly number[];
};

/** An area with a tint and a line. */
export function paintArea(context: CanvasRenderingContext2D, view: View, area: Area, look: Look): void {
  tracePath(context, view, area);
  context.fillStyle = look.colour;
  context.globalAlpha = look.alpha;
  context.fill('evenodd');
  context.globalAlpha = 1;
  if (look.width === 0) return;
  context.setLineDash([...(look.dash ?? [])]);
  context.strokeStyle = look.colour;
  context.lineJoin = 'round';
  context.lineWidth = look.width;
  context.stroke();
  context.setLineDash([]);
}

const HATCH_PX = 7;

/** An area under slanting lines, with a border that stays visible however small it is. */
export function hatchArea(context: CanvasRenderingContext2D, view: View, area: Area, colour: string): void {
  context.save();
  tracePath(context, view, area);
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.lineJoin = 'round';
  context.stroke();
  context.clip('evenodd');
  const positions = polygonsOf(area)
    .flat(2)
    .map((position) => toCanvas(view, position));
  const xs = positions.map(([x]) => x);
  const ys = positions.map(([, y]) => y);
  const bound = (values: number[], most: number): [number, number] => [
    Math.max(
      0,
      values.reduce((a, b) => Math.min(a, b), Infinity),
    ),
    Math.min(
      most,
      values.reduce((a, b) => Math.max(a, b), -Infinity),
    ),
  ];
  const [left, right] = bound(xs, view.width);
  const [top, bottom] = bound(ys, view.height);
  context.beginPath();
  for (let sum = Math.floor((left + top) / HATCH_PX) * HATCH_PX; sum <= right + bottom; sum += HATCH_PX) {
    context.moveTo(sum - top, top);
    context.lineTo(sum - bottom, bottom);
  }
  context.lineWidth = 1.2;
  context.stroke();
  context.restore();
}
