import type { Answered, CoreEvent, Method } from '#shared/contract/index';
import type { Actor } from './actor.ts';

/** The application: one door, and what it tells. */
export type Core = {
  /** Runs one contract method. Never throws: everything that goes wrong is a coded answer. */
  readonly dispatch: (method: Method | string, input: unknown, actor: Actor) => Promise<Answered>;
  /** Called with every change of topics and every progress; returns the way to stop. */
  readonly subscribe: (listener: (event: CoreEvent) => void) => () => void;
  /** Backs up if changed, closes the map. */
  readonly close: () => Promise<void>;
};
