import { AppError } from '#shared/contract/errors';

/** Places for work of which only so much runs at once. */
export type Slots = {
  /** Runs `work` in its turn; the last asked comes first, for that is what the user looks at now. Rejects with cancelled. */
  readonly run: <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;
};

type Waiting = { readonly begin: () => void; readonly giveUp: () => void };

/** `atOnce` run; of those that wait only the last `waitingAtMost` are kept, older ones are given up. */
export function makeSlots(atOnce: number, waitingAtMost: number): Slots {
  const waiting: Waiting[] = [];
  let running = 0;
  const next = (): void => {
    while (running < atOnce) {
      const last = waiting.pop();
      if (!last) return;
      running += 1;
      last.begin();
    }
  };
  return {
    run: (work, signal) =>
      new Promise((resolve, reject) => {
        const entry: Waiting = {
          begin: () => {
            signal.removeEventListener('abort', onAbort);
            void work()
              .then(resolve, reject)
              .finally(() => {
                running -= 1;
                next();
              });
          },
          giveUp: () => {
            signal.removeEventListener('abort', onAbort);
            reject(new AppError('cancelled'));
          },
        };
        const onAbort = (): void => {
          const at = waiting.indexOf(entry);
          if (at >= 0) waiting.splice(at, 1);
          entry.giveUp();
        };
        if (signal.aborted) return entry.giveUp();
        signal.addEventListener('abort', onAbort);
        waiting.push(entry);
        if (waiting.length > waitingAtMost) waiting.shift()?.giveUp();
        next();
      }),
  };
}
