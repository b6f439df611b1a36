import {
  AimOutlined,
  BorderInnerOutlined,
  CloseOutlined,
  DeleteOutlined,
  EditOutlined,
  PrinterOutlined,
  SelectOutlined,
} from '@ant-design/icons';
import { Button, Spin, Tabs, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useCells } from '#renderer/api/lookups';
import { RecordHistory } from '#renderer/features/history/index';
import { startCellEdit } from '#renderer/features/map/index';
import { TeamTab } from '#renderer/features/org/index';
import { useChoice } from '#renderer/state/choice';
import { useAppState } from '#renderer/state/index';
import { dynamic, EmptyState, errorText, Panel, t } from '#renderer/ui/index';
import type { Cell } from '#shared/contract/cells';
import { CellForm } from './CellForm.tsx';
import { CellSheetDialog } from './page/CellSheetDialog.tsx';
import { THING_LISTS } from './page/lists.ts';
import { Overview } from './page/Overview.tsx';
import { ProblemsTab } from './page/ProblemsTab.tsx';
import { ThingsTab } from './page/ThingsTab.tsx';
import { TrendTab } from './page/TrendTab.tsx';
import { useRemoveCell } from './useRemoveCell.ts';
import './page/cellPage.css';

/** The tab stays while one looks at one cell after the other. */
let lastTab = 'overview';

function Pages({ cell, onEdit }: { cell: Cell; onEdit: () => void }) {
  const [tab, setTab] = useState(lastTab);
  const { data: page, error } = useApiQuery('cells.page', { id: cell.id });
  if (error) return <EmptyState title={errorText(error)} />;
  if (!page) return <Spin />;
  const items = [
    {
      key: 'overview',
      label: t('cells.tab.overview'),
      children: <Overview cell={cell} page={page} onEdit={onEdit} />,
    },
    ...(cell.tier === 'community'
      ? []
      : [{ key: 'team', label: t('org.team'), children: <TeamTab cell={cell} /> }]),
    ...THING_LISTS.map((list) => ({
      key: list,
      label: dynamic(`cells.tab.${list}`),
      children: <ThingsTab cellId={cell.id} list={list} />,
    })),
    { key: 'problems', label: t('cells.tab.problems'), children: <ProblemsTab cellId={cell.id} /> },
    { key: 'trend', label: t('cells.tab.trend'), children: <TrendTab page={page} /> },
    { key: 'history', label: t('cells.history'), children: <RecordHistory entity="cell" id={cell.id} /> },
  ];
  return (
    <Tabs
      size="small"
      tabBarGutter={13}
      activeKey={items.some(({ key }) => key === tab) ? tab : 'overview'}
      onChange={(next) => {
        lastTab = next;
        setTab(next);
      }}
      items={items}
    />
  );
}

/** Asks the map to choose what lies in the cell. */
function chooseIn(cell: Cell): void {
  useChoice.getState().ask({ type: 'area', area: cell.geometry });
  useAppState.getState().setRoom('map');
}

type Act = { key: string; label: string; icon: ReactNode; danger?: boolean; onClick: () => void };

function Actions({ cell, onEdit, onPrint }: { cell: Cell; onEdit: () => void; onPrint: () => void }) {
  const removeCell = useRemoveCell();
  const acts: readonly Act[] = [
    {
      key: 'edit-border',
      label: t('cellEdit.openBorder'),
      icon: <BorderInnerOutlined />,
      onClick: () => startCellEdit({ step: 'border', cellId: cell.id, tier: cell.tier }),
    },
    {
      key: 'locate-cell',
      label: t('things.locate'),
      icon: <AimOutlined />,
      onClick: () => useAppState.getState().flyTo(cell.centre, 16),
    },
    {
      key: 'choose-cell',
      label: t('map.select.thisCell'),
      icon: <SelectOutlined />,
      onClick: () => chooseIn(cell),
    },
    {
      key: 'remove-cell',
      label: t('ui.delete'),
      icon: <DeleteOutlined />,
      danger: true,
      onClick: () => void removeCell(cell),
    },
  ];
  return (
    <>
      <Button type="primary" icon={<EditOutlined />} onClick={onEdit}>
        {t('ui.edit')}
      </Button>
      <Button icon={<PrinterOutlined />} data-action="print-cell" onClick={onPrint}>
        {t('cells.print')}
      </Button>
      {acts.map(({ key, label, icon, danger = false, onClick }) => (
        <Tooltip key={key} title={label}>
          <Button
            icon={icon}
            danger={danger}
            type={danger ? 'text' : 'default'}
            aria-label={label}
            data-action={key}
            onClick={onClick}
          />
        </Tooltip>
      ))}
    </>
  );
}

const subtitle = (cell: Cell): string =>
  [dynamic(`cells.tierName.${cell.tier}`), cell.code].filter(Boolean).join(' · ');

/** A cell's page: its figures, team, resources, people, risks, problems, trend and history. */
export function CellCard({ id }: { id: string }) {
  const { byId, list } = useCells();
  const [editing, setEditing] = useState(false);
  const [printing, setPrinting] = useState(false);
  const cell = byId.get(id);
  const close = (
    <Button
      type="text"
      icon={<CloseOutlined />}
      aria-label={t('ui.close')}
      onClick={() => useAppState.getState().select(null)}
    />
  );
  if (!cell)
    return (
      <Panel title={t('things.gone')} extra={close}>
        <EmptyState title={t('error.notFound')} />
      </Panel>
    );
  const edit = (): void => setEditing(true);
  return (
    <Panel
      title={
        <>
          <div className="lm-card-title">{cell.name}</div>
          <div className="lm-card-sub">{subtitle(cell)}</div>
        </>
      }
      extra={close}
      {...(editing
        ? {}
        : { footer: <Actions cell={cell} onEdit={edit} onPrint={() => setPrinting(true)} /> })}
    >
      {editing ? (
        <CellForm key={cell.version} cell={cell} onDone={() => setEditing(false)} />
      ) : (
        <Pages cell={cell} onEdit={edit} />
      )}
      {printing && <CellSheetDialog cell={cell} cells={list} onClose={() => setPrinting(false)} />}
    </Panel>
  );
}
