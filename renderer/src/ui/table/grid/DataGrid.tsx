// biome-ignore-all lint/a11y/useSemanticElements: rows are placed freely, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the one input of the grid has the focus and names the cell
import { type ClipboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { useRowsInSight } from '../useRowsInSight.ts';
import { readClipboard, toHtml, toTsv } from './clipboard.ts';
import { GridHead } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import { columnLefts, columnsInSight } from './layout.ts';
import { edgesOf } from './model.ts';
import { Overlay } from './Overlay.tsx';
import type { GridProps } from './types.ts';
import { useBlock } from './useBlock.ts';
import { useEditing } from './useEditing.ts';
import { useGridKeys } from './useGridKeys.ts';
import { cellUnder, rowHeadUnder, useGridPointer } from './useGridPointer.ts';
import './grid.css';

/** Widest that a double click makes a column. */
const FIT_MOST = 480;

/** As wide as what is drawn of a column needs. */
function fittingWidth(box: HTMLElement | null, key: string): number {
  const cells = box?.querySelectorAll<HTMLElement>(`[data-key="${CSS.escape(key)}"]`) ?? [];
  let widest = 0;
  for (const cell of cells) {
    const range = document.createRange();
    range.selectNodeContents(cell);
    widest = Math.max(widest, range.getBoundingClientRect().width);
  }
  return Math.min(FIT_MOST, Math.ceil(widest) + 20);
}

/**
 * A table that works like a spreadsheet: a cursor, blocks of cells, editing in place, copy and paste. It draws only
 * the rows and columns in sight, and knows nothing of what the rows are. One hidden input has the focus: it takes the
 * keys, the clipboard, and the first letter of an edit, so that an input method can begin a word in it.
 */
export function DataGrid<Row>(props: GridProps<Row>) {
  const { columns, total, rowAt, rowId, frozen, checked } = props;
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [view, setView] = useState({ left: 0, width: 0 });
  const { virtual, items, height } = useRowsInSight(box, props);
  const widths = useMemo(() => columns.map(({ width }) => width), [columns]);
  const layout = useMemo(() => {
    const { lefts, total: width } = columnLefts(widths);
    return { lefts, width, frozenEnd: lefts[frozen] ?? width };
  }, [widths, frozen]);
  const width = view.width || box.current?.clientWidth || 1200;
  const sight = columnsInSight(layout.lefts, widths, frozen, { left: view.left, width });
  const { block, size, mark, reveal } = useBlock(props, box, virtual, layout);
  const edit = useEditing(props, () => input.current);
  const edges = edgesOf(block);
  const toggle = (index: number): void => {
    const row = rowAt(index);
    if (row === undefined) return;
    const next = new Set(checked);
    if (!next.delete(rowId(row))) next.add(rowId(row));
    props.onCheck(next);
  };
  const page = Math.max(1, items.length - 24);
  const onKeyDown = useGridKeys(props, { block, size, page, mark, reveal, edit, toggle });
  const pointer = useGridPointer({ block, size, mark, onFill: props.onFill, focus: edit.focus });

  const onScroll = (): void => {
    const element = box.current;
    if (element && (element.scrollLeft !== view.left || element.clientWidth !== view.width))
      setView({ left: element.scrollLeft, width: element.clientWidth });
  };
  const onDoubleClick = (event: MouseEvent): void => {
    const headRow = rowHeadUnder(event.target);
    const row = headRow === null ? undefined : rowAt(headRow);
    const at = cellUnder(event.target);
    if (row !== undefined) props.onOpen(row);
    else if (at) edit.begin(at);
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (edit.editing) return;
    event.preventDefault();
    const texts = props.onCopy(edges);
    if (!texts) return;
    event.clipboardData.setData('text/plain', toTsv(texts));
    event.clipboardData.setData('text/html', toHtml(texts));
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (edit.editing) return;
    event.preventDefault();
    const texts = readClipboard(event.clipboardData);
    if (texts.length > 0) props.onPaste(edges, texts);
  };
  return (
    <div
      ref={box}
      className="lm-grid"
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      onScroll={onScroll}
      onDoubleClick={onDoubleClick}
      {...pointer}
    >
      <div className="lm-grid-all" style={{ height: virtual.getTotalSize(), minWidth: layout.width }}>
        <GridHead
          columns={columns}
          lefts={layout.lefts}
          frozen={frozen}
          sight={sight}
          sort={props.sort}
          onSort={props.onSort}
          onWidth={props.onWidth}
          onFit={(key) => props.onWidth(key, fittingWidth(box.current, key))}
          ticks={{
            all: total > 0 && checked.size >= total,
            some: checked.size > 0,
            onChange: props.onCheckAll,
          }}
        />
        {items.map((item) => {
          const row = rowAt(item.index);
          const id = row === undefined ? null : rowId(row);
          const isIn = item.index >= edges.top && item.index <= edges.bottom;
          return (
            <GridRow
              key={item.key}
              row={row}
              index={item.index}
              top={item.start}
              columns={columns}
              lefts={layout.lefts}
              frozen={frozen}
              sight={sight}
              selected={id !== null && id === props.selectedId}
              ticked={id !== null && checked.has(id)}
              marked={isIn ? edges : null}
              headCol={item.index === block.head.row ? block.head.col : null}
              draftOf={row === undefined ? null : (key) => props.draftAt(row, key)}
              onTick={toggle}
            />
          );
        })}
        <Overlay
          grid={props}
          block={block}
          layout={layout}
          scrollLeft={view.left}
          viewWidth={width}
          rowTop={(index) => (index + 1) * height}
          edit={edit}
          input={input}
          onKeyDown={onKeyDown}
          onCopy={onCopy}
          onPaste={onPaste}
        />
      </div>
      {total === 0 && props.empty}
    </div>
  );
}
