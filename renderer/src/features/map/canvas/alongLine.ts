import type { CanvasPoint } from './view.ts';

/** One letter of a name that follows a line: its middle and its turn, radians clockwise. */
export type Glyph = { readonly text: string; readonly x: number; readonly y: number; readonly turn: number };

/** Neighbouring letters turned against each other by more than this are hard to read. */
const MOST_BEND = Math.PI / 5;
const CHINESE = /^[\p{Script=Han}\p{P}\p{N}]+$/u;

/** Lengths from the line's beginning to each of its points. */
function lengthsOf(line: readonly CanvasPoint[]): readonly number[] {
  const lengths = [0];
  for (const [index, [x, y]] of line.entries()) {
    const [px, py] = line[index - 1] ?? [x, y];
    if (index > 0) lengths.push((lengths[index - 1] ?? 0) + Math.hypot(x - px, y - py));
  }
  return lengths;
}

export const lengthOf = (line: readonly CanvasPoint[]): number => lengthsOf(line).at(-1) ?? 0;

type OnLine = { readonly x: number; readonly y: number; readonly angle: number };

function placeAt(line: readonly CanvasPoint[], lengths: readonly number[], far: number): OnLine | null {
  const next = lengths.findIndex((length, index) => index > 0 && length >= far);
  const [a, b] = [line[next - 1], line[next]];
  if (next < 1 || !a || !b) return null;
  const span = (lengths[next] ?? 0) - (lengths[next - 1] ?? 0);
  const part = span > 0 ? (far - (lengths[next - 1] ?? 0)) / span : 0;
  return {
    x: a[0] + (b[0] - a[0]) * part,
    y: a[1] + (b[1] - a[1]) * part,
    angle: Math.atan2(b[1] - a[1], b[0] - a[0]),
  };
}

const bend = (a: number, b: number): number => Math.abs(Math.atan2(Math.sin(a - b), Math.cos(a - b)));

function glyphsFrom(
  line: readonly CanvasPoint[],
  letters: readonly string[],
  widths: readonly number[],
  start: number,
): readonly Glyph[] | null {
  const lengths = lengthsOf(line);
  const places: OnLine[] = [];
  let far = start;
  for (const width of widths) {
    const place = placeAt(line, lengths, far + width / 2);
    const before = places.at(-1);
    if (!place || (before && bend(before.angle, place.angle) > MOST_BEND)) return null;
    places.push(place);
    far += width;
  }
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return null;
  // On a steep road Chinese stands upright from top to bottom, as on a sign; anything else is turned with the road.
  const upright = CHINESE.test(letters.join('')) && isSteep(first, last);
  return places.map(({ x, y, angle }, index) => ({
    text: letters[index] ?? '',
    x,
    y,
    turn: upright ? angle - Math.PI / 2 : angle,
  }));
}

const isSteep = (a: OnLine, b: OnLine): boolean => {
  const [dx, dy] = a === b ? [Math.cos(a.angle), Math.sin(a.angle)] : [b.x - a.x, b.y - a.y];
  return Math.abs(dy) > Math.abs(dx) * 1.2;
};

/** The line in the direction in which a name on it is read: to the right, or downwards where it is steep. */
function readable(line: readonly CanvasPoint[]): readonly CanvasPoint[] {
  const [a, b] = [line[0], line.at(-1)];
  if (!a || !b) return line;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const backwards = Math.abs(dy) > Math.abs(dx) * 1.2 ? dy < 0 : dx < 0;
  return backwards ? [...line].reverse() : line;
}

/** Ways to set a name along a line (CSS pixels), the best first: in its middle, else further to its ends. */
export function alongLine(
  line: readonly CanvasPoint[],
  letters: readonly string[],
  widths: readonly number[],
): readonly (readonly Glyph[])[] {
  const needed = widths.reduce((sum, width) => sum + width, 0);
  const spare = lengthOf(line) - needed;
  if (spare < needed * 0.15) return [];
  const way = readable(line);
  return [0.5, 0.3, 0.7]
    .map((part) => glyphsFrom(way, letters, widths, spare * part))
    .filter((glyphs) => glyphs !== null);
}
