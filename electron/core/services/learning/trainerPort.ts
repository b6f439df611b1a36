import { AppError } from '#shared/contract/errors';
import { nodeChild } from '../../childProcess.ts';
import type { TrainerPort } from '../../ports.ts';
import type { StartTrainer } from './trainerProtocol.ts';

/** A few thousand texts take seconds; this is for a PC that does other things too. */
const LIMIT_MS = 5 * 60_000;
const HEAP_MB = 768;

/**
 * Training in a process of its own, ended when it takes too long, too much memory or is not wanted any more. Rejects with
 * AppError learning.failed or cancelled.
 */
export function makeTrainerPort(start: StartTrainer, limitMs = LIMIT_MS): TrainerPort {
  return (request, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new AppError('cancelled'));
      const child = start(HEAP_MB);
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        child.kill();
        settle();
      };
      const fail = (): void => finish(() => reject(new AppError('learning.failed')));
      const onAbort = (): void => finish(() => reject(new AppError('cancelled')));
      const timer = setTimeout(fail, limitMs);
      signal.addEventListener('abort', onAbort);
      child.onMessage((answer) => (answer.type === 'done' ? finish(() => resolve(answer.result)) : fail()));
      child.onExit(fail);
      child.send(request);
    });
}

/** Starts training under plain Node. `entry` is the built trainProcess, or its source. */
export const nodeTrainer = (entry: URL): StartTrainer => nodeChild(entry);
