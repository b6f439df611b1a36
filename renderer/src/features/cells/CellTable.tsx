import { BorderOuterOutlined, EditOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useCells } from '#renderer/api/lookups';
import { startCellEdit } from '#renderer/features/map/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, t, VirtualTable } from '#renderer/ui/index';
import { cellColumns } from './cellColumns.tsx';
import { type CellRow, cellRows } from './cellTree.ts';
import { countsWithOutline } from './countsWithOutline.ts';
import { GridDialog } from './GridDialog.tsx';
import { OutlineDialog } from './OutlineDialog.tsx';
import { useCellCounts } from './useCellCounts.ts';

type Dialog = 'outline' | 'grid';

const idOf = ({ cell }: CellRow): string => cell.id;

function choose({ cell }: CellRow): void {
  const { select, flyTo } = useAppState.getState();
  select({ type: 'cell', id: cell.id });
  flyTo(cell.centre);
}

/** The two ways to cells; the one that comes next is the blue one. */
function Tools(props: { hasOutline: boolean; total: number; onOpen: (dialog: Dialog) => void }) {
  const { hasOutline, total, onOpen } = props;
  return (
    <div className="lm-toolbar">
      <Button
        type={hasOutline ? 'default' : 'primary'}
        icon={<BorderOuterOutlined />}
        onClick={() => onOpen('outline')}
      >
        {t('cells.importOutline')}
      </Button>
      <Button
        type={hasOutline ? 'primary' : 'default'}
        icon={<TableOutlined />}
        disabled={!hasOutline}
        onClick={() => onOpen('grid')}
      >
        {t('cells.makeGrid')}
      </Button>
      <Button icon={<EditOutlined />} data-action="edit-cells" onClick={() => startCellEdit()}>
        {t('cellEdit.open')}
      </Button>
      <span className="lm-toolbar-total">{t('ui.total', { count: total })}</span>
    </div>
  );
}

const NoCells = ({ onOpen }: { onOpen: (dialog: Dialog) => void }) => (
  <EmptyState
    title={t('cells.empty')}
    hint={t('cells.emptyHint')}
    action={
      <Button type="primary" onClick={() => onOpen('outline')}>
        {t('cells.importOutline')}
      </Button>
    }
  />
);

/** The cells as a tree with what is in each; where the outline comes in and the grid is made. */
export function CellTable() {
  const { list } = useCells();
  const counts = useCellCounts();
  const selection = useAppState((state) => state.selection);
  const [text, setText] = useState('');
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const columns = useMemo(() => cellColumns(countsWithOutline(list, counts)), [list, counts]);
  const rows = useMemo(
    () => cellRows(list).filter(({ cell }) => `${cell.name} ${cell.code}`.includes(text.trim())),
    [list, text],
  );
  const total = list.filter((cell) => cell.tier !== 'community').length;
  const close = (): void => setDialog(null);
  return (
    <section className="lm-things">
      <Tools hasOutline={list.some((cell) => cell.tier === 'community')} total={total} onOpen={setDialog} />
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
            list.length === 0 ? <NoCells onOpen={setDialog} /> : <EmptyState title={t('cells.noMatch')} />
          }
        />
      </div>
      {dialog === 'outline' && <OutlineDialog onClose={close} />}
      {dialog === 'grid' && <GridDialog present={total} onClose={close} />}
    </section>
  );
}
