import { alongLine, type Glyph, lengthOf } from './alongLine.ts';
import { LabelRoom } from './labelRoom.ts';
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
type Standing = {
  readonly label: Label;
  readonly glyphs: readonly Glyph[] | null;
  readonly rows: Rows | null;
};

function placeAtPoint(room: LabelRoom, label: Label, at: CanvasPoint, widths: Widths): Standing | null {
  const rows = rowsOf(label.text);
  const width = Math.max(...rows.map(widths));
  const high = rows.length * (label.look.size + 3);
  const box = {
    left: at[0] - width / 2 - 3,
    right: at[0] + width / 2 + 3,
    top: at[1] - high / 2 - 1,
    bottom: at[1] + high / 2 + 1,
  };
  return room.take(box) ? { label, glyphs: null, rows: { rows, at } } : null;
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

/** The most important first; of a road's pieces the longest. */
function sorted(labels: readonly Label[]): readonly Label[] {
  const weigh = (label: Label): number => (label.line ? -lengthOf(label.line) : 0);
  return labels
    .map((label) => ({ label, weight: weigh(label) }))
    .sort((a, b) => a.label.priority - b.label.priority || a.weight - b.weight)
    .slice(0, MOST_TRIED)
    .map(({ label }) => label);
}

/** Chooses which names stand where, so that none touches another. `widthOf` measures a text in a look, CSS pixels. */
export function placeLabels(
  view: View,
  labels: readonly Label[],
  widthOf: (text: string, look: LabelLook) => number,
): readonly Standing[] {
  const room = new LabelRoom();
  const written = new Set<string>();
  const placed: Standing[] = [];
  for (const label of sorted(labels)) {
    if (label.once && written.has(label.text)) continue;
    const widths: Widths = (text) => widthOf(text, label.look);
    const set = label.line
      ? placeOnLine(room, label, label.line, widths)
      : label.at && isSeen(view, label.at)
        ? placeAtPoint(room, label, label.at, widths)
        : null;
    if (!set) continue;
    written.add(label.text);
    placed.push(set);
  }
  return placed;
}

function write(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
}

function paintSet(context: CanvasRenderingContext2D, view: View, { label, glyphs, rows }: Standing): void {
  const { size, colour, halo } = label.look;
  context.strokeStyle = halo;
  context.fillStyle = colour;
  for (const { text, x, y, turn } of glyphs ?? []) {
    const [cos, sin] = [Math.cos(turn) * view.dpr, Math.sin(turn) * view.dpr];
    context.setTransform(cos, sin, -sin, cos, x * view.dpr, y * view.dpr);
    write(context, text, 0, 0);
  }
  context.setTransform(view.dpr, 0, 0, view.dpr, 0, 0);
  if (!rows) return;
  const [x, y] = rows.at;
  rows.rows.forEach((row, index) => {
    write(context, row, x, y + (index - (rows.rows.length - 1) / 2) * (size + 3));
  });
}

/** Places names and paints them. */
export function paintLabels(context: CanvasRenderingContext2D, view: View, labels: readonly Label[]): void {
  const family = getComputedStyle(document.body).fontFamily;
  const fontOf = ({ size, bold }: LabelLook): string => `${bold ? '600 ' : ''}${size}px ${family}`;
  const known = new Map<string, number>();
  let font = '';
  const use = (look: LabelLook): void => {
    const next = fontOf(look);
    if (next === font) return;
    font = next;
    context.font = next;
  };
  const placed = placeLabels(view, labels, (text, look) => {
    const key = `${look.size}${look.bold ?? ''}${text}`;
    const width = known.get(key);
    if (width !== undefined) return width;
    use(look);
    const measured = context.measureText(text).width;
    known.set(key, measured);
    return measured;
  });
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  for (const set of placed) {
    use(set.label.look);
    paintSet(context, view, set);
  }
}
