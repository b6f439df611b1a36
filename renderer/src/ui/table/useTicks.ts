import type { VirtualTableProps } from './types.ts';

const NONE: ReadonlySet<string> = new Set();

/** Which rows are ticked and how that changes; `tick` is null for a table whose rows cannot be ticked. */
export function useTicks<Row>({ total, rowAt, rowId, checked = NONE, onCheck }: VirtualTableProps<Row>) {
  const toggle = (id: string): void => {
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    onCheck?.(next);
  };
  /** Only rows that are here can be ticked: nobody deletes what was never shown. */
  const tickAll = (on: boolean): void => {
    const known = Array.from({ length: on ? total : 0 }, (_, index) => rowAt(index));
    onCheck?.(new Set(known.flatMap((row) => (row === undefined ? [] : [rowId(row)]))));
  };
  const tick = onCheck
    ? { all: total > 0 && checked.size >= total, some: checked.size > 0, onChange: tickAll }
    : null;
  return { tick, toggle, isTicked: (id: string | null) => id !== null && checked.has(id) };
}
