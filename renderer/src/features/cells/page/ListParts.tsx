import { TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { dynamic, EmptyState, t } from '#renderer/ui/index';
import { type CellList, openInTable, startList } from './lists.ts';

type HeadProps = {
  list: CellList;
  cellId: string;
  shown: number;
  total: number;
  children?: ReactNode;
};

/** How many there are, and the way to the table that holds them all. */
export function ListHead({ list, cellId, shown, total, children }: HeadProps) {
  return (
    <div className="lm-cell-list-head">
      <span>{shown < total ? t('cells.shownOf', { total, shown }) : t('cells.inAll', { total })}</span>
      {children}
      <Button
        type="link"
        size="small"
        icon={<TableOutlined />}
        data-action={`open-${list}`}
        onClick={() => openInTable(list, cellId)}
      >
        {t('cells.openInTable')}
      </Button>
    </div>
  );
}

/** A list without records: what to do. */
export const ListEmpty = ({ list }: { list: CellList }) => (
  <EmptyState
    title={dynamic(`cells.none.${list}`)}
    hint={dynamic(`cells.noneHint.${list}`)}
    action={<Button onClick={() => startList(list)}>{dynamic(`cells.goTo.${list}`)}</Button>}
  />
);
