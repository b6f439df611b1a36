import { glyphPlace, LEVEL_LOOKS, symbolPath } from '#renderer/ui/symbols';
import { dynamic } from '#renderer/ui/text';
import { inkOn, type KindId, kindOf, type SymbolLook } from '#shared/domain/kinds/index';

/** All that a symbol on the map depends on, apart from its size. */
export type ThingLook = { readonly kind: KindId; readonly level: number; readonly look: SymbolLook };

/** A kind's own look, without a category's. */
export const plainThing = (kind: KindId, level: number): ThingLook => ({
  kind,
  level,
  look: { ...kindOf(kind).symbol, glyph: null },
});

/** Symbols from this width on carry a character, from the second a level's badge (CSS pixels). */
const GLYPH_FROM = 13;
const BADGE_FROM = 18;
/** Rims of risks: with the lightness of a level's fill, they part the levels in grey print too. */
const RISK_RIMS: Readonly<Record<number, string>> = { 1: '#1b0000', 2: '#6b3300' };
const RIM = 'rgb(20 30 40 / 55%)';

/** Fill of a kind's symbol: a risk takes its level's colour, so that the map can be read from afar. */
export function fillOf(kind: KindId, level: number): string {
  const look = kindOf(kind).role === 'risk' ? LEVEL_LOOKS[level] : undefined;
  return look?.colour ?? kindOf(kind).symbol.colour;
}

const isRisk = (kind: KindId): boolean => kindOf(kind).role === 'risk';

export const colourOf = ({ kind, level, look }: ThingLook): string =>
  isRisk(kind) ? fillOf(kind, level) : look.colour;

/** Paints a thing's symbol around the context's origin; `size` in the context's units. */
export function paintSymbol(context: CanvasRenderingContext2D, thing: ThingLook, size: number): void {
  const { kind, level, look } = thing;
  const risk = isRisk(kind);
  const path = new Path2D(symbolPath(look.shape, size));
  const ring = !risk && level > 0 ? LEVEL_LOOKS[level]?.colour : undefined;
  const fill = colourOf(thing);
  context.lineJoin = 'round';
  context.lineWidth = size * (ring ? 0.42 : 0.24);
  context.strokeStyle = ring ?? '#ffffff';
  context.stroke(path);
  context.fillStyle = fill;
  context.fill(path);
  context.lineWidth = Math.max(0.8, size * (risk && RISK_RIMS[level] ? 0.08 : 0.05));
  context.strokeStyle = (risk && RISK_RIMS[level]) || RIM;
  context.stroke(path);
  const ink = (risk && LEVEL_LOOKS[level]?.ink) || inkOn(fill);
  if (look.glyph && size >= GLYPH_FROM) paintGlyph(context, look, size, ink);
  else if (risk && size >= GLYPH_FROM) paintMark(context, size, ink);
  if (level > 0 && size >= BADGE_FROM) {
    context.translate(size * 0.42, -size * 0.4);
    paintBadge(context, level, Math.max(11, size * 0.58));
    context.translate(-size * 0.42, size * 0.4);
  }
}

const GLYPH_FONT = '"Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif';

function paintGlyph(context: CanvasRenderingContext2D, look: SymbolLook, size: number, ink: string): void {
  const { down, share } = glyphPlace(look.shape);
  context.fillStyle = ink;
  context.font = `700 ${size * share}px ${GLYPH_FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(look.glyph ?? '', 0, size * down);
}

/** The exclamation mark that sets a risk apart in grey print. */
function paintMark(context: CanvasRenderingContext2D, size: number, ink: string): void {
  context.fillStyle = ink;
  context.fillRect(-size * 0.05, -size * 0.22, size * 0.1, size * 0.26);
  context.fillRect(-size * 0.05, size * 0.1, size * 0.1, size * 0.1);
}

/** A level by colour, shape and letter around the context's origin. */
export function paintBadge(context: CanvasRenderingContext2D, level: number, size: number): void {
  const look = LEVEL_LOOKS[level];
  if (!look) return;
  const path = new Path2D(symbolPath(look.shape, size));
  context.lineWidth = 2;
  context.strokeStyle = '#ffffff';
  context.stroke(path);
  context.fillStyle = look.colour;
  context.fill(path);
  context.lineWidth = 0.8;
  context.strokeStyle = RIM;
  context.stroke(path);
  context.fillStyle = look.ink;
  context.font = `700 ${size * 0.62}px ${GLYPH_FONT}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(dynamic(`level.${level}`), 0, size * 0.04);
}

/** The same text for the same picture. */
export const lookKey = ({ kind, level, look }: ThingLook): string =>
  `${isRisk(kind) ? '!' : ''}${level}/${look.shape}/${look.colour}/${look.glyph ?? ''}`;

function plainCanvas(widthPx: number, heightPx: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return context;
}

/** More pictures than any map needs: looks that were changed many times go at last. */
const MOST_PICTURES = 4_000;
const pictures = new Map<string, HTMLCanvasElement>();

/** A thing's symbol as a picture with soft edges, `size` CSS pixels wide, made once. */
export function symbolPicture(thing: ThingLook, size: number, dpr: number): HTMLCanvasElement {
  const key = `${lookKey(thing)}/${dynamic(`level.${thing.level || 1}`)}/${size}/${dpr}`;
  const known = pictures.get(key);
  if (known) return known;
  const sizePx = Math.ceil((size * 1.5 + (thing.level > 0 && size >= BADGE_FROM ? 10 : 2)) * dpr);
  const context = plainCanvas(sizePx, sizePx);
  context.setTransform(dpr, 0, 0, dpr, sizePx / 2, sizePx / 2);
  paintSymbol(context, thing, size);
  if (pictures.size >= MOST_PICTURES) pictures.clear();
  pictures.set(key, context.canvas);
  return context.canvas;
}
