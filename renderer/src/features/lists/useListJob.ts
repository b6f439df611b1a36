import { useCallback } from 'react';
import { api } from '#renderer/api/index';
import type { ListSpec } from '#shared/contract/lists';
import type { ListOutput } from './outputs.ts';
import type { PrintChoice } from './usePrintChoice.ts';
import { type PrintJob, usePrintJob } from './usePrintJob.ts';

/** Makes a list and hands it over. */
export function useListJob(): Omit<PrintJob<ListOutput>, 'run'> & {
  readonly run: (output: ListOutput, list: ListSpec, choice: PrintChoice) => Promise<void>;
} {
  const { run, ...job } = usePrintJob<ListOutput>();
  return {
    ...job,
    run: useCallback(
      (output, list, choice) =>
        run(output, choice, (input) => api.lists[output === 'print' ? 'html' : output]({ list, ...input })),
      [run],
    ),
  };
}
