import { alongLine, type Glyph, lengthOf } from './alongLine.ts';
import { type LabelBox, LabelRoom } from './labelRoom.ts';
import type { CanvasPoint, View } from './view.ts';

export type LabelLook = {
  readonly size: number;
  readonly colour: string;
  readonly halo: string;
  readonly bold?: boolean;
};

/** A name that may stand on a canvas. */
export type Label = {
  readonly text: string;
  /** Small numbers are placed first. */
  readonly priority: number;
  readonly look: LabelLook;
  /** Whether the same text is written only once in a view (a road in many pieces). */
  readonly once: boolean;
  /** A point, or the line that the name follows, CSS pixels. */
  readonly at: CanvasPoint | null;
  readonly line: readonly CanvasPoint[] | null;
  /** What the name belongs to: it keeps its place from one drawing to the next when that still fits. */
  readonly key?: string;
  /** The name stands beside a symbol at `at` of this radius, on the side that is free. */
  readonly beside?: number;
  /** Other middles, when `at` is taken. */
  readonly others?: readonly CanvasPoint[];
  /** Stands rather on a symbol than not at all. */
  readonly insists?: boolean;
  /** Written above our own symbols, not below them. */
  readonly above?: boolean;
};

const MOST_LINE = 8;
/** No more than this many are tried: a tile may hold thousands of names. */
const MOST_TRIED = 3_000;

type Widths = (text: string) => number;

/** Two lines where a name at a point is long: it stays compact and collides less. */
function rowsOf(text: string): readonly string[] {
  const letters = [...text];
  if (letters.length <= MOST_LINE || text.includes(' ')) return [text];
  const half = Math.ceil(letters.length / 2);
  return [letters.slice(0, half).join(''), letters.slice(half).join('')];
}

type Rows = { readonly rows: readonly string[]; readonly at: CanvasPoint };
export type Standing = {
  readonly label: Label;
  readonly glyphs: readonly Glyph[] | null;
  readonly rows: Rows | null;
};

/** Where names stood at the last drawing, by key: the number of the place among those that were tried. */
export type LabelMemory = ReadonlyMap<string, number>;

type Rooms = { readonly names: LabelRoom; readonly symbols: LabelRoom };

/** The middles that a name at a point may have, the best first. */
function middlesOf(label: Label, at: CanvasPoint, width: number, high: number): readonly CanvasPoint[] {
  const [x, y] = at;
  const gap = label.beside;
  if (gap === undefined) return [at, ...(label.others ?? [])];
  return [
    [x + gap + width / 2, y],
    [x - gap - width / 2, y],
    [x, y + gap + high / 2],
    [x, y - gap - high / 2],
  ];
}

function placeAtPoint(
  rooms: Rooms,
  label: Label,
  at: CanvasPoint,
  widths: Widths,
  before: number | undefined,
): { readonly standing: Standing; readonly place: number } | null {
  const rows = label.beside === undefined ? rowsOf(label.text) : [label.text];
  const width = Math.max(...rows.map(widths));
  const high = rows.length * (label.look.size + 3);
  const middles = middlesOf(label, at, width, high).map((middle, place) => ({ middle, place }));
  // The place of last time is tried first.
  if (before !== undefined) middles.sort((a, b) => Number(b.place === before) - Number(a.place === before));
  for (const onSymbols of label.insists ? [false, true] : [false])
    for (const { middle, place } of middles) {
      const [x, y] = middle;
      const box = {
        left: x - width / 2 - 3,
        right: x + width / 2 + 3,
        top: y - high / 2 - 1,
        bottom: y + high / 2 + 1,
      };
      if ((!onSymbols && rooms.symbols.touches(box)) || !rooms.names.take(box)) continue;
      return { standing: { label, glyphs: null, rows: { rows, at: middle } }, place };
    }
  return null;
}

function placeOnLine(
  room: LabelRoom,
  label: Label,
  line: readonly CanvasPoint[],
  widths: Widths,
): Standing | null {
  const letters = [...label.text];
  const half = label.look.size / 2 + 1;
  for (const glyphs of alongLine(line, letters, letters.map(widths))) {
    const boxes = glyphs.map(({ x, y }) => ({
      left: x - half,
      right: x + half,
      top: y - half,
      bottom: y + half,
    }));
    if (room.takeAll(boxes)) return { label, glyphs, rows: null };
  }
  return null;
}

const isSeen = (view: View, [x, y]: CanvasPoint): boolean =>
  x >= 0 && y >= 0 && x <= view.width && y <= view.height;

/** The most important first; of equal ones those that stood before, and of a road's pieces the longest. */
function sorted(labels: readonly Label[], memory: LabelMemory): readonly Label[] {
  const weigh = ({ line, key }: Label): number =>
    line ? -lengthOf(line) : key !== undefined && memory.has(key) ? -1 : 0;
  return labels
    .map((label) => ({ label, weight: weigh(label) }))
    .sort((a, b) => a.label.priority - b.label.priority || a.weight - b.weight)
    .slice(0, MOST_TRIED)
    .map(({ label }) => label);
}

/** Where names may not stand, and where they stood. */
export type LabelGround = { readonly symbols: readonly LabelBox[]; readonly memory: LabelMemory };
const NO_GROUND: LabelGround = { symbols: [], memory: new Map() };

/** Chooses which names stand where, so that none touches another. `widthOf` measures a text in a look, CSS pixels. */
export function placeLabels(
  view: View,
  labels: readonly Label[],
  widthOf: (text: string, look: LabelLook) => number,
  { symbols, memory }: LabelGround = NO_GROUND,
): { readonly standing: readonly Standing[]; readonly memory: LabelMemory } {
  const rooms: Rooms = { names: new LabelRoom(), symbols: new LabelRoom() };
  for (const box of symbols) rooms.symbols.add(box);
  const written = new Set<string>();
  const standing: Standing[] = [];
  const remembered = new Map<string, number>();
  for (const label of sorted(labels, memory)) {
    if (label.once && written.has(label.text)) continue;
    const widths: Widths = (text) => widthOf(text, label.look);
    let set: Standing | null = null;
    if (label.line) set = placeOnLine(rooms.names, label, label.line, widths);
    else if (label.at && isSeen(view, label.at)) {
      const before = label.key === undefined ? undefined : memory.get(label.key);
      const found = placeAtPoint(rooms, label, label.at, widths, before);
      if (found && label.key !== undefined) remembered.set(label.key, found.place);
      set = found?.standing ?? null;
    }
    if (!set) continue;
    written.add(label.text);
    standing.push(set);
  }
  return { standing, memory: remembered };
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

type Pen = {
  readonly dpr: number;
  /** From where the names were placed to the canvas, CSS pixels. */
  readonly moved: CanvasPoint;
  readonly family: string;
};

function paintSet(context: CanvasRenderingContext2D, pen: Pen, { label, glyphs, rows }: Standing): void {
  const { size, colour, halo } = label.look;
  const { dpr, moved } = pen;
  context.strokeStyle = halo;
  context.fillStyle = colour;
  for (const { text, x, y, turn } of glyphs ?? []) {
    const [cos, sin] = [Math.cos(turn) * dpr, Math.sin(turn) * dpr];
    context.setTransform(cos, sin, -sin, cos, (x + moved[0]) * dpr, (y + moved[1]) * dpr);
    write(context, text, 0, 0);
  }
  context.setTransform(dpr, 0, 0, dpr, moved[0] * dpr, moved[1] * dpr);
  if (!rows) return;
  const [x, y] = rows.at;
  rows.rows.forEach((row, index) => {
    write(context, row, x, y + (index - (rows.rows.length - 1) / 2) * (size + 3));
  });
}

const fontOf = ({ size, bold }: LabelLook, family: string): string =>
  `${bold ? '600 ' : ''}${size}px ${family}`;

/** Texts whose width is kept; more than any view has. */
const MOST_WIDTHS = 20_000;

/** Measures texts, each once. */
export class TextWidths {
  private readonly context = document.createElement('canvas').getContext('2d');
  private readonly known = new Map<string, number>();
  private family = '';

  readonly of = (text: string, look: LabelLook): number => {
    const key = `${look.size}${look.bold ?? ''}${text}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (!this.context) return text.length * look.size;
    this.context.font = fontOf(look, this.family);
    const width = this.context.measureText(text).width;
    if (this.known.size > MOST_WIDTHS) this.known.clear();
    this.known.set(key, width);
    return width;
  };

  /** The page's fonts; with others, all is measured again. */
  use(family: string): void {
    if (family === this.family) return;
    this.family = family;
    this.known.clear();
  }
}

/** Paints names where they stand. */
export function paintStanding(
  context: CanvasRenderingContext2D,
  standing: readonly Standing[],
  pen: Pen,
): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  let font = '';
  for (const set of standing) {
    const next = fontOf(set.label.look, pen.family);
    if (next !== font) context.font = next;
    font = next;
    paintSet(context, pen, set);
  }
}
