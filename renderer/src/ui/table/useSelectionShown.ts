import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';

type Rows<Row> = {
  readonly total: number;
  readonly rowAt: (index: number) => Row | undefined;
  readonly rowId: (row: Row) => string;
  readonly selectedId: string | null;
};

/**
 * Brings a selection made elsewhere (on the map) into sight when its row is among those known, and tells `onShown`, which
 * must keep its identity, where it stands. Returns the id shown last; whoever selects a row of the table sets it first.
 */
export function useSelectionShown<Row>(
  { total, rowAt, rowId, selectedId }: Rows<Row>,
  virtual: Virtualizer<HTMLDivElement, Element>,
  onShown: (index: number) => void,
): RefObject<string | null> {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (!selectedId || shown.current === selectedId) return;
    for (let index = 0; index < total; index += 1) {
      const row = rowAt(index);
      if (row === undefined || rowId(row) !== selectedId) continue;
      shown.current = selectedId;
      onShown(index);
      virtual.scrollToIndex(index, { align: 'auto' });
      return;
    }
  }, [selectedId, total, rowAt, rowId, virtual, onShown]);
  return shown;
}
