import { t } from '#renderer/ui/index';
import type { LngLat } from '#shared/domain/geo/types';
import type { Snap } from '#shared/domain/grid/edit/index';
import { toCanvas, type View } from '../../canvas/view.ts';
import { paintText } from '../../layers/label.ts';
import { areaText, lengthText } from '../measureText.ts';
import { measurePath } from '../path.ts';
import { editColours } from './colours.ts';
import { traceLine } from './shapes.ts';

type Drawn = {
  readonly path: readonly LngLat[];
  readonly pointer: LngLat | null;
  readonly ring: boolean;
  readonly finished: boolean;
};

/** What is being drawn: sides, corners, the side to the pointer, and its measures. */
export function paintPath(context: CanvasRenderingContext2D, view: View, drawn: Drawn): void {
  const { path, ring, finished } = drawn;
  if (path.length === 0) return;
  const pointer = finished ? null : drawn.pointer;
  const { action, halo } = editColours();
  const all = pointer ? [...path, pointer] : path;
  context.beginPath();
  traceLine(context, view, all);
  if (ring && all.length > 2) {
    context.closePath();
    context.globalAlpha = 0.1;
    context.fillStyle = action;
    context.fill();
    context.globalAlpha = 1;
  }
  context.lineJoin = 'round';
  context.strokeStyle = halo;
  context.lineWidth = 5;
  context.stroke();
  context.strokeStyle = action;
  context.lineWidth = 2;
  context.setLineDash(finished ? [] : [7, 4]);
  context.stroke();
  context.setLineDash([]);
  for (const [i, corner] of path.entries()) paintCorner(context, view, corner, i === 0 && ring && !finished);
  if (pointer) paintMeasures(context, view, path, pointer, ring);
}

function paintCorner(context: CanvasRenderingContext2D, view: View, at: LngLat, first: boolean): void {
  const { action } = editColours();
  const [x, y] = toCanvas(view, at);
  context.beginPath();
  context.arc(x, y, first ? 6 : 4, 0, 2 * Math.PI);
  context.fillStyle = '#ffffff';
  context.fill();
  context.strokeStyle = action;
  context.lineWidth = 2;
  context.stroke();
}

function paintMeasures(
  context: CanvasRenderingContext2D,
  view: View,
  path: readonly LngLat[],
  pointer: LngLat,
  ring: boolean,
): void {
  const measure = measurePath(path, pointer, ring);
  if (!measure) return;
  const { text, halo } = editColours();
  const [x, y] = toCanvas(view, pointer);
  const angle = measure.angleDeg === null ? '' : `  ∠ ${measure.angleDeg.toFixed(1)}°`;
  const lines = [`${lengthText(measure.sideM)}${angle}`];
  if (measure.areaM2 !== null) lines.push(t('cellEdit.areaNow', { area: areaText(measure.areaM2) }));
  for (const [i, line] of lines.entries())
    paintText(context, line, [x + 16, y + 18 + i * 17], {
      size: 13,
      colour: text,
      halo,
      align: 'left',
      bold: true,
    });
}

/** What a corner is drawn to: a square on a corner, a slanted cross on a side. */
export function paintSnap(context: CanvasRenderingContext2D, view: View, snap: Snap): void {
  const { snap: colour } = editColours();
  const [x, y] = toCanvas(view, snap.at);
  context.beginPath();
  if (snap.type === 'edge') {
    traceLine(context, view, snap.ends);
    context.strokeStyle = colour;
    context.globalAlpha = 0.55;
    context.lineWidth = 3;
    context.stroke();
    context.globalAlpha = 1;
    context.beginPath();
    context.moveTo(x - 6, y - 6);
    context.lineTo(x + 6, y + 6);
    context.moveTo(x + 6, y - 6);
    context.lineTo(x - 6, y + 6);
  } else context.rect(x - 7, y - 7, 14, 14);
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.stroke();
}
