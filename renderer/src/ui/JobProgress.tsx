import { Button, Progress } from 'antd';
import { dynamic, t } from './text.ts';

export type JobState = { readonly stage: string; readonly done: number; readonly total: number } | null;

/** How far a job is, what it is doing, and a way to stop it. */
export function JobProgress({ state, onCancel }: { state: JobState; onCancel?: () => void }) {
  const percent = state && state.total > 0 ? Math.min(100, Math.round((state.done / state.total) * 100)) : 0;
  return (
    <div className="lm-job" role="status">
      <span className="lm-job-stage">{dynamic(`job.${state?.stage ?? 'start'}`, t('job.start'))}</span>
      <Progress percent={percent} size="small" status="active" />
      {onCancel && (
        <Button size="small" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      )}
    </div>
  );
}
