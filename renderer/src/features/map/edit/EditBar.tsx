import {
  AuditOutlined,
  BorderInnerOutlined,
  BorderOutlined,
  CloseOutlined,
  DeleteOutlined,
  DragOutlined,
  MergeCellsOutlined,
  SplitCellsOutlined,
} from '@ant-design/icons';
import { Badge, Button, Checkbox, Segmented, Tooltip } from 'antd';
import type { ComponentType, MouseEvent } from 'react';
import { useAppState } from '#renderer/state/index';
import { dynamic, t } from '#renderer/ui/index';
import type { CellTier, Grid } from '#shared/domain/grid/edit/index';
import { beginStep, EDIT_STEPS, type StepId, useEdit } from './editState.ts';
import { emptyHand } from './hand.ts';
import { parentOfDrawn } from './request.ts';

const ICONS: Record<StepId, ComponentType> = {
  draw: BorderOutlined,
  split: SplitCellsOutlined,
  merge: MergeCellsOutlined,
  border: DragOutlined,
  hole: BorderInnerOutlined,
  remove: DeleteOutlined,
  check: AuditOutlined,
};
/** Steps that go on with the one cell in hand. */
const TAKES_CELL = new Set<StepId>(['split', 'merge', 'border', 'remove']);

/** Turns to a step; the same step again is left. */
export function turnTo(step: StepId): void {
  const { step: now, chosen } = useEdit.getState();
  emptyHand();
  beginStep(now === step ? null : step, TAKES_CELL.has(step) ? chosen.slice(0, 1) : []);
}

function Tiers({ grid }: { grid: Grid }) {
  const { tier, step, path, chosen, set } = useEdit();
  const outline = !grid.community || step === 'border' || tier === 'community';
  const tiers: CellTier[] = outline ? ['community', 'cell', 'micro'] : ['cell', 'micro'];
  const change = (next: CellTier): void => {
    if (step) beginStep(step);
    set({ tier: next });
  };
  const parent = step === 'draw' ? grid.byId.get(parentOfDrawn(grid, tier, path) ?? '') : undefined;
  const [first] = chosen;
  const inHand = step !== 'draw' && first ? grid.byId.get(first) : undefined;
  return (
    <span className="lm-edit-tier">
      <Segmented
        size="small"
        value={tier}
        options={tiers.map((value) => ({ value, label: dynamic(`cells.tierName.${value}`) }))}
        onChange={change}
      />
      {parent && <span className="lm-edit-parent">{t('cellEdit.inside', { name: parent.name })}</span>}
      {inHand && <span className="lm-edit-parent">{inHand.name}</span>}
    </span>
  );
}

/** A click with the pointer leaves the keys to the map: Enter completes a drawing there, and must not press a button again. */
function leaveKeys({ detail }: MouseEvent): void {
  if (detail > 0)
    setTimeout(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
}

/** The tools of the edit mode over the map. */
export function EditBar({ grid, findings }: { grid: Grid; findings: number | null }) {
  const step = useEdit((state) => state.step);
  const snapping = useEdit((state) => state.snapping);
  const set = useEdit((state) => state.set);
  const setMode = useAppState((state) => state.setMode);
  const disabled = (id: StepId): boolean => id !== 'draw' && grid.cells.length === 0;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the pointer only
    <div className="lm-edit-bar" role="toolbar" aria-label={t('cellEdit.title')} onClick={leaveKeys}>
      {EDIT_STEPS.map((id, index) => {
        const Icon = ICONS[id];
        const button = (
          <Button
            size="small"
            icon={<Icon />}
            type={step === id ? 'primary' : 'default'}
            aria-pressed={step === id}
            data-step={id}
            disabled={disabled(id)}
            onClick={() => turnTo(id)}
          >
            {t(`cellEdit.step.${id}`)}
          </Button>
        );
        return (
          <Tooltip key={id} title={`${t(`cellEdit.tip.${id}`)}  ${index + 1}`} mouseEnterDelay={0.6}>
            {id === 'check' && findings ? (
              <Badge count={findings} size="small" overflowCount={999}>
                {button}
              </Badge>
            ) : (
              button
            )}
          </Tooltip>
        );
      })}
      <Tiers grid={grid} />
      <Checkbox checked={snapping} onChange={(event) => set({ snapping: event.target.checked })}>
        {t('cellEdit.snapping')}
      </Checkbox>
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        data-action="leave-edit"
        onClick={() => setMode({ type: 'browse' })}
      >
        {t('cellEdit.leave')}
      </Button>
    </div>
  );
}
