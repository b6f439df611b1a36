import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useState } from 'react';
import { useSelectionShown } from '../useSelectionShown.ts';
import { scrollFor } from './layout.ts';
import { type Block, type CellAt, clampCell, edgesOf, oneCell, type Size } from './model.ts';
import type { GridProps } from './types.ts';

type Layout = { readonly lefts: readonly number[]; readonly frozenEnd: number };

/** The cursor and the marked block; the row of the cursor is the window's selection, and the other way round. */
export function useBlock<Row>(
  props: GridProps<Row>,
  box: RefObject<HTMLDivElement | null>,
  virtual: Virtualizer<HTMLDivElement, Element>,
  layout: Layout,
) {
  const { total, columns, rowAt, rowId, selectedId, onRow, onBlock } = props;
  const size: Size = { rows: total, cols: columns.length };
  const [block, setBlock] = useState<Block>(oneCell({ row: 0, col: 0 }));
  const follow = useCallback((row: number): void => {
    setBlock((before) => oneCell({ row, col: before.head.col }));
  }, []);
  const shown = useSelectionShown({ total, rowAt, rowId, selectedId }, virtual, follow);

  const reveal = useCallback(
    ({ row, col }: CellAt) => {
      virtual.scrollToIndex(row, { align: 'auto' });
      const element = box.current;
      const column = columns[col];
      if (!element || !column || col < props.frozen) return;
      const view = { left: element.scrollLeft, width: element.clientWidth };
      element.scrollLeft = scrollFor(layout.lefts[col] ?? 0, column.width, layout.frozenEnd, view);
    },
    [virtual, box, columns, layout, props.frozen],
  );
  /** Sets the block; the window follows the cursor's row, unless only a block is being drawn. */
  const mark = useCallback(
    (next: Block, follow = true) => {
      setBlock(next);
      onBlock(edgesOf(next));
      const row = rowAt(next.head.row);
      const single = next.anchor.row === next.head.row;
      if (!follow || !single || row === undefined || rowId(row) === shown.current) return;
      shown.current = rowId(row);
      onRow(row);
    },
    [onBlock, onRow, rowAt, rowId, shown],
  );

  const head = clampCell(block.head, size);
  const anchor = clampCell(block.anchor, size);
  return { block: { anchor, head }, size, mark, reveal };
}
