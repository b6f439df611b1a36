import { useRef } from 'react';
import './table.css';
import { TableHead } from './TableHead.tsx';
import { TableRow } from './TableRow.tsx';
import type { VirtualTableProps } from './types.ts';
import { useCursor } from './useCursor.ts';
import { useRowsInSight } from './useRowsInSight.ts';
import { useTicks } from './useTicks.ts';

const CHECK_WIDTH = 36;

/** An empty stretch that stands for rows out of sight. */
const Gap = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr className="lm-vt-gap">
      <td style={{ height }} />
    </tr>
  ) : null;

/** A table that draws only the rows in sight; a row and its place on the map are one selection. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { columns, total, rowAt, rowId } = props;
  const box = useRef<HTMLDivElement>(null);
  const { virtual, items, before, after } = useRowsInSight(box, props);
  const { tick, toggle, isTicked } = useTicks(props);
  const { choose, onKeyDown } = useCursor(props, virtual, toggle);
  const minWidth = columns.reduce((sum, column) => sum + column.width, tick ? CHECK_WIDTH : 0);
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
          {tick && <col style={{ width: CHECK_WIDTH }} />}
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <TableHead columns={columns} sort={props.sort ?? null} onSort={props.onSort} tick={tick} />
        <tbody>
          <Gap height={before} />
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
                ticked={tick && isTicked(id)}
                onTick={() => id !== null && toggle(id)}
                onChoose={() => choose(item.index)}
                onOpen={() => row !== undefined && props.onOpen?.(row)}
              />
            );
          })}
          <Gap height={after} />
        </tbody>
      </table>
      {total === 0 && props.empty}
    </div>
  );
}
