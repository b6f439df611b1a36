/** A cell by its row's and column's place, both from 0. */
export type CellAt = { readonly row: number; readonly col: number };
/** A block of cells: where it was begun, and the cell that moves with the keys and the pointer. */
export type Block = { readonly anchor: CellAt; readonly head: CellAt };
/** The same block by its edges, each inclusive. */
export type Edges = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};
export type Size = { readonly rows: number; readonly cols: number };

export const edgesOf = ({ anchor, head }: Block): Edges => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.col, head.col),
  right: Math.max(anchor.col, head.col),
});

export const sizeOf = ({ top, bottom, left, right }: Edges): Size => ({
  rows: bottom - top + 1,
  cols: right - left + 1,
});

export const oneCell = (at: CellAt): Block => ({ anchor: at, head: at });

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

export const clampCell = ({ row, col }: CellAt, size: Size): CellAt => ({
  row: within(row, size.rows),
  col: within(col, size.cols),
});

export type Step = {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  /** Rows in sight: a page. */
  readonly page: number;
};

/** Where a key takes a cell, or null for a key that moves nothing. With Ctrl to the edge of the table. */
export function stepCell(at: CellAt, { key, ctrl, page }: Step, size: Size): CellAt | null {
  const far = Number.MAX_SAFE_INTEGER;
  const steps: Readonly<Record<string, readonly [rows: number, cols: number]>> = {
    ArrowUp: [ctrl ? -far : -1, 0],
    ArrowDown: [ctrl ? far : 1, 0],
    ArrowLeft: [0, ctrl ? -far : -1],
    ArrowRight: [0, ctrl ? far : 1],
    PageUp: [-page, 0],
    PageDown: [page, 0],
    Home: [ctrl ? -far : 0, -far],
    End: [ctrl ? far : 0, far],
  };
  const step = steps[key];
  if (!step || size.rows === 0 || size.cols === 0) return null;
  return clampCell({ row: at.row + step[0], col: at.col + step[1] }, size);
}

/** A block after a key: Shift moves its end, anything else begins anew. */
export function moveBlock(block: Block, step: Step, size: Size): Block | null {
  const head = stepCell(block.head, step, size);
  if (!head) return null;
  return step.shift ? { anchor: block.anchor, head } : oneCell(head);
}

/** The place that a pasted block takes: repeated where the marked one is a multiple of it, else from its corner. */
export function pasteEdges(marked: Edges, given: Size): Edges {
  const size = sizeOf(marked);
  const repeats = size.rows % given.rows === 0 && size.cols % given.cols === 0;
  if (repeats) return marked;
  return {
    top: marked.top,
    left: marked.left,
    bottom: marked.top + given.rows - 1,
    right: marked.left + given.cols - 1,
  };
}
