import { PushpinFilled, PushpinOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { memo } from 'react';
import { formatDistance, t } from '#renderer/ui/index';
import { PickMenu, type PickOf } from './PickMenu.tsx';
import { refixed, usePlanState } from './state.ts';
import { againstLine, points, reasonLine } from './words.ts';

const FULL_SCORE = 100;
/** Of the score's box the bar has this much, its figure the rest. */
const BAR_SHARE = 0.62;

function togglePin({ problemId, picks, pick }: PickOf): void {
  const { decisions, decide } = usePlanState.getState();
  const fixed = picks.filter((one) => one.fixed !== (one === pick)).map(({ thingId }) => thingId);
  decide({ fixed: refixed(decisions, problemId, fixed) });
}

/** One who goes, with why and how far. Knows of the row only what it shows: an exchange elsewhere does not draw it anew. */
export const PlanPick = memo(function PlanPick(props: PickOf) {
  const { pick } = props;
  const label = t(pick.fixed ? 'plan.unpin' : 'plan.pin', { name: pick.name });
  const reasons = reasonLine(pick.reasons);
  const against = againstLine(pick.reasons);
  const width = `${Math.max(2, Math.min(FULL_SCORE, pick.score)) * BAR_SHARE}%`;
  return (
    <div className="lm-plan-pick" data-fixed={pick.fixed}>
      <div className="lm-plan-pick-head">
        <PickMenu {...props} />
        <span className="lm-plan-score" title={t('plan.score', { points: points(pick.score) })}>
          <i style={{ width }} />
          <b>{points(pick.score)}</b>
        </span>
        <span className="lm-plan-distance">
          {pick.distanceM === null ? t('blank') : formatDistance(pick.distanceM)}
        </span>
        <Tooltip title={label}>
          <Button
            size="small"
            type="text"
            aria-label={label}
            aria-pressed={pick.fixed}
            data-action="pin"
            icon={pick.fixed ? <PushpinFilled /> : <PushpinOutlined />}
            onClick={() => togglePin(props)}
          />
        </Tooltip>
      </div>
      {reasons && (
        <div className="lm-plan-reasons" title={reasons}>
          {reasons}
        </div>
      )}
      {against && <div className="lm-plan-against">{against}</div>}
    </div>
  );
});
