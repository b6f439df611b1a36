import { hexOf } from '../colours/lab.ts';
import { TILE } from '../colours/patterns.ts';
import type { Look } from '../layers/cellLook.ts';

const made = new WeakMap<Look, string>();

/** A look as a CSS background, so that the legend shows just what the map does. */
export function swatchOf(look: Look): string {
  if (!look.tile) return hexOf(look.ink);
  const known = made.get(look);
  if (known) return known;
  const canvas = document.createElement('canvas');
  canvas.width = TILE;
  canvas.height = TILE;
  const pen = canvas.getContext('2d');
  if (!pen) return hexOf(look.ink);
  if (look.paper) {
    pen.fillStyle = hexOf(look.paper);
    pen.fillRect(0, 0, TILE, TILE);
  }
  pen.fillStyle = hexOf(look.ink);
  look.tile.forEach((inked, at) => {
    if (inked) pen.fillRect(at % TILE, Math.floor(at / TILE), 1, 1);
  });
  const background = `url(${canvas.toDataURL()})`;
  made.set(look, background);
  return background;
}
