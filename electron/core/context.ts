import type { CoreEvent } from '#shared/contract/index';
import type { Actor } from './actor.ts';
import type { CorePorts } from './ports.ts';
import type { MapSession } from './session.ts';

/** What a service gets with every call. */
export type Ctx = {
  readonly actor: Actor;
  readonly ports: CorePorts;
  /** The open map, the same one through the whole call. Throws AppError `map.notOpen`, also when it was closed since. */
  readonly session: () => MapSession;
  /** Opens, closes and changes the map that `session` answers with. */
  readonly maps: MapSwitch;
  /** Starts a job under the caller's id (or a silent one); end it in `finally`. */
  readonly job: (jobId: string | undefined) => Job;
  readonly jobs: JobTable;
};

/** Holds the one open map of this core. */
export type MapSwitch = {
  readonly current: () => MapSession | null;
  /** Opens the map that `open` makes, then closes the present one; with null only closes. One change at a time. */
  readonly replace: (open: (() => Promise<MapSession>) | null) => Promise<MapSession | null>;
  /**
   * Closes a map and opens it again as `open` makes it, nothing coming between; when that fails it is opened as it
   * stands. Throws `map.notOpen` when the session is no longer the open one.
   */
  readonly reopen: (session: MapSession, open: () => Promise<MapSession>) => Promise<MapSession>;
};

/** Long work that reports and can be stopped. */
export type Job = {
  readonly signal: AbortSignal;
  /** Reports `done` of `total` under the i18n key `job.<stage>`, at most some twenty times a second. */
  readonly progress: (stage: string, done: number, total: number) => void;
  /** Lets other work run and throws AppError `cancelled` when asked to stop. Call it every 10 ms or so. */
  readonly breathe: () => Promise<void>;
  readonly end: () => void;
};

export type JobTable = { readonly cancel: (jobId: string) => boolean };

export type Listener = (event: CoreEvent) => void;
