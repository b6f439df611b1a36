import { type PointerEvent, useRef } from 'react';
import { type Block, type CellAt, edgesOf, oneCell, type Size } from './model.ts';

/** The cell under the pointer, by what its element says. */
export function cellUnder(target: EventTarget | null): CellAt | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-col]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]');
  return cell && row ? { row: Number(row.dataset.row), col: Number(cell.dataset.col) } : null;
}

/** The row whose head is under the pointer. */
export function rowHeadUnder(target: EventTarget | null): number | null {
  const head = target instanceof Element ? target.closest('[data-rowhead]') : null;
  const row = head?.closest<HTMLElement>('[data-row]');
  return row ? Number(row.dataset.row) : null;
}

type Hands = {
  readonly block: Block;
  readonly size: Size;
  readonly mark: (block: Block, follow?: boolean) => void;
  readonly onFill: (edges: ReturnType<typeof edgesOf>) => void;
  readonly focus: () => void;
};

/** Clicking, Shift+clicking and drawing a block; dragging the handle at its corner fills down. */
export function useGridPointer({ block, size, mark, onFill, focus }: Hands) {
  const drawing = useRef<'block' | 'fill' | null>(null);
  const begun = useRef<Block>(block);
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    if (event.target instanceof Element && event.target.closest('[data-fill]')) {
      drawing.current = 'fill';
      begun.current = block;
      event.preventDefault();
      return;
    }
    const headRow = rowHeadUnder(event.target);
    const isBox = event.target instanceof Element && event.target.closest('label, input');
    const at = headRow === null ? cellUnder(event.target) : null;
    if (headRow !== null && !isBox) {
      const anchor = { row: event.shiftKey ? block.anchor.row : headRow, col: size.cols - 1 };
      mark({ anchor, head: { row: headRow, col: 0 } });
      drawing.current = null;
    } else if (at) {
      mark(event.shiftKey ? { anchor: block.anchor, head: at } : oneCell(at));
      drawing.current = 'block';
    } else return;
    event.preventDefault();
    focus();
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!drawing.current || event.buttons !== 1) return;
    const at = cellUnder(document.elementFromPoint(event.clientX, event.clientY));
    if (!at) return;
    if (drawing.current === 'block') {
      if (at.row !== block.head.row || at.col !== block.head.col)
        mark({ anchor: block.anchor, head: at }, false);
      return;
    }
    const { top, left, right, bottom } = edgesOf(begun.current);
    mark({ anchor: { row: top, col: left }, head: { row: Math.max(bottom, at.row), col: right } }, false);
  };
  const onPointerUp = (): void => {
    const grown = edgesOf(block).bottom > edgesOf(begun.current).bottom;
    if (drawing.current === 'fill' && grown) onFill(edgesOf(block));
    drawing.current = null;
  };
  return { onPointerDown, onPointerMove, onPointerUp };
}
