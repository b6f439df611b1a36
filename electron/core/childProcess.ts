import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** How a process of its own ended: by itself, because its heap was full, or by a fault. */
export type ChildEnd = 'clean' | 'memory' | 'fault';

/** A process that does dangerous reading for the core, as the core sees it: asked and answering by messages. */
export type Child<Ask, Answer> = {
  readonly pid?: number | undefined;
  readonly send: (ask: Ask) => void;
  readonly onMessage: (listener: (answer: Answer) => void) => void;
  /** Once, however it ended. */
  readonly onExit: (listener: (end: ChildEnd) => void) => void;
  readonly kill: () => void;
};

/** Starts such a process, which may take so much heap. */
export type StartChild<Ask, Answer> = (heapMb: number) => Child<Ask, Answer>;

/** The engine aborts a process whose heap is full (SIGABRT, on Windows one of two codes); the memory watch kills it. */
function endOf(code: number | null, signal: NodeJS.Signals | null): ChildEnd {
  if (code === 0) return 'clean';
  return signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134 || code === 3_221_226_505
    ? 'memory'
    : 'fault';
}

/** Starts processes under plain Node. `entry` is the built program, or its source. */
export function nodeChild<Ask, Answer>(entry: URL): StartChild<Ask, Answer> {
  return (heapMb) => {
    const child = fork(fileURLToPath(entry), [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${heapMb}`],
      // Its complaints may quote the file.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // A message to a process that is just being ended goes nowhere, which is right.
    child.on('error', () => undefined);
    return {
      pid: child.pid,
      send: (ask) => void child.send(ask as object, () => undefined),
      onMessage: (listener) => void child.on('message', (message) => listener(message as Answer)),
      onExit: (listener) => void child.once('exit', (code, signal) => listener(endOf(code, signal))),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
