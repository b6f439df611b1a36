import type { CanvasPoint } from '../canvas/view.ts';

type TextLook = {
  readonly size: number;
  readonly colour: string;
  readonly halo: string;
  readonly alpha?: number;
  readonly bold?: boolean;
  readonly align?: CanvasTextAlign;
};

/** Text with a halo, centred on a point unless aligned. */
export function paintText(
  context: CanvasRenderingContext2D,
  text: string,
  [x, y]: CanvasPoint,
  look: TextLook,
): void {
  const family = getComputedStyle(document.body).fontFamily;
  context.font = `${look.bold ? '600 ' : ''}${look.size}px ${family}`;
  context.textAlign = look.align ?? 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.globalAlpha = look.alpha ?? 1;
  context.lineWidth = 3.5;
  context.strokeStyle = look.halo;
  context.strokeText(text, x, y);
  context.fillStyle = look.colour;
  context.fillText(text, x, y);
  context.globalAlpha = 1;
}
