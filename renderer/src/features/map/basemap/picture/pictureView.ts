import type { CanvasPoint, View } from '../../canvas/view.ts';
import type { PictureSize } from '../tiles/pictureGrid.ts';

/** How a picture is looked at by itself: canvas pixels for one of its own, and which pixel is in the middle. */
export type Look = { readonly scale: number; readonly middle: CanvasPoint };

const MOST_SCALE = 8;

/** The whole picture with a little room around. */
export function wholeLook({ width, height }: PictureSize, box: { width: number; height: number }): Look {
  const scale = Math.min(box.width / width, box.height / height) * 0.94;
  return { scale: scale > 0 ? scale : 1, middle: [width / 2, height / 2] };
}

export function viewOf({ scale, middle }: Look, width: number, height: number, dpr: number): View {
  return {
    zoom: Math.log2(scale),
    scale,
    left: middle[0] * scale - width / 2,
    top: middle[1] * scale - height / 2,
    width,
    height,
    padX: 0,
    padY: 0,
    dpr,
  };
}

/** The pixel of the picture at a place of the canvas. */
export const pixelAt = (view: View, x: number, y: number): CanvasPoint => [
  (x + view.left) / view.scale,
  (y + view.top) / view.scale,
];

/** Nearer or further about a place of the canvas, which stays where it is. */
export function zoomed(look: Look, view: View, x: number, y: number, factor: number, least: number): Look {
  const scale = Math.max(least * 0.5, Math.min(MOST_SCALE, look.scale * factor));
  const [px, py] = pixelAt(view, x, y);
  return {
    scale,
    middle: [px - (x - view.width / 2) / scale, py - (y - view.height / 2) / scale],
  };
}

export const panned = (look: Look, dx: number, dy: number): Look => ({
  ...look,
  middle: [look.middle[0] - dx / look.scale, look.middle[1] - dy / look.scale],
});
