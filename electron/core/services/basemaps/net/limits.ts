const MIB = 1024 * 1024;

export type NetLimits = {
  readonly memoryBytes: number;
  readonly diskBytes: number;
  /** So long one question may take from when it is really asked. */
  readonly timeoutMs: number;
  /** So long a server that did not answer is not asked again; twice as long each further time, up to the longest. */
  readonly restMs: number;
  readonly longestRestMs: number;
  /** So long is waited for a new tile where an old one could be shown. */
  readonly patienceMs: number;
  /** Questions to all servers at once, and those that wait for their turn. */
  readonly atOnce: number;
  readonly waitingAtMost: number;
  /** So long it is believed that a tile is not there. */
  readonly noneMs: number;
};

export const NET_LIMITS: NetLimits = {
  memoryBytes: 32 * MIB,
  diskBytes: 200 * MIB,
  timeoutMs: 10_000,
  restMs: 10_000,
  longestRestMs: 60_000,
  patienceMs: 1_000,
  atOnce: 6,
  waitingAtMost: 300,
  noneMs: 600_000,
};
