import { App } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, onProgress } from '#renderer/api/index';
import { saveFile } from '#renderer/platform/index';
import { type JobState, makeId, t, useErrorNotice } from '#renderer/ui/index';
import type { Edition } from '#shared/contract/common';
import { printPage } from './printPage.ts';
import type { PrintChoice } from './usePrintChoice.ts';

/** What making something to print or to keep needs besides itself. */
export type MakeInput = { readonly edition: Edition; readonly purpose: string; readonly jobId: string };
/** A page for the printer, or a file to keep. */
export type Made = { readonly html: string } | { readonly fileName: string; readonly bytes: Uint8Array };

export type PrintJob<Output extends string> = {
  readonly running: Output | null;
  readonly progress: JobState;
  readonly run: (
    output: Output,
    choice: PrintChoice,
    make: (input: MakeInput) => Promise<Made>,
  ) => Promise<void>;
  readonly cancel: () => void;
};

/** Makes something and hands it over: to the printer, or as a file. One at a time, with progress and 取消. */
export function usePrintJob<Output extends string>(): PrintJob<Output> {
  const [running, setRunning] = useState<Output | null>(null);
  const [progress, setProgress] = useState<JobState>(null);
  const jobId = useRef<string | null>(null);
  const showError = useErrorNotice();
  const { message } = App.useApp();

  const cancel = useCallback(() => {
    // The job answers by itself with `cancelled`; a job that has just ended is no error.
    if (jobId.current) void api.jobs.cancel({ jobId: jobId.current }).catch(() => undefined);
  }, []);
  useEffect(() => cancel, [cancel]);

  const run = useCallback<PrintJob<Output>['run']>(
    async (output, choice, make) => {
      const id = makeId();
      jobId.current = id;
      setRunning(output);
      const stop = onProgress(id, setProgress);
      const purpose = choice.edition === 'internal' ? choice.purpose.trim() : '';
      try {
        const made = await make({ edition: choice.edition, purpose, jobId: id });
        if ('html' in made) await printPage(made.html);
        else if (await saveFile(made.fileName, made.bytes))
          void message.success(t('print.saved', { name: made.fileName }));
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
