import { toCanvas, type View } from '../canvas/view.ts';
import { mapPalette } from '../layers/palette.ts';
import { symbolPicture } from '../points/symbolArt.ts';
import type { Offset } from './layout.ts';
import type { Spider } from './store.ts';

/** Width of a spread symbol, CSS pixels. */
export const LEG_PX = 20;
const WHOLE = 2 * Math.PI;

function paintLine(context: CanvasRenderingContext2D, [dx, dy]: Offset, style: string, width: number): void {
  context.beginPath();
  context.moveTo(0, 0);
  context.lineTo(dx, dy);
  context.strokeStyle = style;
  context.lineWidth = width;
  context.stroke();
}

/** Leader lines from the spot to each symbol, the spot itself, and a ring around the chosen one. */
export function paintSpider(
  context: CanvasRenderingContext2D,
  view: View,
  { at, legs, active }: Spider,
  offsets: readonly Offset[],
): void {
  const { action, panel } = mapPalette();
  context.translate(...toCanvas(view, at));
  for (const offset of offsets) paintLine(context, offset, panel, 3.5);
  for (const offset of offsets) paintLine(context, offset, action, 1.2);
  context.beginPath();
  context.arc(0, 0, 4, 0, WHOLE);
  context.fillStyle = action;
  context.fill();
  for (const [index, { thing }] of legs.entries()) {
    const [dx, dy] = offsets[index] ?? [0, 0];
    context.beginPath();
    context.arc(dx, dy, LEG_PX * 0.72, 0, WHOLE);
    context.fillStyle = panel;
    context.fill();
    if (index === active) {
      context.strokeStyle = action;
      context.lineWidth = 2.5;
      context.stroke();
    }
    const picture = symbolPicture(thing, LEG_PX, view.dpr);
    const [width, height] = [picture.width / view.dpr, picture.height / view.dpr];
    context.drawImage(picture, dx - width / 2, dy - height / 2, width, height);
  }
}
