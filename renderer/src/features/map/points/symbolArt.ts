import { LEVEL_LOOKS, symbolPath } from '#renderer/ui/symbols';
import { KIND_IDS, type KindId, kindOf } from '#shared/domain/kinds/index';
import { type PixelSprite, pixelSprite, type SpriteTable } from './blit.ts';

const LEVELS = [0, 1, 2, 3, 4] as const;
const EMPTY: PixelSprite = pixelSprite(new Uint32Array(0), 0);

/** Only a risk looks different by level when the map is crowded. */
const levelsOf = (kind: KindId): readonly number[] => (kindOf(kind).role === 'risk' ? LEVELS : [0]);

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

function plainCanvas(widthPx: number, heightPx: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return context;
}

const pictures = new Map<string, HTMLCanvasElement>();

/** A kind's symbol as a picture with soft edges, `size` CSS pixels wide, made once. */
export function symbolPicture(kind: KindId, level: number, size: number, dpr: number): HTMLCanvasElement {
  const key = `${kind}/${level}/${size}/${dpr}`;
  const known = pictures.get(key);
  if (known) return known;
  const sizePx = Math.ceil((size * 1.5 + 2) * dpr);
  const context = plainCanvas(sizePx, sizePx);
  context.setTransform(dpr, 0, 0, dpr, sizePx / 2, sizePx / 2);
  paintSymbol(context, kind, level, size);
  pictures.set(key, context.canvas);
  return context.canvas;
}

/** Cuts a strip of square pictures into sprites; one read of the strip, since each read waits for the canvas. */
function cutSprites(context: CanvasRenderingContext2D, sizePx: number, count: number): PixelSprite[] {
  const width = sizePx * count;
  const words = new Uint32Array(context.getImageData(0, 0, width, sizePx).data.buffer);
  return Array.from({ length: count }, (_, index) => {
    const pixels = new Uint32Array(sizePx * sizePx);
    for (let row = 0; row < sizePx; row += 1) {
      const from = row * width + index * sizePx;
      pixels.set(words.subarray(from, from + sizePx), row * sizePx);
    }
    return pixelSprite(pixels, sizePx);
  });
}

function paintPixelSymbol(
  context: CanvasRenderingContext2D,
  kind: KindId,
  level: number,
  sizePx: number,
): void {
  const path = new Path2D(symbolPath(kindOf(kind).symbol.shape, sizePx - 1));
  context.fillStyle = fillOf(kind, level);
  context.fill(path);
  if (sizePx < 7) return;
  context.lineWidth = 1;
  context.strokeStyle = 'rgb(255 255 255 / 70%)';
  context.stroke(path);
}

const tables = new Map<number, { sprites: SpriteTable; dim: PixelSprite }>();

/** Hard-edged sprites of every kind and level for the crowded map, `sizePx` device pixels wide, made once. */
export function pixelSprites(sizePx: number): { sprites: SpriteTable; dim: PixelSprite } {
  const known = tables.get(sizePx);
  if (known) return known;
  const looks = KIND_IDS.flatMap((kind) => levelsOf(kind).map((level) => ({ kind, level })));
  const context = plainCanvas(sizePx * (looks.length + 1), sizePx);
  for (const [index, { kind, level }] of looks.entries()) {
    context.setTransform(1, 0, 0, 1, (index + 0.5) * sizePx, sizePx / 2);
    paintPixelSymbol(context, kind, level, sizePx);
  }
  context.setTransform(1, 0, 0, 1, (looks.length + 0.5) * sizePx, sizePx / 2);
  context.fillStyle = '#c3c9d0';
  context.fillRect(-1.5, -1.5, 3, 3);
  const cut = cutSprites(context, sizePx, looks.length + 1);
  const spriteOf = (kind: KindId, level: number): PixelSprite => {
    const exact = looks.findIndex((look) => look.kind === kind && look.level === level);
    return cut[exact === -1 ? looks.findIndex((look) => look.kind === kind) : exact] ?? EMPTY;
  };
  const made = {
    sprites: KIND_IDS.map((kind) => LEVELS.map((level) => spriteOf(kind, level))),
    dim: cut[looks.length] ?? EMPTY,
  };
  tables.set(sizePx, made);
  return made;
}
