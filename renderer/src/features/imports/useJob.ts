import { useEffect, useRef, useState } from 'react';
import { api, onProgress } from '#renderer/api/index';
import { type JobState, makeId } from '#renderer/ui/index';

type Running = { readonly id: string; readonly state: JobState };

const cancel = (jobId: string): void => void api.jobs.cancel({ jobId }).catch(() => undefined);

/** One long call at a time: how far it is, and a way to stop it. Leaving the screen stops it too. */
export function useJob() {
  const [running, setRunning] = useState<Running | null>(null);
  const current = useRef<string | null>(null);
  useEffect(
    () => () => {
      if (current.current) cancel(current.current);
    },
    [],
  );
  const run = async <T>(work: (jobId: string) => Promise<T>): Promise<T> => {
    const id = makeId();
    current.current = id;
    setRunning({ id, state: null });
    const stop = onProgress(id, ({ stage, done, total }) =>
      setRunning({ id, state: { stage, done, total } }),
    );
    try {
      return await work(id);
    } finally {
      stop();
      current.current = null;
      setRunning(null);
    }
  };
  return { running, run, stop: () => running && cancel(running.id) };
}
