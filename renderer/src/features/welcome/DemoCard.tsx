import { Button } from 'antd';
import { useState } from 'react';
import { api, onProgress, useApiCommand } from '#renderer/api/index';
import { JobProgress, type JobState, makeId, t, useErrorNotice } from '#renderer/ui/index';

/** 试用示例社区: an invented community to try everything on. */
export function DemoCard() {
  const create = useApiCommand('maps.createDemo');
  const showError = useErrorNotice();
  const [job, setJob] = useState<{ id: string; state: JobState } | null>(null);
  const start = (): void => {
    const id = makeId();
    setJob({ id, state: null });
    const stop = onProgress(id, ({ stage, done, total }) => setJob({ id, state: { stage, done, total } }));
    create.mutate(
      { jobId: id },
      {
        onError: showError,
        onSettled: () => {
          stop();
          setJob(null);
        },
      },
    );
  };
  return (
    <section className="lm-welcome-card">
      <h2>{t('welcome.demo')}</h2>
      <p className="lm-muted">{t('welcome.demoHint')}</p>
      <div className="lm-welcome-space" />
      {job ? (
        <JobProgress
          state={job.state}
          onCancel={() => void api.jobs.cancel({ jobId: job.id }).catch(showError)}
        />
      ) : (
        <Button type="primary" block onClick={start} data-action="demo">
          {t('welcome.demoAction')}
        </Button>
      )}
    </section>
  );
}
