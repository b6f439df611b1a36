import { paintProblem } from '../layers/useProblems.ts';
import { type PixelSprite, pixelSprite, type SpriteTable } from '../points/blit.ts';
import { plainThing, symbolPicture } from '../points/symbolArt.ts';

const LEVELS = [0, 1, 2, 3, 4] as const;
/** Risks and problems stand out from other things, as they do without the slider. */
const SHARE = 1.2;

const problems = new Map<string, HTMLCanvasElement>();

/** A problem's drop as a small picture whose lower middle is the place. */
function problemPicture(level: number, sizePx: number, dpr: number): HTMLCanvasElement {
  const key = `${level}/${sizePx}/${dpr}`;
  const known = problems.get(key);
  if (known) return known;
  const picture = document.createElement('canvas');
  picture.width = Math.ceil((sizePx + 4) * dpr);
  picture.height = picture.width;
  const context = picture.getContext('2d', { willReadFrequently: true });
  if (context) {
    context.scale(dpr, dpr);
    context.translate(sizePx / 2 + 2, sizePx + 2);
    paintProblem(context, level || null, sizePx);
  }
  problems.set(key, picture);
  return picture;
}

/** A symbol with where its place lies in it, device pixels. */
export type EventPicture = {
  readonly picture: HTMLCanvasElement;
  readonly left: number;
  readonly top: number;
};

/** The symbol of an event by its source's number. */
export function eventPicture(source: number, level: number, sizePx: number, dpr: number): EventPicture {
  const size = Math.round(sizePx * SHARE);
  if (source === 0) {
    const picture = symbolPicture(plainThing('risk', level), size, dpr);
    return { picture, left: picture.width / 2, top: picture.height / 2 };
  }
  const picture = problemPicture(level, size, dpr);
  return { picture, left: picture.width / 2, top: picture.height - 2 * dpr };
}

export const NO_SPRITE: PixelSprite = pixelSprite(new Uint32Array(0), 0);

function cut(picture: HTMLCanvasElement): PixelSprite {
  const size = Math.min(picture.width, picture.height) | 1;
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(picture, 0, 0, size, size);
  const data = context?.getImageData(0, 0, size, size).data;
  return data ? pixelSprite(new Uint32Array(data.buffer), size) : NO_SPRITE;
}

const tables = new Map<string, SpriteTable>();

/** Sprites by source and level for a symbol of so many CSS pixels. */
export function eventSprites(sizePx: number, dpr: number): SpriteTable {
  const key = `${sizePx}/${dpr}`;
  const known = tables.get(key);
  if (known) return known;
  const made = [0, 1].map((source) =>
    LEVELS.map((level) => cut(eventPicture(source, level, sizePx, dpr).picture)),
  );
  tables.set(key, made);
  return made;
}
