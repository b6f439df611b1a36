import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect } from 'react';
import type { VirtualTableProps } from './types.ts';

/** The row height of the present look (large type is higher). */
const rowHeight = (): number =>
  Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--lm-row'), 10) || 34;

/** The rows to draw, and how much room those before and after them take. */
export function useRowsInSight<Row>(
  box: RefObject<HTMLDivElement | null>,
  { total, onVisible }: Pick<VirtualTableProps<Row>, 'total' | 'onVisible'>,
) {
  const headHeight = rowHeight();
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => box.current,
    estimateSize: rowHeight,
    // The header scrolls in the same box and stays at its top: rows begin, and come into sight, below it.
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const firstIndex = first?.index ?? 0;
  const lastIndex = last?.index ?? 0;
  useEffect(() => onVisible?.(firstIndex, lastIndex), [onVisible, firstIndex, lastIndex]);
  return {
    virtual,
    items,
    /** Of one row and of the head, pixels. */
    height: headHeight,
    before: (first?.start ?? headHeight) - headHeight,
    after: virtual.getTotalSize() - (last?.end ?? headHeight),
  };
}
