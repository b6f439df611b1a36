import { CloseOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, InputNumber, Tooltip } from 'antd';
import { memo } from 'react';
import { t } from '#renderer/ui/index';
import type { PlanRow } from '#shared/contract/planning';
import { usePlanState } from './state.ts';

const MOST_NEEDED = 9;

type HandProps = Pick<PlanRow, 'problemId' | 'need' | 'leftOut'>;

function setNeed({ problemId, need }: HandProps, wanted: number | null): void {
  const { decisions, decide } = usePlanState.getState();
  if (wanted === null || wanted === need) return;
  decide({ needs: { ...decisions.needs, [problemId]: wanted } });
}

function toggleLeftOut({ problemId, leftOut }: HandProps): void {
  const { decisions, decide } = usePlanState.getState();
  decide({
    leftOut: leftOut ? decisions.leftOut.filter((id) => id !== problemId) : [...decisions.leftOut, problemId],
  });
}

/** The clerk's hand on a problem of the plan: how many it needs, and whether it is left out. */
export const PlanHand = memo(function PlanHand(props: HandProps) {
  const { need, leftOut } = props;
  const leave = t(leftOut ? 'plan.takeIn' : 'plan.leaveOut');
  return (
    <div className="lm-plan-hand">
      {!leftOut && (
        <Tooltip title={t('plan.needHint')}>
          <InputNumber
            size="small"
            min={1}
            max={MOST_NEEDED}
            value={need}
            suffix={t('plan.person')}
            aria-label={t('plan.need')}
            onChange={(wanted) => setNeed(props, wanted)}
          />
        </Tooltip>
      )}
      <Tooltip title={leave}>
        <Button
          size="small"
          type="text"
          aria-label={leave}
          data-action="leave-out"
          icon={leftOut ? <RollbackOutlined /> : <CloseOutlined />}
          onClick={() => toggleLeftOut(props)}
        />
      </Tooltip>
    </div>
  );
});
