import { App } from 'antd';
import { useState } from 'react';
import { onProgress, useApiCommand } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { type JobState, makeId, t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { InputOf } from '#shared/contract/index';

type GridOptions = Omit<InputOf<'cells.generate'>, 'jobId'>;

/** Makes the grid as a job, after asking when it takes the place of present cells; `run` answers whether it was made. */
export function useGenerateGrid(present: number) {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const [job, setJob] = useState<{ id: string; state: JobState } | null>(null);
  const generate = useApiCommand('cells.generate');
  const cancelJob = useApiCommand('jobs.cancel');

  const agreed = async (count: number): Promise<boolean> =>
    present === 0 ||
    confirm({
      title: t('cells.replaceTitle'),
      consequence: t('cells.replaceHint', { present, count }),
      ok: t('cells.replace'),
      danger: true,
    });
  const run = async (options: GridOptions, count: number): Promise<boolean> => {
    if (!(await agreed(count))) return false;
    const id = makeId();
    setJob({ id, state: null });
    const stop = onProgress(id, ({ stage, done, total }) => setJob({ id, state: { stage, done, total } }));
    try {
      const { created } = await generate.mutateAsync({ ...options, jobId: id });
      void message.success(t('cells.made', { count: created }));
      // The cell on the card may be one of those replaced.
      const { selection, select } = useAppState.getState();
      if (selection?.type === 'cell') select(null);
      return true;
    } catch (error) {
      showError(error);
      return false;
    } finally {
      stop();
      setJob(null);
    }
  };
  return {
    job: job?.state ?? null,
    running: job !== null,
    run,
    cancel: () => job && cancelJob.mutate({ jobId: job.id }),
  };
}
