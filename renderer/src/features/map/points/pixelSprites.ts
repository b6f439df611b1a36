import { LEVEL_LOOKS, symbolPath } from '#renderer/ui/symbols';
import { kindOf } from '#shared/domain/kinds/index';
import { type PixelSprite, pixelSprite, type SpriteTable } from './blit.ts';
import { colourOf, lookKey, type ThingLook } from './symbolArt.ts';

const EMPTY: PixelSprite = pixelSprite(new Uint32Array(0), 0);
/** Sprites in one strip: canvases have a greatest width. */
const STRIP = 400;

/** Width from which a sprite has a rim (canvas pixels). */
const RIM_FROM = 7;

/** Only what a thing of few pixels shows. */
const pixelKey = (thing: ThingLook): string => lookKey({ ...thing, look: { ...thing.look, glyph: null } });

function paintPixelSymbol(context: CanvasRenderingContext2D, thing: ThingLook, sizePx: number): void {
  const path = new Path2D(symbolPath(thing.look.shape, sizePx - 1));
  context.fillStyle = colourOf(thing);
  context.fill(path);
  if (sizePx < RIM_FROM) return;
  const risk = kindOf(thing.kind).role === 'risk';
  const ring = risk ? (thing.level === 1 ? '#1b0000' : undefined) : LEVEL_LOOKS[thing.level]?.colour;
  context.lineWidth = 1;
  context.strokeStyle = ring ?? 'rgb(255 255 255 / 70%)';
  context.stroke(path);
}

/** Paints symbols side by side and cuts them out; one read of the strip, since each read waits for the canvas. */
function cutStrip(
  paints: readonly ((context: CanvasRenderingContext2D) => void)[],
  sizePx: number,
): PixelSprite[] {
  const canvas = document.createElement('canvas');
  canvas.width = sizePx * paints.length;
  canvas.height = sizePx;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  for (const [index, paint] of paints.entries()) {
    context.setTransform(1, 0, 0, 1, (index + 0.5) * sizePx, sizePx / 2);
    paint(context);
  }
  const words = new Uint32Array(context.getImageData(0, 0, canvas.width, sizePx).data.buffer);
  return paints.map((_, index) => {
    const pixels = new Uint32Array(sizePx * sizePx);
    for (let row = 0; row < sizePx; row += 1) {
      const from = row * canvas.width + index * sizePx;
      pixels.set(words.subarray(from, from + sizePx), row * sizePx);
    }
    return pixelSprite(pixels, sizePx);
  });
}

const made = new Map<string, PixelSprite>();
const dims = new Map<number, PixelSprite>();

const paintDim = (context: CanvasRenderingContext2D): void => {
  context.fillStyle = '#c3c9d0';
  context.fillRect(-1.5, -1.5, 3, 3);
};

/** What a filter leaves out, on a crowded map. */
export function dimSprite(sizePx: number): PixelSprite {
  const known = dims.get(sizePx) ?? cutStrip([paintDim], sizePx)[0] ?? EMPTY;
  dims.set(sizePx, known);
  return known;
}

/** Hard-edged sprites for the crowded map by kind and look, `sizePx` canvas pixels wide; each is made once. */
export function pixelSprites(things: readonly (readonly ThingLook[])[], sizePx: number): SpriteTable {
  const missing = new Map<string, ThingLook>();
  const keyed = things.map((list) =>
    list.map((thing) => {
      const key = `${pixelKey(thing)}/${sizePx}`;
      if (!made.has(key)) missing.set(key, thing);
      return key;
    }),
  );
  const entries = [...missing];
  for (let at = 0; at < entries.length; at += STRIP) {
    const part = entries.slice(at, at + STRIP);
    const paints = part.map(
      ([, thing]) =>
        (context: CanvasRenderingContext2D) =>
          paintPixelSymbol(context, thing, sizePx),
    );
    for (const [index, sprite] of cutStrip(paints, sizePx).entries())
      made.set(part[index]?.[0] ?? '', sprite);
  }
  return keyed.map((keys) => keys.map((key) => made.get(key) ?? EMPTY));
}
