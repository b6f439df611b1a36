// biome-ignore-all lint/a11y/useSemanticElements: rows are placed freely, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the one input of the grid has the focus and names the cell
import { Checkbox } from 'antd';
import { memo, type ReactElement } from 'react';
import { t } from '../../text.ts';
import type { Sight } from './layout.ts';
import type { CellDraft, GridColumn } from './types.ts';

export type Marked = { readonly left: number; readonly right: number } | null;

type CellProps<Row> = {
  row: Row | undefined;
  column: GridColumn<Row>;
  col: number;
  /** Pixels from the left where a frozen column stands. */
  stay: number | undefined;
  marked: boolean;
  head: boolean;
  draft: CellDraft | undefined;
};

function GridCell<Row>({ row, column, col, stay, marked, head, draft }: CellProps<Row>) {
  return (
    <div
      role="gridcell"
      id={head ? 'lm-grid-cursor' : undefined}
      aria-colindex={col + 2}
      aria-selected={marked}
      aria-invalid={draft?.note ? true : undefined}
      className={stay === undefined ? 'lm-grid-cell' : 'lm-grid-cell lm-grid-stay'}
      data-align={column.align}
      data-col={col}
      data-key={column.key}
      data-head={head || undefined}
      data-draft={draft ? (draft.note ? 'refused' : 'saving') : undefined}
      style={{ width: column.width, ...(stay === undefined ? {} : { left: stay }) }}
    >
      {row === undefined ? <i className="lm-grid-wait" /> : draft ? draft.text : column.render(row)}
    </div>
  );
}

type RowProps<Row> = {
  row: Row | undefined;
  index: number;
  top: number;
  columns: readonly GridColumn<Row>[];
  lefts: readonly number[];
  frozen: number;
  sight: Sight;
  selected: boolean;
  ticked: boolean;
  marked: Marked;
  /** The column of the cursor, when it is in this row. */
  headCol: number | null;
  /** Changes when a draft of this row does. */
  draftOf: ((key: string) => CellDraft | undefined) | null;
  onTick: (index: number) => void;
};

/** One row: its head with number and tick, the frozen columns, and those in sight. */
function Row<R>(props: RowProps<R>) {
  const { row, index, columns, lefts, frozen, sight, marked } = props;
  const cell = (column: GridColumn<R>, col: number): ReactElement => (
    <GridCell
      key={column.key}
      row={row}
      column={column}
      col={col}
      stay={col < frozen ? lefts[col] : undefined}
      marked={marked !== null && col >= marked.left && col <= marked.right}
      head={props.headCol === col}
      draft={props.draftOf?.(column.key)}
    />
  );
  const skipped = (lefts[sight.from] ?? 0) - (lefts[Math.min(frozen, columns.length - 1)] ?? 0);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.selected}
      className="lm-grid-row"
      data-row={index}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div className="lm-grid-rowhead lm-grid-stay" role="rowheader" data-rowhead>
        <Checkbox
          checked={props.ticked}
          disabled={row === undefined}
          aria-label={t('ui.check')}
          tabIndex={-1}
          onChange={() => props.onTick(index)}
        />
        <span>{index + 1}</span>
      </div>
      {columns.slice(0, frozen).map(cell)}
      {sight.from > frozen && <div className="lm-grid-skip" style={{ width: skipped }} />}
      {columns.slice(sight.from, sight.to).map((column, at) => cell(column, sight.from + at))}
    </div>
  );
}

export const GridRow = memo(Row) as typeof Row;
