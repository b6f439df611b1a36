import { App, Button, Slider, Switch } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { LearningStatus } from '#shared/contract/learning';
import { useSettings } from '../useSettings.ts';
import { LearnedFrom } from './LearnedFrom.tsx';
import { LearnedHabits } from './LearnedHabits.tsx';
import { LearnedNames } from './LearnedNames.tsx';
import { LearnedWeights } from './LearnedWeights.tsx';
import { SelfCheckTable } from './SelfCheckTable.tsx';
import { StateLine } from './StateLine.tsx';
import './learning.css';

const MOST_PCT = 90;
const STEP_PCT = 10;

function useLearning() {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const relearn = useApiCommand('learning.relearn');
  const reset = useApiCommand('learning.reset');
  const learnAgain = (all: boolean): void => relearn.mutate({ all }, { onError: showError });
  const forget = async (count: number): Promise<void> => {
    const yes = await confirm({
      title: t('learning.resetTitle'),
      consequence: t('learning.resetHint', { count }),
      ok: t('learning.reset'),
      danger: true,
    });
    if (!yes) return;
    reset.mutate({}, { onSuccess: () => void message.success(t('learning.resetDone')), onError: showError });
  };
  return { learnAgain, forget };
}

function Wishes({ status }: { status: LearningStatus }) {
  const { save } = useSettings();
  const { on, strengthPct, sinceMs } = status;
  return (
    <>
      <label className="lm-learning-switch" htmlFor="learning-on">
        <Switch
          id="learning-on"
          checked={on}
          onChange={(next) => save({ learning: { on: next, strengthPct, sinceMs } })}
        />
        {t('learning.on')}
      </label>
      <div className="lm-learning-strength">
        <span>{t('learning.strength')}</span>
        <Slider
          key={strengthPct}
          min={0}
          max={MOST_PCT}
          step={STEP_PCT}
          disabled={!on}
          defaultValue={strengthPct}
          marks={{ 0: t('learning.lexiconOnly'), [MOST_PCT]: `${MOST_PCT}%` }}
          tooltip={{ formatter: (value) => `${value}%` }}
          ariaLabelForHandle={t('learning.strength')}
          onChangeComplete={(next) => save({ learning: { on, strengthPct: next, sinceMs } })}
        />
        <p className="lm-muted">{t('learning.strengthHint')}</p>
      </div>
    </>
  );
}

/** 学习: what the program has learnt from the office's own problems, how well, how much it counts, and forgetting it. */
export function Learning() {
  const { data } = useApiQuery('learning.status', {});
  const { learnAgain, forget } = useLearning();
  if (!data) return null;
  const { learnt, state, sinceMs, missing, missingClasses } = data;
  const enough = missing === 0 && missingClasses === 0;
  return (
    <div className="lm-learning">
      <p className="lm-muted">{t('learning.hint')}</p>
      <Wishes status={data} />
      <StateLine status={data} />
      <div className="lm-org-buttons">
        <Button disabled={!enough} loading={state === 'learning'} onClick={() => learnAgain(false)}>
          {t('learning.relearn')}
        </Button>
        {sinceMs !== null && <Button onClick={() => learnAgain(true)}>{t('learning.relearnAll')}</Button>}
        <Button
          danger
          disabled={learnt === null && data.lessons === 0}
          onClick={() => void forget(learnt?.lessons ?? data.lessons)}
        >
          {t('learning.reset')}
        </Button>
      </div>
      {learnt && <SelfCheckTable check={learnt.check} />}
      <LearnedFrom status={data} />
      <LearnedHabits />
      <LearnedNames />
      <LearnedWeights />
    </div>
  );
}
