import type { KeyboardEvent } from 'react';
import { type Block, edgesOf, moveBlock, oneCell, type Size, stepCell } from './model.ts';
import type { GridProps } from './types.ts';
import type { useEditing } from './useEditing.ts';

type Hands = {
  readonly block: Block;
  readonly size: Size;
  readonly page: number;
  readonly mark: (block: Block) => void;
  readonly reveal: (at: Block['head']) => void;
  readonly edit: ReturnType<typeof useEditing>;
  readonly toggle: (row: number) => void;
};

/** Where Enter and Tab go on to. */
const ONWARD: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Enter: ['ArrowDown', 'ArrowUp'],
  Tab: ['ArrowRight', 'ArrowLeft'],
};

/** The keys of a spreadsheet. While a text is edited only those that end the edit are the grid's. */
export function useGridKeys<Row>(props: GridProps<Row>, hands: Hands) {
  const { block, size, edit, mark, reveal } = hands;
  const go = (next: Block): void => {
    mark(next);
    reveal(next.head);
  };
  /** Moves on by Enter, Tab or an arrow; false at the edge of the table. */
  const onward = (key: string, shift: boolean): boolean => {
    const arrow = ONWARD[key]?.[shift ? 1 : 0] ?? key;
    const next = stepCell(block.head, { key: arrow, ctrl: false, shift: false, page: hands.page }, size);
    if (!next || (next.row === block.head.row && next.col === block.head.col)) return false;
    go(oneCell(next));
    return true;
  };

  const whileTyping = (event: KeyboardEvent): void => {
    const quick = edit.editing?.type === 'text' && edit.editing.quick;
    const ends = event.key in ONWARD || (quick && /^Arrow/.test(event.key));
    if (event.key === 'Escape') edit.cancel();
    else if (ends) {
      edit.commit();
      onward(event.key, event.shiftKey);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const deeds: Readonly<Record<string, () => void>> = {
    F2: () => edit.begin(block.head),
    Delete: () => props.onClear(edgesOf(block)),
    Backspace: () => props.onClear(edgesOf(block)),
  };
  const withControl: Readonly<Record<string, () => void>> = {
    a: () => mark({ anchor: { row: size.rows - 1, col: size.cols - 1 }, head: { row: 0, col: 0 } }),
    d: () => props.onFill(edgesOf(block)),
    ' ': () =>
      mark({ anchor: { row: size.rows - 1, col: block.head.col }, head: { row: 0, col: block.head.col } }),
    Enter: () => {
      const row = props.rowAt(block.head.row);
      if (row !== undefined) props.onOpen(row);
    },
  };

  const dropDraft = (): boolean => {
    const row = props.rowAt(block.head.row);
    const column = props.columns[block.head.col];
    if (row === undefined || !column || !props.draftAt(row, column.key)) return false;
    props.onDropDraft(row, column.key);
    return true;
  };

  const idle = (event: KeyboardEvent): boolean => {
    const ctrl = event.ctrlKey || event.metaKey;
    const step = { key: event.key, ctrl, shift: event.shiftKey, page: hands.page };
    const moved = moveBlock(block, step, size);
    if (moved) {
      go(moved);
      return true;
    }
    if (event.key === 'Escape') return dropDraft();
    const deed = ctrl ? (withControl[event.key.toLowerCase()] ?? withControl[event.key]) : deeds[event.key];
    if (deed) {
      deed();
      return true;
    }
    if (ctrl || event.altKey) return false;
    if (event.key in ONWARD) return onward(event.key, event.shiftKey) || event.key === 'Enter';
    if (event.key === ' ') {
      hands.toggle(block.head.row);
      return true;
    }
    // A letter for a cell that takes none.
    return event.key.length === 1 && event.key !== '/' && !edit.mayType(block.head);
  };

  return (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (edit.editing) whileTyping(event);
    else if (idle(event)) event.preventDefault();
  };
}
