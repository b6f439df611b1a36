import { Alert, Button, Checkbox, Tag, Tooltip } from 'antd';
import { t } from '#renderer/ui/index';
import type { PlanAnswer } from '#shared/contract/planning';
import { Capacities } from './Capacities.tsx';
import { PlanGaps } from './PlanGaps.tsx';
import { PlanSheetButton } from './PlanSheetButton.tsx';
import { usePlanState } from './state.ts';
import type { PlanChange } from './usePlan.ts';
import { changeText, totalsText } from './words.ts';

/** 统筹 against 逐件, in one look. */
function Comparison({ plan }: { plan: PlanAnswer }) {
  const { together, oneByOne } = plan;
  const gain = changeText({
    points: together.points - oneByOne.points,
    distanceM: together.distanceM - oneByOne.distanceM,
    sent: together.sent - oneByOne.sent,
  });
  return (
    <div className="lm-plan-totals" role="status">
      <p data-total="together">
        <b>{t('plan.together')}</b>
        {totalsText(together)}
      </p>
      <p data-total="oneByOne" className="lm-muted">
        <Tooltip title={t('plan.oneByOneHint')}>
          <b>{t('plan.oneByOne')}</b>
        </Tooltip>
        {totalsText(oneByOne)}
        <em>{gain ? t('plan.gain', { gain }) : t('plan.noGain')}</em>
      </p>
    </div>
  );
}

function Excluded() {
  const excluded = usePlanState((state) => state.decisions.excluded);
  if (excluded.length === 0) return null;
  return (
    <div className="lm-plan-excluded">
      <span className="lm-muted">{t('plan.excluded')}</span>
      {excluded.map(({ id, name }) => (
        <Tag
          key={id}
          closable
          onClose={(event) => {
            event.preventDefault();
            const { decisions, decide } = usePlanState.getState();
            decide({ excluded: decisions.excluded.filter((one) => one.id !== id) });
          }}
        >
          {name}
        </Tag>
      ))}
    </div>
  );
}

function Notices({ plan, change }: { plan: PlanAnswer; change: PlanChange | null }) {
  const numberOf = (id: string): string => plan.rows.find((row) => row.problemId === id)?.number ?? '';
  const seeNow = (): void =>
    usePlanState.getState().see(plan.rows.map(({ problemId, version }) => `${problemId} ${version}`));
  const clashes = [...new Set(plan.clashes.map(({ problemId }) => numberOf(problemId)))].filter(Boolean);
  return (
    <>
      {change && (
        <Alert
          type="info"
          showIcon
          data-notice="changed"
          message={t('plan.changed', change)}
          action={
            <Button size="small" onClick={seeNow}>
              {t('plan.seen')}
            </Button>
          }
        />
      )}
      {clashes.length > 0 && (
        <Alert type="warning" showIcon message={t('plan.clashes', { numbers: clashes.join('、') })} />
      )}
      {plan.beyond > 0 && (
        <Alert
          type="warning"
          showIcon
          message={t('plan.beyond', { count: plan.rows.length, rest: plan.beyond })}
        />
      )}
      {!plan.exact && (
        <p className="lm-muted lm-plan-inexact">{t('plan.inexact', { count: plan.considered })}</p>
      )}
    </>
  );
}

function Bar({ plan, busy }: { plan: PlanAnswer; busy: boolean }) {
  const hasPast = usePlanState((state) => state.past.length > 0);
  const { decisions, stepBack, reset, close } = usePlanState();
  const decided =
    decisions.fixed.length + decisions.excluded.length + decisions.leftOut.length > 0 ||
    Object.keys(decisions.needs).length > 0;
  return (
    <div className="lm-plan-bar">
      <h2>{t('plan.title', { count: plan.rows.length })}</h2>
      {busy && <span className="lm-muted">{t('plan.solving')}</span>}
      <span className="lm-grow" />
      <PlanSheetButton />
      <Button size="small" disabled={!hasPast} data-action="step-back" onClick={stepBack}>
        {t('plan.stepBack')}
      </Button>
      <Button size="small" disabled={!decided} data-action="reset" onClick={reset}>
        {t('plan.reset')}
      </Button>
      <Button size="small" type="text" data-action="close-plan" onClick={close}>
        {t('ui.close')}
      </Button>
    </div>
  );
}

/** Title, comparison, options, and what the clerk must know before reading the rows. */
export function PlanHead(props: { plan: PlanAnswer; busy: boolean; change: PlanChange | null }) {
  const { plan, busy, change } = props;
  const stretch = usePlanState((state) => state.decisions.stretch);
  return (
    <header className="lm-plan-head">
      <Bar plan={plan} busy={busy} />
      <Comparison plan={plan} />
      <div className="lm-plan-options">
        <Checkbox
          checked={stretch}
          onChange={(event) => usePlanState.getState().decide({ stretch: event.target.checked })}
        >
          {t('plan.stretch')}
        </Checkbox>
        <Capacities />
      </div>
      <Excluded />
      <Notices plan={plan} change={change} />
      <PlanGaps rows={plan.rows} busy={busy} />
    </header>
  );
}
