import type { LngLat } from '#shared/domain/geo/types';
import { inWindow, metresPerPixel, toCanvas, type View } from '../../canvas/view.ts';
import { type Handles, MIDDLE_FROM_PX } from '../steps/handles.ts';
import { editColours } from './colours.ts';

/** Corners as squares, middles of sides as small dots; the chosen corner is filled. */
export function paintHandles(
  context: CanvasRenderingContext2D,
  view: View,
  handles: Handles,
  corner: LngLat | null,
): void {
  const { action } = editColours();
  const [sample] = handles.corners;
  if (!sample) return;
  const middleFromM = MIDDLE_FROM_PX * metresPerPixel(view, sample[1]);
  context.strokeStyle = action;
  context.lineWidth = 1.5;
  for (const { at, sideM } of handles.middles) {
    if (sideM < middleFromM) continue;
    const point = toCanvas(view, at);
    if (!inWindow(view, point, 10)) continue;
    context.beginPath();
    context.arc(point[0], point[1], 3.5, 0, 2 * Math.PI);
    context.fillStyle = '#ffffff';
    context.fill();
    context.stroke();
  }
  const key = `${corner}`;
  for (const at of handles.corners) {
    const [x, y] = toCanvas(view, at);
    if (!inWindow(view, [x, y], 10)) continue;
    const chosen = corner !== null && `${at}` === key;
    const size = chosen ? 5.5 : 4;
    context.fillStyle = chosen ? action : '#ffffff';
    context.fillRect(x - size, y - size, 2 * size, 2 * size);
    context.strokeRect(x - size, y - size, 2 * size, 2 * size);
  }
}
