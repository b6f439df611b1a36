import { Checkbox } from 'antd';
import { t } from '../text.ts';
import type { TableColumn } from './types.ts';

type TableRowProps<Row> = {
  row: Row | undefined;
  index: number;
  columns: readonly TableColumn<Row>[];
  selected: boolean;
  /** null when rows cannot be ticked. */
  ticked: boolean | null;
  onTick: () => void;
  onChoose: () => void;
  onOpen: () => void;
};

/** One row; empty while its page is on the way. */
export function TableRow<Row>(props: TableRowProps<Row>) {
  const { row, columns, ticked } = props;
  return (
    <tr
      aria-rowindex={props.index + 1}
      aria-selected={props.selected}
      onClick={props.onChoose}
      onDoubleClick={props.onOpen}
    >
      {ticked !== null && (
        <td className="lm-vt-check lm-vt-stay">
          <Checkbox
            checked={ticked}
            disabled={row === undefined}
            aria-label={t('ui.check')}
            onClick={(event) => event.stopPropagation()}
            onChange={props.onTick}
          />
        </td>
      )}
      {columns.map((column, index) => (
        <td key={column.key} className={index === 0 ? 'lm-vt-stay' : undefined} data-align={column.align}>
          {row === undefined ? null : column.render(row)}
        </td>
      ))}
    </tr>
  );
}
