import { DAY_MINUTES } from '../../availability/index.ts';
import { instantOf, MINUTE_MS, type RelativeTime, relativeOf, shifted } from '../understand/relativeTime.ts';
import { type Count, each, mostSupported, type Recall, type Support } from './habit.ts';
import type { KeptProblem, KeptWhen } from './kept.ts';

/** Times so near to each other are the same. */
export const SAME_TIME_MINUTES = 30;

type Seen = KeptWhen & { readonly atMs: number };

/**
 * What words of time mean to an office: hours of the day, with the day counted from the one that is named or from today,
 * or no wish of time. The word '' stands for problems that name no time. Two times within SAME_TIME_MINUTES are the same;
 * learnt is the median of those that are.
 */
export function timeHabits(problems: readonly KeptProblem[], recall: Recall): Count[] {
  const words = each(problems.flatMap(({ when }) => (when?.corrected === true ? [when.read.word] : [])));
  return words.flatMap((what) => {
    const seen = recall('timeWord', what).flatMap(({ atMs, when }) =>
      when?.read.word === what ? [{ ...when, atMs }] : [],
    );
    const none = what === '' ? [] : [supportOf(null, seen)];
    const found = mostSupported([...none, ...times(seen).map((time) => supportOf(time, seen))]);
    if (found === null) return [];
    const { meaning, corrections } = middle(found, seen);
    return [{ type: 'timeWord' as const, what, meaning, corrections, seen: seen.length }];
  });
}

/** The times that clerks set, each once, in order; without those that more than half cannot fit, mostly nearly all. */
function times(seen: readonly Seen[]): RelativeTime[] {
  const mostNear = nearness(seen);
  const set = seen.flatMap(({ corrected, finalMs, read, atMs }) => {
    if (!corrected || finalMs === null) return [];
    const time = relativeOf(finalMs, read.day, atMs);
    return mostNear(time.minute) * 2 > seen.length ? [time] : [];
  });
  return [...new Map(set.map((time) => [`${time.day}:${time.minute}`, time])).values()].sort(
    (a, b) => a.day - b.day || a.minute - b.minute,
  );
}

/** No fewer than fit a time with a minute of the day: who ended near to it, on whatever day, or without a time. */
function nearness(seen: readonly Seen[]): (minute: number) => number {
  const ended = new Uint32Array(DAY_MINUTES);
  let without = 0;
  for (const { finalMs, read, atMs } of seen) {
    if (finalMs === null) {
      // Where no day is named a time always gives an instant.
      if (read.day !== null) without += 1;
      continue;
    }
    const { minute } = relativeOf(finalMs, read.day, atMs);
    ended[minute] = (ended[minute] as number) + 1;
  }
  return (minute) => {
    let most = without;
    for (let off = -SAME_TIME_MINUTES; off <= SAME_TIME_MINUTES; off += 1)
      most += ended[(minute + off + DAY_MINUTES) % DAY_MINUTES] as number;
    return most;
  };
}

/** Whether a meaning gives how it ended, and by how many minutes (null: no time) it is off. */
function fits(
  meaning: RelativeTime | null,
  { finalMs, read, atMs }: Seen,
): { readonly off: number | null } | null {
  const givenMs = meaning && instantOf(meaning, read.day, atMs);
  if (givenMs === null || finalMs === null) return givenMs === finalMs ? { off: null } : null;
  const off = Math.round((finalMs - givenMs) / MINUTE_MS);
  return Math.abs(off) <= SAME_TIME_MINUTES ? { off } : null;
}

function supportOf(meaning: RelativeTime | null, seen: readonly Seen[]): Support<RelativeTime | null> {
  const fitting = seen.filter((one) => fits(meaning, one) !== null);
  const corrections = fitting.filter(({ corrected }) => corrected).length;
  return { meaning, corrections, votes: fitting.length, seen: seen.length };
}

/** The median of the times that support a meaning, if as many support it; otherwise the meaning as it is. */
function middle(found: Support<RelativeTime | null>, seen: readonly Seen[]): Support<RelativeTime | null> {
  const { meaning } = found;
  if (meaning === null) return found;
  const offs = seen.flatMap((one) => fits(meaning, one)?.off ?? []).sort((a, b) => a - b);
  const median = offs[Math.floor((offs.length - 1) / 2)] ?? 0;
  const moved = supportOf(shifted(meaning, median), seen);
  return moved.votes >= found.votes && moved.corrections >= found.corrections ? moved : found;
}
