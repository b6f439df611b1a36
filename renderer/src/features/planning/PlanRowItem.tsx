import { CloseOutlined, PushpinFilled, PushpinOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, InputNumber, Tooltip } from 'antd';
import { memo } from 'react';
import { useCells } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { formatDistance, LevelBadge, t } from '#renderer/ui/index';
import type { PlanExchange, PlannedPick, PlanRow } from '#shared/contract/planning';
import { PickMenu } from './PickMenu.tsx';
import { refixed, usePlanState } from './state.ts';
import { walkPlan } from './walk.ts';
import { insteadText, points, reasonLine } from './words.ts';

const FULL_SCORE = 100;
const MOST_NEEDED = 9;
/** Of the score's box the bar has this much, its figure the rest. */
const BAR_SHARE = 0.62;

function togglePin(row: PlanRow, pick: PlannedPick): void {
  const { decisions, decide } = usePlanState.getState();
  const fixed = row.picks.filter((one) => one.fixed !== (one === pick)).map(({ thingId }) => thingId);
  decide({ fixed: refixed(decisions, row.problemId, fixed) });
}

function Pick({ row, pick }: { row: PlanRow; pick: PlannedPick }) {
  const label = t(pick.fixed ? 'plan.unpin' : 'plan.pin', { name: pick.name });
  const reasons = reasonLine(pick.reasons);
  const width = `${Math.max(2, Math.min(FULL_SCORE, pick.score)) * BAR_SHARE}%`;
  return (
    <div className="lm-plan-pick" data-fixed={pick.fixed}>
      <div className="lm-plan-pick-head">
        <PickMenu row={row} pick={pick} />
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
            onClick={() => togglePin(row, pick)}
          />
        </Tooltip>
      </div>
      <div className="lm-plan-reasons" title={reasons}>
        {reasons}
      </div>
    </div>
  );
}

type HelpersProps = { readonly row: PlanRow; readonly exchange: PlanExchange | null };

function Helpers({ row, exchange }: HelpersProps) {
  if (row.leftOut) return <p className="lm-muted">{t('plan.leftOutRow')}</p>;
  const instead = insteadText(row, exchange);
  return (
    <>
      {row.picks.map((pick) => (
        <Pick key={pick.thingId} row={row} pick={pick} />
      ))}
      {row.lacking > 0 && (
        <div className="lm-plan-lack" role="note">
          {row.possible > row.picks.length && <PickMenu row={row} pick={null} />}
          <span>
            {row.picks.length > 0 && `${t('plan.lacking', { count: row.lacking })}${t('plan.comma')}`}
            {row.why && t(`plan.why.${row.why}`)}
          </span>
        </div>
      )}
      {instead && (
        <p className="lm-plan-instead" title={instead.full}>
          {instead.short}
        </p>
      )}
    </>
  );
}

function setNeed(row: PlanRow, need: number | null): void {
  const { decisions, decide } = usePlanState.getState();
  if (need === null || need === row.need) return;
  decide({ needs: { ...decisions.needs, [row.problemId]: need } });
}

function toggleLeftOut({ problemId, leftOut }: PlanRow): void {
  const { decisions, decide } = usePlanState.getState();
  decide({
    leftOut: leftOut ? decisions.leftOut.filter((id) => id !== problemId) : [...decisions.leftOut, problemId],
  });
}

/**
 * One problem of the plan: what and where, who goes and why, and the clerk's hand on it. Of the plan it knows only the
 * exchange that it is part of, so that a change of one row draws few others anew.
 */
export const PlanRowItem = memo(function PlanRowItem({
  row,
  rank,
  exchange,
}: HelpersProps & { readonly rank: number }) {
  const cells = useCells();
  const { anchor } = row;
  const leave = t(row.leftOut ? 'plan.takeIn' : 'plan.leaveOut');
  return (
    <li
      className="lm-plan-row"
      data-plan-row={row.problemId}
      data-left-out={row.leftOut}
      data-lacking={row.lacking > 0}
      onKeyDown={walkPlan}
    >
      <span className="lm-plan-rank">{rank}</span>
      <LevelBadge level={row.level} size={18} />
      <button
        type="button"
        className="lm-bare lm-plan-problem"
        disabled={!anchor}
        onClick={() => anchor && useAppState.getState().flyTo(anchor, 17)}
      >
        <span className="lm-plan-text" title={row.text}>
          {row.text}
        </span>
        <span className="lm-plan-where">
          {row.number} · {row.placeText ?? cells.nameOf(row.cellId) ?? t('plan.noPlace')}
        </span>
      </button>
      <div className="lm-plan-helpers">
        <Helpers row={row} exchange={exchange} />
      </div>
      <div className="lm-plan-hand">
        {!row.leftOut && (
          <Tooltip title={t('plan.needHint')}>
            <InputNumber
              size="small"
              min={1}
              max={MOST_NEEDED}
              value={row.need}
              suffix={t('plan.person')}
              aria-label={t('plan.need')}
              onChange={(need) => setNeed(row, need)}
            />
          </Tooltip>
        )}
        <Tooltip title={leave}>
          <Button
            size="small"
            type="text"
            aria-label={leave}
            data-action="leave-out"
            icon={row.leftOut ? <RollbackOutlined /> : <CloseOutlined />}
            onClick={() => toggleLeftOut(row)}
          />
        </Tooltip>
      </div>
    </li>
  );
});
