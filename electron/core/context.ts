import type { Topic } from '#shared/contract/define';
import type { CoreEvent } from '#shared/contract/index';
import type { Actor } from './actor.ts';
import type { CorePorts } from './ports.ts';
import type { MapSession } from './session.ts';

/** What a service gets with every call. */
export type Ctx = {
  readonly actor: Actor;
  readonly ports: CorePorts;
  /** The open map. Throws AppError `map.notOpen`. */
  readonly session: () => MapSession;
  /** Opens, closes and changes the map that `session` answers with. */
  readonly maps: MapSwitch;
  /** Starts a job under the caller's id (or a silent one); end it in `finally`. */
  readonly job: (jobId: string | undefined) => Job;
  readonly jobs: JobTable;
  /** Tells everybody that topics changed, for changes that no command made. */
  readonly emit: (topics: readonly Topic[]) => void;
};

/** Holds the one open map of this core. */
export type MapSwitch = {
  readonly current: () => MapSession | null;
  /** Closes the open map (with its closing backup), then opens the one that `open` makes. */
  readonly replace: (open: (() => Promise<MapSession>) | null) => Promise<MapSession | null>;
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
