import { AppError } from '#shared/contract/errors';
import type { Child } from '../../../childProcess.ts';
import type { StartTileReader, TileAnswer, TileAsk } from './tileProtocol.ts';

type Waiting = {
  readonly ask: TileAsk;
  readonly limitMs: number;
  /** Asked once more, after the process broke down over it. */
  readonly again: boolean;
  readonly resolve: (answer: TileAnswer) => void;
  readonly reject: (error: AppError) => void;
};

/** One reading process and those who wait for it. */
export type Lane = {
  /** Answers in the order asked. Rejects with basemap.timeout, basemap.damaged (the process broke down twice), cancelled. */
  readonly ask: (ask: TileAsk, limitMs: number) => Promise<TileAnswer>;
  /** Ends the process; what waits is refused. The next question starts another. */
  readonly end: () => void;
};

/** What the reader's heap may hold, MiB; files' own memory is watched beside it. */
const HEAP_MB = 512;
/** So long it is kept without a question, milliseconds. */
const IDLE_MS = 60_000;

/**
 * A reading process asked one question at a time, so that its time counts from where the reader really begins. A question
 * that takes too long ends the process, and only that question fails; the next ones get a new process.
 */
export function makeLane(start: StartTileReader): Lane {
  let child: Child<TileAsk, TileAnswer> | undefined;
  let busy: { waiting: Waiting; timer: NodeJS.Timeout } | undefined;
  let idle: NodeJS.Timeout | undefined;
  const queue: Waiting[] = [];

  const drop = (): void => {
    const ending = child;
    child = undefined;
    ending?.kill();
  };
  const settle = (done: (waiting: Waiting) => void): void => {
    const ended = busy;
    if (!ended) return;
    busy = undefined;
    clearTimeout(ended.timer);
    done(ended.waiting);
    next();
  };
  const begin = (): Child<TileAsk, TileAnswer> => {
    const made = start(HEAP_MB);
    made.onMessage((answer) => {
      if (made === child) settle(({ resolve }) => resolve(answer));
    });
    made.onExit(() => {
      if (made !== child) return;
      child = undefined;
      settle((waiting) => {
        // The system may have ended it for reasons of its own: only who breaks it down again is to blame.
        if (waiting.again) waiting.reject(new AppError('basemap.damaged'));
        else queue.unshift({ ...waiting, again: true });
      });
    });
    return made;
  };
  const next = (): void => {
    clearTimeout(idle);
    const waiting = queue.shift();
    if (!waiting) {
      idle = setTimeout(drop, IDLE_MS);
      idle.unref();
      return;
    }
    child ??= begin();
    const timer = setTimeout(() => {
      drop();
      settle(({ reject }) => reject(new AppError('basemap.timeout')));
    }, waiting.limitMs);
    busy = { waiting, timer };
    child.send(waiting.ask);
  };
  return {
    ask: (ask, limitMs) =>
      new Promise((resolve, reject) => {
        queue.push({ ask, limitMs, again: false, resolve, reject });
        if (!busy) next();
      }),
    end: () => {
      clearTimeout(idle);
      drop();
      const gone = queue.splice(0);
      settle(({ reject }) => reject(new AppError('cancelled')));
      for (const { reject } of gone) reject(new AppError('cancelled'));
      clearTimeout(idle);
    },
  };
}
