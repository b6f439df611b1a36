import type { Explained } from '../explained.ts';
import { nextFreeMs } from '../hindrance.ts';

/** Of so many whom only the time keeps away it is worked out when they will be free. */
const MOST_LOOKED_AHEAD = 64;

/** By when somebody must be free to be of use, and until when those at work are; both where that is known. */
export type Ahead = {
  /** Epoch ms; null: not known. */
  readonly deadlineMs: number | null;
  readonly busyUntil: ReadonlyMap<string, number>;
};

/** Whether somebody who is busy, away or used up now may come before the deadline; also where nobody knows. */
function mayCome(n: number, isBusy: boolean, { deadlineMs, busyUntil }: Ahead, from: Explained): boolean {
  if (deadlineMs === null) return true;
  const { candidates, situation, atMs } = from;
  const endMs = isBusy ? busyUntil.get(candidates.ids[n] as string) : atMs;
  if (endMs === undefined) return true;
  const freeMs = nextFreeMs(n, candidates, situation, Math.max(atMs, endMs));
  return freeMs !== null && freeMs < deadlineMs;
}

/**
 * Whether so many of those whom only the time keeps away may come before the deadline: then nobody lacks. Looks at some
 * of them; of the others nobody knows.
 */
export function mayComeLater(
  missing: number,
  away: readonly { readonly n: number; readonly isBusy: boolean }[],
  ahead: Ahead,
  from: Explained,
): boolean {
  let count = Math.max(0, away.length - MOST_LOOKED_AHEAD);
  for (const { n, isBusy } of away.slice(0, MOST_LOOKED_AHEAD)) {
    if (count >= missing) break;
    if (mayCome(n, isBusy, ahead, from)) count += 1;
  }
  return count >= missing;
}
