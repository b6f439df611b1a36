import { memo } from 'react';
import { useCells } from '#renderer/api/lookups';
import { useAppState } from '#renderer/state/index';
import { LevelBadge, t } from '#renderer/ui/index';
import type { PlanExchange, PlanRow } from '#shared/contract/planning';
import { PickMenu } from './PickMenu.tsx';
import { PlanHand } from './PlanHand.tsx';
import { PlanPick } from './PlanPick.tsx';
import { walkPlan } from './walk.ts';
import { insteadText, lackText } from './words.ts';

type HelpersProps = { readonly row: PlanRow; readonly exchange: PlanExchange | null };

function Helpers({ row, exchange }: HelpersProps) {
  if (row.leftOut) return <p className="lm-muted">{t('plan.leftOutRow')}</p>;
  const instead = insteadText(row, exchange);
  return (
    <>
      {row.picks.map((pick) => (
        <PlanPick key={pick.thingId} problemId={row.problemId} picks={row.picks} pick={pick} />
      ))}
      {row.lacking > 0 && (
        <div className="lm-plan-lack" role="note">
          {row.possible > row.picks.length && (
            <PickMenu problemId={row.problemId} picks={row.picks} pick={null} />
          )}
          <span>
            {row.picks.length > 0 && `${t('plan.lacking', { count: row.lacking })}${t('plan.comma')}`}
            {lackText(row.lacks)}
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
          {row.number} · {row.placeText || (cells.nameOf(row.cellId) ?? t('plan.noPlace'))}
        </span>
      </button>
      <div className="lm-plan-helpers">
        <Helpers row={row} exchange={exchange} />
      </div>
      <PlanHand problemId={row.problemId} need={row.need} leftOut={row.leftOut} />
    </li>
  );
});
