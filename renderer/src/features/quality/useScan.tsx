import { type ReactNode, useEffect, useState } from 'react';
import { api, onProgress } from '#renderer/api/index';
import { JobProgress, type JobState, makeId } from '#renderer/ui/index';

/** A job's id for one screen, and what is shown while it runs. */
export function useScan(): { readonly jobId: string; readonly progress: ReactNode } {
  const [jobId] = useState(makeId);
  const [state, setState] = useState<JobState>(null);
  useEffect(() => onProgress(jobId, setState), [jobId]);
  return {
    jobId,
    progress: <JobProgress state={state} onCancel={() => void api.jobs.cancel({ jobId })} />,
  };
}
