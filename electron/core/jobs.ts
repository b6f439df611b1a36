import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '#shared/contract/errors';
import type { CoreEvent } from '#shared/contract/index';
import type { Ctx, Job, JobTable } from './context.ts';

const REPORT_EVERY_MS = 50;

/** The running jobs, by the id that the caller gave. */
export function makeJobs(
  ports: { now: () => number; newId: () => string },
  tell: (event: CoreEvent) => void,
) {
  const running = new Map<string, AbortController>();
  const table: JobTable = {
    cancel: (jobId) => {
      const controller = running.get(jobId);
      controller?.abort();
      return controller !== undefined;
    },
  };
  const start = (jobId: string | undefined): Job => {
    const id = jobId ?? ports.newId();
    const controller = new AbortController();
    running.set(id, controller);
    let lastMs = 0;
    return {
      signal: controller.signal,
      progress: (stage, done, total) => {
        const nowMs = ports.now();
        if (nowMs - lastMs < REPORT_EVERY_MS && done < total) return;
        lastMs = nowMs;
        tell({ type: 'progress', jobId: id, stage, done, total });
      },
      breathe: async () => {
        await nextTurn();
        if (controller.signal.aborted) throw new AppError('cancelled');
      },
      end: () => {
        if (running.get(id) === controller) running.delete(id);
      },
    };
  };
  const cancelAll = (): void => {
    for (const controller of running.values()) controller.abort();
  };
  return { table, start, cancelAll };
}

/** Runs a job under the caller's id and ends it whatever happens. */
export async function underJob<T>(
  ctx: Ctx,
  jobId: string | undefined,
  body: (job: Job) => Promise<T>,
): Promise<T> {
  const job = ctx.job(jobId);
  try {
    return await body(job);
  } finally {
    job.end();
  }
}
