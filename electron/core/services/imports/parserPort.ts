import { Worker } from 'node:worker_threads';
import { AppError } from '#shared/contract/errors';
import type { ParserPort } from '../../ports.ts';
import { FILE_LIMITS, THREAD_LIMITS, type ThreadLimits, toMb } from './parse/limits.ts';
import type { ParserAnswer } from './parserProtocol.ts';

/**
 * The parser in a thread of its own, which is ended when it takes too long, takes too much memory or is not wanted any
 * more. `workerUrl` is the built parserWorker. Rejects with file.*, file.timeout or cancelled.
 */
export function makeParserPort(workerUrl: URL | string, limits: ThreadLimits = THREAD_LIMITS): ParserPort {
  return (request, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(new AppError('cancelled'));
      const { bytes } = request;
      // Before copying the bytes into the thread: this needs no parser.
      if (bytes.length > FILE_LIMITS.bytes)
        return reject(
          new AppError('file.tooLarge', { sizeMb: toMb(bytes.length), limitMb: toMb(FILE_LIMITS.bytes) }),
        );
      const worker = new Worker(workerUrl, {
        workerData: request,
        resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
      });
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
        worker.removeAllListeners();
        // The thread may still fail while it is being ended; nobody waits for that.
        worker.on('error', () => undefined);
        void worker.terminate();
        settle();
      };
      const fail = (error: AppError): void => finish(() => reject(error));
      const onAbort = (): void => fail(new AppError('cancelled'));
      const timer = setTimeout(() => fail(new AppError('file.timeout')), limits.timeMs);
      signal.addEventListener('abort', onAbort);
      worker.once('message', (answer: ParserAnswer) =>
        answer.ok ? finish(() => resolve(answer.result)) : fail(new AppError(answer.code, answer.params)),
      );
      worker.once('error', (cause: Error & { code?: string }) =>
        fail(
          cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? new AppError('file.tooMuchContent', {}, { cause })
            : new AppError('file.damaged', {}, { cause }),
        ),
      );
      worker.once('exit', () => fail(new AppError('file.damaged')));
    });
}
