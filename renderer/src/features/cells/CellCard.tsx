import {
  AimOutlined,
  BorderInnerOutlined,
  CloseOutlined,
  DeleteOutlined,
  EditOutlined,
  SelectOutlined,
} from '@ant-design/icons';
import { App, Button, Tabs } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { useCells } from '#renderer/api/lookups';
import { RecordHistory } from '#renderer/features/history/index';
import { startCellEdit } from '#renderer/features/map/index';
import { TeamTab } from '#renderer/features/org/index';
import { useChoice } from '#renderer/state/choice';
import { useAppState } from '#renderer/state/index';
import { dynamic, EmptyState, formatArea, Panel, t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { Cell } from '#shared/contract/cells';
import { CellForm } from './CellForm.tsx';
import { countsWithOutline } from './countsWithOutline.ts';
import { COUNT_COLUMNS, useCellCounts } from './useCellCounts.ts';

function Facts({ cell }: { cell: Cell }) {
  const leafCounts = useCellCounts();
  const { list, nameOf } = useCells();
  const counts = countsWithOutline(list, leafCounts)(cell.id);
  const facts: readonly (readonly [string, string | number | null])[] = [
    [t('cells.code'), cell.code || null],
    [t('cells.tier'), dynamic(`cells.tierName.${cell.tier}`)],
    [t('cells.parent'), nameOf(cell.parentId)],
    [t('cells.lead'), cell.leadName],
    [t('field.households'), cell.households],
    [t('cells.area'), formatArea(cell.areaM2)],
    ...COUNT_COLUMNS.map((column) => [t(`cells.count.${column}`), counts[column]] as const),
  ];
  return (
    <dl className="lm-facts">
      {facts.map(([label, value]) => (
        <div key={label} className="lm-fact">
          <dt>{label}</dt>
          <dd>{value ?? t('blank')}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Deletes a cell after naming what becomes of what lies in it. */
function useRemoveCell(): (cell: Cell) => Promise<void> {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const remove = useApiCommand('cells.remove');
  return async (cell) => {
    const yes = await confirm({
      title: t('things.deleteOne', { name: cell.name }),
      consequence: t('cells.removeHint'),
      ok: t('ui.delete'),
      danger: true,
    });
    if (!yes) return;
    try {
      const { removed } = await remove.mutateAsync({ ids: [cell.id] });
      useAppState.getState().select(null);
      void message.success(t('things.deleted', { count: removed }));
    } catch (error) {
      showError(error);
    }
  };
}

/** The card of the selected cell. */
export function CellCard({ id }: { id: string }) {
  const { byId } = useCells();
  const [editing, setEditing] = useState(false);
  const removeCell = useRemoveCell();
  const { select, flyTo } = useAppState.getState();
  const cell = byId.get(id);
  const close = (
    <Button type="text" icon={<CloseOutlined />} aria-label={t('ui.close')} onClick={() => select(null)} />
  );
  if (!cell)
    return (
      <Panel title={t('things.gone')} extra={close}>
        <EmptyState title={t('error.notFound')} />
      </Panel>
    );
  const actions = (
    <>
      <Button type="primary" icon={<EditOutlined />} onClick={() => setEditing(true)}>
        {t('ui.edit')}
      </Button>
      <Button
        icon={<BorderInnerOutlined />}
        data-action="edit-border"
        onClick={() => startCellEdit({ step: 'border', cellId: cell.id, tier: cell.tier })}
      >
        {t('cellEdit.openBorder')}
      </Button>
      <Button icon={<AimOutlined />} onClick={() => flyTo(cell.centre, 16)}>
        {t('things.locate')}
      </Button>
      <Button
        icon={<SelectOutlined />}
        data-action="choose-cell"
        title={t('map.select.thisCell')}
        aria-label={t('map.select.thisCell')}
        onClick={() => {
          useChoice.getState().ask({ type: 'area', area: cell.geometry });
          useAppState.getState().setRoom('map');
        }}
      />
      <Button danger type="text" icon={<DeleteOutlined />} onClick={() => void removeCell(cell)}>
        {t('ui.delete')}
      </Button>
    </>
  );
  return (
    <Panel
      title={<div className="lm-card-title">{cell.name}</div>}
      extra={close}
      {...(editing ? {} : { footer: actions })}
    >
      {editing ? (
        <CellForm key={cell.version} cell={cell} onDone={() => setEditing(false)} />
      ) : (
        <Tabs
          size="small"
          items={[
            { key: 'facts', label: t('things.facts'), children: <Facts cell={cell} /> },
            ...(cell.tier === 'community'
              ? []
              : [{ key: 'team', label: t('org.team'), children: <TeamTab cell={cell} /> }]),
            { key: 'history', label: t('things.history'), children: <RecordHistory entity="cell" id={id} /> },
          ]}
        />
      )}
    </Panel>
  );
}
