import { App } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, onProgress } from '#renderer/api/index';
import { saveFile } from '#renderer/platform/index';
import { type JobState, makeId, t, useErrorNotice } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';
import { printPage } from './printPage.ts';
import type { PrintChoice } from './usePrintChoice.ts';

export type ListOutput = 'print' | 'pdf' | 'xlsx';

/** Makes a list and hands it over: to the printer, or as a file. One at a time, with progress and 取消. */
export function useListJob(): {
  readonly running: ListOutput | null;
  readonly progress: JobState;
  readonly run: (output: ListOutput, list: ListSpec, choice: PrintChoice) => Promise<void>;
  readonly cancel: () => void;
} {
  const [running, setRunning] = useState<ListOutput | null>(null);
  const [progress, setProgress] = useState<JobState>(null);
  const jobId = useRef<string | null>(null);
  const showError = useErrorNotice();
  const { message } = App.useApp();

  const cancel = useCallback(() => {
    // The job answers by itself with `cancelled`; a job that has just ended is no error.
    if (jobId.current) void api.jobs.cancel({ jobId: jobId.current }).catch(() => undefined);
  }, []);
  useEffect(() => cancel, [cancel]);

  const run = useCallback(
    async (output: ListOutput, list: ListSpec, choice: PrintChoice) => {
      const id = makeId();
      jobId.current = id;
      setRunning(output);
      const stop = onProgress(id, setProgress);
      const purpose = choice.edition === 'internal' ? choice.purpose.trim() : '';
      const input = { list, edition: choice.edition, purpose, jobId: id };
      try {
        if (output === 'print') await printPage((await api.lists.html(input)).html);
        else {
          const file = await api.lists[output](input);
          if (await saveFile(file.fileName, file.bytes))
            void message.success(t('print.saved', { name: file.fileName }));
        }
      } catch (error) {
        showError(error);
      } finally {
        stop();
        jobId.current = null;
        setRunning(null);
        setProgress(null);
      }
    },
    [message, showError],
  );
  return { running, progress, run, cancel };
}
