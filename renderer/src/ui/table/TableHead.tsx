import { Checkbox } from 'antd';
import { t } from '../text.ts';
import type { TableColumn, TableSort } from './types.ts';

type HeadCellProps<Row> = {
  column: TableColumn<Row>;
  sort: TableSort | null;
  onSort: ((key: string) => void) | undefined;
  /** The first column stays in sight when the table is scrolled sideways. */
  stays: boolean;
};

function HeadCell<Row>({ column, sort, onSort, stays }: HeadCellProps<Row>) {
  const direction = sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const mark = { ascending: '▴', descending: '▾', none: '' }[direction ?? 'none'];
  return (
    <th
      scope="col"
      className={stays ? 'lm-vt-stay' : undefined}
      data-align={column.align}
      aria-sort={direction}
    >
      {column.sortable && onSort ? (
        <button type="button" onClick={() => onSort(column.key)}>
          {column.title}
          <span aria-hidden="true">{mark}</span>
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

type TableHeadProps<Row> = {
  columns: readonly TableColumn<Row>[];
  sort: TableSort | null;
  onSort: ((key: string) => void) | undefined;
  /** Absent when rows cannot be ticked. */
  tick: { readonly all: boolean; readonly some: boolean; readonly onChange: (on: boolean) => void } | null;
};

/** The header row: stays in sight, sorts. */
export function TableHead<Row>({ columns, sort, onSort, tick }: TableHeadProps<Row>) {
  return (
    <thead>
      <tr>
        {tick && (
          <th scope="col" className="lm-vt-check lm-vt-stay">
            <Checkbox
              aria-label={t('ui.checkAll')}
              checked={tick.all}
              indeterminate={tick.some && !tick.all}
              onChange={(event) => tick.onChange(event.target.checked)}
            />
          </th>
        )}
        {columns.map((column, index) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} stays={index === 0} />
        ))}
      </tr>
    </thead>
  );
}
