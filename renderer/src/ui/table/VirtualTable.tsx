import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import './table.css';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import type { VirtualTableProps } from './types.ts';
import { useCursor } from './useCursor.ts';

const CHECK_WIDTH = 36;
const NONE: ReadonlySet<string> = new Set();

/** The row height of the present look (large type is higher). */
const rowHeight = (): number =>
  Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue('--lm-row'), 10) || 34;

/** An empty stretch that stands for rows out of sight. */
const Gap = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr className="lm-vt-gap">
      <td style={{ height }} />
    </tr>
  ) : null;

/** A table that draws only the rows in sight; a row and its place on the map are one selection. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { columns, total, rowAt, rowId, onVisible, checked = NONE, onCheck } = props;
  const box = useRef<HTMLDivElement>(null);
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

  const toggle = (id: string): void => {
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    onCheck?.(next);
  };
  const tickAll = (on: boolean): void => {
    const known = Array.from({ length: total }, (_, index) => rowAt(index));
    onCheck?.(new Set(on ? known.flatMap((row) => (row === undefined ? [] : [rowId(row)])) : []));
  };
  const { choose, onKeyDown } = useCursor(props, virtual, toggle);
  const minWidth = columns.reduce((sum, column) => sum + column.width, onCheck ? CHECK_WIDTH : 0);
  const tick = onCheck
    ? { all: total > 0 && checked.size >= total, some: checked.size > 0, onChange: tickAll }
    : null;

  return (
    <div ref={box} className="lm-vt">
      <table
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a grid takes the keys as a whole
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={total}
        onKeyDown={onKeyDown}
        style={{ minWidth }}
      >
        <colgroup>
          {onCheck && <col style={{ width: CHECK_WIDTH }} />}
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <TableHead columns={columns} sort={props.sort ?? null} onSort={props.onSort} tick={tick} />
        <tbody>
          <Gap height={(first?.start ?? headHeight) - headHeight} />
          {items.map((item) => {
            const row = rowAt(item.index);
            const id = row === undefined ? null : rowId(row);
            return (
              <TableRow
                key={item.key}
                row={row}
                index={item.index}
                columns={columns}
                selected={id !== null && id === props.selectedId}
                ticked={onCheck ? id !== null && checked.has(id) : null}
                onTick={() => id !== null && toggle(id)}
                onChoose={() => choose(item.index)}
                onOpen={() => row !== undefined && props.onOpen?.(row)}
              />
            );
          })}
          <Gap height={virtual.getTotalSize() - (last?.end ?? headHeight)} />
        </tbody>
      </table>
      {total === 0 && props.empty}
    </div>
  );
}
