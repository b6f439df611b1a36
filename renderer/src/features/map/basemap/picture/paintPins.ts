import type { CanvasPoint } from '../../canvas/view.ts';

/** One control point as it is drawn: a numbered pin whose tip is the spot. */
export type Pin = { readonly at: CanvasPoint; readonly number: number; readonly active: boolean };

const RADIUS = 11;
const STEM = 17;

/** Draws numbered pins in the same look on the picture and on the map. */
export function paintPins(context: CanvasRenderingContext2D, pins: readonly Pin[]): void {
  for (const { at, number, active } of pins) {
    const [x, y] = at;
    const top = y - STEM;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x - 6, top + 7);
    context.lineTo(x + 6, top + 7);
    context.closePath();
    context.moveTo(x + RADIUS, top);
    context.arc(x, top, RADIUS, 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = '#ffffff';
    context.stroke();
    context.fillStyle = active ? '#c3131f' : '#1f4e79';
    context.fill();
    context.beginPath();
    context.arc(x, y, 1.8, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = '#ffffff';
    context.font = '600 12px sans-serif';
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(String(number), x, top + 0.5);
  }
}

/** Whether a place is on a pin. */
export const onPin = ([px, py]: CanvasPoint, x: number, y: number): boolean =>
  Math.hypot(x - px, y - (py - STEM)) <= RADIUS + 2 || Math.hypot(x - px, y - py) <= 6;
