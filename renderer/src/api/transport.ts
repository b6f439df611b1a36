import type { Answered, CoreEvent } from '#shared/contract/index';

/** How the window reaches the core: IPC in the desktop program, HTTP in a browser. */
export type Transport = {
  readonly kind: 'ipc' | 'http';
  readonly call: (method: string, input: unknown) => Promise<Answered>;
  readonly subscribe: (listener: (event: CoreEvent) => void) => () => void;
};
