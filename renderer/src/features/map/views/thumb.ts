import type { MapEngine } from '../engine.ts';

const WIDTH = 208;
const HEIGHT = 128;

const depthOf = (element: Element): number => {
  const pane = element.closest('.leaflet-pane[style*="z-index"]') ?? element.closest('.leaflet-pane');
  return Number(pane ? getComputedStyle(pane).zIndex : 0) || 0;
};

/** A small picture of what the map shows, as a data URL of some kilobytes; '' when the browser gives none. */
export function thumbOf(engine: MapEngine): string {
  const box = engine.map.getContainer();
  const frame = box.getBoundingClientRect();
  const picture = document.createElement('canvas');
  picture.width = WIDTH;
  picture.height = HEIGHT;
  const context = picture.getContext('2d');
  if (!context || frame.width === 0 || frame.height === 0) return '';
  context.fillStyle = getComputedStyle(box).backgroundColor || '#efece4';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  const scale = Math.max(WIDTH / frame.width, HEIGHT / frame.height);
  context.translate((WIDTH - frame.width * scale) / 2, (HEIGHT - frame.height * scale) / 2);
  context.scale(scale, scale);
  const layers = [...box.querySelectorAll<HTMLCanvasElement | HTMLImageElement>('canvas, img')]
    .filter((layer) => layer.offsetWidth > 0 && layer.width > 0)
    .sort((a, b) => depthOf(a) - depthOf(b));
  try {
    for (const layer of layers) {
      const { left, top, width, height } = layer.getBoundingClientRect();
      context.drawImage(layer, left - frame.left, top - frame.top, width, height);
    }
    return picture.toDataURL('image/jpeg', 0.72);
  } catch {
    // A tile that the browser does not let us read: a view is kept without its picture.
    return '';
  }
}
