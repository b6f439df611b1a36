import { LEVEL_LOOKS, symbolPath } from '#renderer/ui/index';
import { KIND_IDS, type KindId, kindOf } from '#shared/domain/kinds/index';
import { type PixelSprite, pixelSprite, type SpriteTable } from './blit.ts';

const LEVELS = [0, 1, 2, 3, 4] as const;

/** Fill of a kind's symbol: a risk takes its level's colour, so that the map can be read from afar. */
export function fillOf(kind: KindId, level: number): string {
  const look = kindOf(kind).role === 'risk' ? LEVEL_LOOKS[level] : undefined;
  return look?.colour ?? kindOf(kind).symbol.colour;
}

/** Paints a kind's symbol around the context's origin; `size` in the context's units. */
export function paintSymbol(
  context: CanvasRenderingContext2D,
  kind: KindId,
  level: number,
  size: number,
): void {
  const { role, symbol } = kindOf(kind);
  const path = new Path2D(symbolPath(symbol.shape, size));
  const ring = role !== 'risk' && level > 0 ? LEVEL_LOOKS[level]?.colour : undefined;
  context.lineJoin = 'round';
  context.lineWidth = size * (ring ? 0.42 : 0.24);
  context.strokeStyle = ring ?? '#ffffff';
  context.stroke(path);
  context.fillStyle = fillOf(kind, level);
  context.fill(path);
  context.lineWidth = Math.max(0.8, size * 0.05);
  context.strokeStyle = 'rgb(20 30 40 / 55%)';
  context.stroke(path);
  if (role === 'risk' && size >= 16) paintMark(context, size, LEVEL_LOOKS[level]?.ink ?? '#ffffff');
}

/** The exclamation mark that sets a risk apart in grey print. */
function paintMark(context: CanvasRenderingContext2D, size: number, ink: string): void {
  context.fillStyle = ink;
  context.fillRect(-size * 0.05, -size * 0.22, size * 0.1, size * 0.26);
  context.fillRect(-size * 0.05, size * 0.1, size * 0.1, size * 0.1);
}

function squareCanvas(sizePx: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = sizePx;
  canvas.height = sizePx;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.translate(sizePx / 2, sizePx / 2);
  return context;
}

const pictures = new Map<string, HTMLCanvasElement>();

/** A kind's symbol as a picture with soft edges, `size` CSS pixels wide, made once. */
export function symbolPicture(kind: KindId, level: number, size: number, dpr: number): HTMLCanvasElement {
  const key = `${kind}/${level}/${size}/${dpr}`;
  const known = pictures.get(key);
  if (known) return known;
  const context = squareCanvas(Math.ceil((size * 1.5 + 2) * dpr));
  context.scale(dpr, dpr);
  paintSymbol(context, kind, level, size);
  pictures.set(key, context.canvas);
  return context.canvas;
}

function pixelsOf(sizePx: number, paint: (context: CanvasRenderingContext2D) => void): PixelSprite {
  const context = squareCanvas(sizePx);
  paint(context);
  const { data } = context.getImageData(0, 0, sizePx, sizePx);
  return pixelSprite(new Uint32Array(data.buffer), sizePx);
}

const tables = new Map<number, { sprites: SpriteTable; dim: PixelSprite }>();

/** Hard-edged sprites of every kind and level for the crowded map, `sizePx` device pixels wide, made once. */
export function pixelSprites(sizePx: number): { sprites: SpriteTable; dim: PixelSprite } {
  const known = tables.get(sizePx);
  if (known) return known;
  const paint = (kind: KindId, level: number) => (context: CanvasRenderingContext2D) => {
    const path = new Path2D(symbolPath(kindOf(kind).symbol.shape, sizePx - 1));
    context.fillStyle = fillOf(kind, level);
    context.fill(path);
    if (sizePx < 7) return;
    context.lineWidth = 1;
    context.strokeStyle = 'rgb(255 255 255 / 70%)';
    context.stroke(path);
  };
  const made = {
    sprites: KIND_IDS.map((kind) => LEVELS.map((level) => pixelsOf(sizePx, paint(kind, level)))),
    dim: pixelsOf(3, (context) => {
      context.fillStyle = '#c3c9d0';
      context.fillRect(-2, -2, 4, 4);
    }),
  };
  tables.set(sizePx, made);
  return made;
}
