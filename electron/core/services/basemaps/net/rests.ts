import type { AppError } from '#shared/contract/errors';
import type { NetLimits } from './limits.ts';

/** Servers that did not answer, or asked to be left alone. */
export type Rests = {
  /** Throws what the server last failed with, while it rests. */
  readonly check: (host: string) => void;
  readonly begin: (host: string, error: AppError) => void;
  readonly end: (host: string) => void;
};

export function makeRests(now: () => number, limits: Pick<NetLimits, 'restMs' | 'longestRestMs'>): Rests {
  const rests = new Map<string, { untilMs: number; forMs: number; error: AppError }>();
  return {
    check: (host) => {
      const rest = rests.get(host);
      if (rest && rest.untilMs > now()) throw rest.error;
    },
    begin: (host, error) => {
      const rest = rests.get(host);
      // Questions that were under way together fail together: that is one failure.
      if (rest && rest.untilMs > now()) return;
      const forMs = rest ? Math.min(rest.forMs * 2, limits.longestRestMs) : limits.restMs;
      rests.set(host, { untilMs: now() + forMs, forMs, error });
    },
    end: (host) => void rests.delete(host),
  };
}
