// biome-ignore-all lint/a11y/useSemanticElements: rows are placed freely, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the one input of the grid has the focus and names the cell
import { Checkbox } from 'antd';
import type { PointerEvent } from 'react';
import { t } from '../../text.ts';
import type { TableSort } from '../types.ts';
import type { Sight } from './layout.ts';
import type { GridColumn } from './types.ts';

const LEAST_WIDTH = 40;
const MOST_WIDTH = 900;

type HeadCellProps<Row> = {
  column: GridColumn<Row>;
  col: number;
  stay: number | undefined;
  sort: readonly TableSort[];
  onSort: (key: string, more: boolean) => void;
  onWidth: (key: string, width: number) => void;
  onFit: (key: string) => void;
};

/** Drags a column's edge; the width follows the pointer. */
function startResize(event: PointerEvent<HTMLElement>, width: number, set: (width: number) => void): void {
  event.preventDefault();
  event.stopPropagation();
  const { clientX, currentTarget, pointerId } = event;
  currentTarget.setPointerCapture(pointerId);
  const move = (moved: globalThis.PointerEvent): void =>
    set(Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, Math.round(width + moved.clientX - clientX))));
  currentTarget.addEventListener('pointermove', move);
  currentTarget.addEventListener('pointerup', () => currentTarget.removeEventListener('pointermove', move), {
    once: true,
  });
}

function HeadCell<Row>({ column, col, stay, sort, onSort, onWidth, onFit }: HeadCellProps<Row>) {
  const at = sort.findIndex(({ key }) => key === column.key);
  const mine = sort[at];
  const direction = mine ? (mine.descending ? 'descending' : 'ascending') : undefined;
  const mark = { ascending: '▴', descending: '▾', none: '' }[direction ?? 'none'];
  return (
    <div
      role="columnheader"
      aria-colindex={col + 2}
      aria-sort={direction}
      className={stay === undefined ? 'lm-grid-headcell' : 'lm-grid-headcell lm-grid-stay'}
      data-align={column.align}
      data-key={column.key}
      style={{ width: column.width, ...(stay === undefined ? {} : { left: stay }) }}
    >
      <button
        type="button"
        tabIndex={-1}
        title={t('grid.sortHint', { name: column.title })}
        onClick={(event) => onSort(column.key, event.shiftKey)}
      >
        {column.title}
        <span aria-hidden="true">
          {mark}
          {sort.length > 1 && mine ? at + 1 : ''}
        </span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's convenience; widths fit by themselves */}
      <span
        className="lm-grid-edge"
        title={t('grid.widthHint')}
        onPointerDown={(event) => startResize(event, column.width, (width) => onWidth(column.key, width))}
        onDoubleClick={() => onFit(column.key)}
      />
    </div>
  );
}

type GridHeadProps<Row> = Omit<HeadCellProps<Row>, 'column' | 'col' | 'stay'> & {
  columns: readonly GridColumn<Row>[];
  lefts: readonly number[];
  frozen: number;
  sight: Sight;
  ticks: { readonly all: boolean; readonly some: boolean; readonly onChange: (on: boolean) => void };
};

/** The header row: sorts (Shift adds a second key), and sets widths by its edges. */
export function GridHead<Row>({ columns, lefts, frozen, sight, ticks, ...rest }: GridHeadProps<Row>) {
  const cell = (column: GridColumn<Row>, col: number) => (
    <HeadCell
      key={column.key}
      column={column}
      col={col}
      stay={col < frozen ? lefts[col] : undefined}
      {...rest}
    />
  );
  const skipped = (lefts[sight.from] ?? 0) - (lefts[Math.min(frozen, columns.length - 1)] ?? 0);
  return (
    <div role="row" className="lm-grid-head" aria-rowindex={1}>
      <div className="lm-grid-rowhead lm-grid-stay" role="columnheader" aria-colindex={1}>
        <Checkbox
          aria-label={t('ui.checkAll')}
          checked={ticks.all}
          indeterminate={ticks.some && !ticks.all}
          onChange={(event) => ticks.onChange(event.target.checked)}
        />
      </div>
      {columns.slice(0, frozen).map(cell)}
      {sight.from > frozen && <div className="lm-grid-skip" style={{ width: skipped }} />}
      {columns.slice(sight.from, sight.to).map((column, at) => cell(column, sight.from + at))}
    </div>
  );
}
