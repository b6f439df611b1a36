import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useRef } from 'react';
import type { VirtualTableProps } from './types.ts';
import { useSelectionShown } from './useSelectionShown.ts';

const PAGE_STEP = 15;

/** The index to which a key moves, or null for another key. */
export function stepOf(key: string, index: number, total: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + PAGE_STEP,
    PageUp: index - PAGE_STEP,
    Home: 0,
    End: total - 1,
  };
  const next = steps[key];
  return next === undefined || total === 0 ? null : Math.min(total - 1, Math.max(0, next));
}

/** The row on which the keys act; follows clicks and a selection made elsewhere. */
export function useCursor<Row>(
  props: VirtualTableProps<Row>,
  virtual: Virtualizer<HTMLDivElement, Element>,
  toggle: (id: string) => void,
) {
  const { total, rowAt, rowId, selectedId = null } = props;
  const cursor = useRef(-1);
  const follow = useCallback((index: number): void => {
    cursor.current = index;
  }, []);
  const shown = useSelectionShown({ total, rowAt, rowId, selectedId }, virtual, follow);

  const choose = (index: number): void => {
    cursor.current = index;
    const row = rowAt(index);
    if (row === undefined) return;
    shown.current = rowId(row);
    props.onSelect?.(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const row = rowAt(cursor.current);
    const next = stepOf(event.key, cursor.current, total);
    if (next !== null) {
      virtual.scrollToIndex(next);
      choose(next);
    } else if (event.key === ' ' && row && props.onCheck) toggle(rowId(row));
    else if (event.key === 'Enter' && row && !event.ctrlKey) props.onOpen?.(row);
    else return;
    event.preventDefault();
  };
  return { choose, onKeyDown };
}
