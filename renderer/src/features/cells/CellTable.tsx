import { BorderOuterOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useCells } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { dynamic, EmptyState, formatArea, type TableColumn, t, VirtualTable } from '#renderer/ui/index';
import { type CellRow, cellRows } from './cellTree.ts';
import { countsWithOutline } from './countsWithOutline.ts';
import { GridDialog } from './GridDialog.tsx';
import { OutlineDialog } from './OutlineDialog.tsx';
import { type CellCounts, COUNT_COLUMNS, useCellCounts } from './useCellCounts.ts';

const idOf = ({ cell }: CellRow): string => cell.id;
const blank = <span className="lm-muted">{t('blank')}</span>;

function choose({ cell }: CellRow): void {
  const { select, flyTo } = useAppState.getState();
  select({ type: 'cell', id: cell.id });
  flyTo(cell.centre);
}

function columnsOf(counts: (cellId: string) => CellCounts): readonly TableColumn<CellRow>[] {
  return [
    {
      key: 'name',
      title: t('field.name'),
      width: 156,
      render: ({ cell, depth }) => (
        <span style={{ paddingLeft: depth * 16 }} title={cell.name}>
          {cell.name}
        </span>
      ),
    },
    { key: 'code', title: t('cells.code'), width: 164, render: ({ cell }) => cell.code || blank },
    {
      key: 'tier',
      title: t('cells.tier'),
      width: 68,
      render: ({ cell }) => dynamic(`cells.tierName.${cell.tier}`),
    },
    { key: 'lead', title: t('cells.lead'), width: 76, render: ({ cell }) => cell.leadName ?? blank },
    {
      key: 'households',
      title: t('field.households'),
      width: 60,
      align: 'right',
      render: ({ cell }) => cell.households ?? blank,
    },
    ...COUNT_COLUMNS.map(
      (column): TableColumn<CellRow> => ({
        key: column,
        title: t(`cells.count.${column}`),
        width: 52,
        align: 'right',
        render: ({ cell }) => counts(cell.id)[column] || blank,
      }),
    ),
    {
      key: 'area',
      title: t('cells.area'),
      width: 88,
      align: 'right',
      render: ({ cell }) => formatArea(cell.areaM2),
    },
  ];
}

/** The cells as a tree with what is in each; where the outline comes in and the grid is made. */
export function CellTable() {
  const { list } = useCells();
  const leafCounts = useCellCounts();
  const selection = useAppState((state) => state.selection);
  const [text, setText] = useState('');
  const [dialog, setDialog] = useState<'outline' | 'grid' | null>(null);
  const columns = useMemo(() => columnsOf(countsWithOutline(list, leafCounts)), [list, leafCounts]);
  const rows = useMemo(
    () =>
      cellRows(list).filter(({ cell }) => cell.name.includes(text.trim()) || cell.code.includes(text.trim())),
    [list, text],
  );
  const hasOutline = list.some((cell) => cell.tier === 'community');
  const openOutline = (): void => setDialog('outline');
  return (
    <section className="lm-things">
      <div className="lm-toolbar">
        <Button
          type={hasOutline ? 'default' : 'primary'}
          icon={<BorderOuterOutlined />}
          onClick={openOutline}
        >
          {t('cells.importOutline')}
        </Button>
        <Button
          type={hasOutline ? 'primary' : 'default'}
          icon={<TableOutlined />}
          disabled={!hasOutline}
          onClick={() => setDialog('grid')}
        >
          {t('cells.makeGrid')}
        </Button>
        <span className="lm-toolbar-total">
          {t('ui.total', { count: list.filter((cell) => cell.tier !== 'community').length })}
        </span>
      </div>
      <div className="lm-filter">
        <Input
          allowClear
          className="lm-filter-text"
          value={text}
          placeholder={t('cells.filter')}
          aria-label={t('cells.filter')}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <div className="lm-things-rows">
        <VirtualTable
          label={t('room.cells')}
          columns={columns}
          total={rows.length}
          rowAt={(index) => rows[index]}
          rowId={idOf}
          selectedId={selection?.type === 'cell' ? selection.id : null}
          onSelect={choose}
          empty={
            list.length === 0 ? (
              <EmptyState
                title={t('cells.empty')}
                hint={t('cells.emptyHint')}
                action={
                  <Button type="primary" onClick={openOutline}>
                    {t('cells.importOutline')}
                  </Button>
                }
              />
            ) : (
              <EmptyState title={t('cells.noMatch')} />
            )
          }
        />
      </div>
      {dialog === 'outline' && <OutlineDialog onClose={() => setDialog(null)} />}
      {dialog === 'grid' && (
        <GridDialog
          present={list.filter((cell) => cell.tier !== 'community').length}
          onClose={() => setDialog(null)}
        />
      )}
    </section>
  );
}
