import { Button } from 'antd';
import { startTransition, useEffect, useState } from 'react';
import { EmptyState, errorText, JobProgress, t } from '#renderer/ui/index';
import type { PlanAnswer } from '#shared/contract/planning';
import { PlanFoot } from './PlanFoot.tsx';
import { PlanHead } from './PlanHead.tsx';
import { PlanRowItem } from './PlanRowItem.tsx';
import { usePlanState } from './state.ts';
import { usePlan, usePlanChange } from './usePlan.ts';
import { usePlanLines } from './usePlanLines.ts';
import './planning.css';

function Back() {
  return (
    <Button data-action="close-plan" onClick={() => usePlanState.getState().close()}>
      {t('plan.back')}
    </Button>
  );
}

/** Drawn at once, more than a screen holds; the others follow without holding up the clerk. */
const FIRST_ROWS = 24;

function Rows({ plan }: { plan: PlanAnswer }) {
  const [all, setAll] = useState(false);
  useEffect(() => startTransition(() => setAll(true)), []);
  const rows = all ? plan.rows : plan.rows.slice(0, FIRST_ROWS);
  return (
    <ol className="lm-plan-rows">
      {rows.map((row, at) => (
        <PlanRowItem
          key={row.problemId}
          row={row}
          rank={at + 1}
          exchange={row.exchange === null ? null : (plan.exchanges[row.exchange] ?? null)}
        />
      ))}
    </ol>
  );
}

/** 统筹派单: many problems assigned together, in the room's table's place; the lines are on the map beside it. */
export function PlanPane() {
  const { plan, error, job, busy, again, cancel } = usePlan();
  const change = usePlanChange(plan);
  usePlanLines(plan?.rows);
  if (error)
    return (
      <section className="lm-plan">
        <EmptyState
          title={errorText(error)}
          action={
            <>
              <Button type="primary" onClick={again}>
                {t('plan.again')}
              </Button>
              <Back />
            </>
          }
        />
      </section>
    );
  if (!plan)
    return (
      <section className="lm-plan lm-plan-wait">
        <JobProgress state={job} onCancel={cancel} />
      </section>
    );
  if (plan.rows.length === 0)
    return (
      <section className="lm-plan">
        <EmptyState title={t('plan.empty')} hint={t('plan.emptyHint')} action={<Back />} />
      </section>
    );
  return (
    <section className="lm-plan" aria-label={t('plan.button')} aria-busy={busy}>
      <PlanHead plan={plan} busy={busy} change={change} />
      <Rows plan={plan} />
      <PlanFoot plan={plan} busy={busy} />
    </section>
  );
}
