import '#renderer/ui/tokens.css';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { DataGrid, type GridColumn } from '#renderer/ui/index';

type Row = { readonly id: number };
const COLUMNS = 20;
const nothing = (): void => undefined;
const NONE: ReadonlySet<string> = new Set();
const textOf = (row: Row, col: number): string => `${col} 列 ${(row.id * 7919 + col * 31) % 10007}`;

const columns: readonly GridColumn<Row>[] = Array.from({ length: COLUMNS }, (_, col) => ({
  key: String(col),
  title: `第 ${col} 列`,
  width: 120,
  render: (row) => textOf(row, col),
  text: (row) => textOf(row, col),
}));

function Ours({ count }: { count: number }) {
  return (
    <DataGrid
      label="bench"
      columns={columns}
      frozen={1}
      total={count}
      rowAt={(id) => ({ id })}
      rowId={({ id }) => String(id)}
      selectedId={null}
      onRow={nothing}
      onOpen={nothing}
      sort={[]}
      onSort={nothing}
      onWidth={nothing}
      checked={NONE}
      onCheck={nothing}
      onCheckAll={nothing}
      draftAt={() => undefined}
      onType={nothing}
      onDropDraft={nothing}
      Editor={() => null}
      onBlock={nothing}
      onCopy={() => null}
      onPaste={nothing}
      onClear={nothing}
      onFill={nothing}
    />
  );
}

function AntdTable({ count }: { count: number }) {
  return (
    <Table<Row>
      virtual
      size="small"
      pagination={false}
      rowKey="id"
      scroll={{ x: COLUMNS * 120, y: 600 }}
      dataSource={Array.from({ length: count }, (_, id) => ({ id }))}
      columns={columns.map(({ key, title, width }, col) => ({
        key,
        title,
        width,
        ...(col === 0 ? { fixed: 'left' as const } : {}),
        render: (_, row: Row) => textOf(row, col),
      }))}
    />
  );
}

const PEERS: Readonly<Record<string, (count: number) => ReactNode>> = {
  ours: (count) => <Ours count={count} />,
  antdVirtual: (count) => <AntdTable count={count} />,
};
const BOXES: Readonly<Record<string, string>> = {
  ours: '.lm-grid',
  antdVirtual: '.ant-table-tbody-virtual-holder',
};
const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

export type TableFigures = { readonly firstPaintMs: number; readonly frames: readonly number[] };

/** First paint, then frames in each of which the table is scrolled: by three rows, or (`far`) by a three-hundredth of all. */
async function measure(peer: string, count: number, steps: number, far: boolean): Promise<TableFigures> {
  const host = document.getElementById('table') as HTMLElement;
  host.replaceChildren();
  const holder = document.createElement('div');
  holder.style.height = '100%';
  host.append(holder);
  const root = createRoot(holder);
  const startMs = performance.now();
  root.render(PEERS[peer]?.(count));
  while (!holder.querySelector(BOXES[peer] ?? '')) await nextFrame();
  await nextFrame();
  const firstPaintMs = performance.now() - startMs;
  const box = holder.querySelector(BOXES[peer] ?? '') as HTMLElement;
  const frames: number[] = [];
  let lastMs = await nextFrame();
  for (let step = 1; step <= steps; step += 1) {
    const by = far ? (count * 34) / 300 : 102;
    if (peer === 'ours') box.scrollTop = step * by;
    else box.dispatchEvent(new WheelEvent('wheel', { deltaY: by, bubbles: true, cancelable: true }));
    const nowMs = await nextFrame();
    frames.push(nowMs - lastMs);
    lastMs = nowMs;
  }
  root.unmount();
  return { firstPaintMs, frames };
}

declare global {
  interface Window {
    tableBench: { measure: typeof measure };
  }
}
window.tableBench = { measure };
