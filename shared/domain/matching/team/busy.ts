/** One that was asked for another problem and has not said that it is done. Epoch ms. */
export type OpenJob = {
  readonly thingId: string;
  readonly problemNumber: string;
  readonly sentAtMs: number;
  /** By when that problem should be solved; null: not said. */
  readonly dueAtMs: number | null;
};

/** How long a visit is reckoned to take. */
const VISIT_MS = 2 * 3_600_000;

/**
 * Whether an open job overlaps a visit that begins at an instant: it lasts from the asking until its deadline, and one
 * that is overdue or has no deadline is still being worked on, for all that anybody knows.
 */
export function overlaps(job: OpenJob, atMs: number, nowMs: number): boolean {
  return job.sentAtMs < atMs + VISIT_MS && atMs < endOf(job, nowMs);
}

/** When a job ends; infinity: nobody knows. */
const endOf = ({ dueAtMs }: OpenJob, nowMs: number): number =>
  dueAtMs !== null && dueAtMs > nowMs ? dueAtMs : Number.POSITIVE_INFINITY;

/** Until when those with open jobs are at work, all jobs of one together; who is not in it has no end that is known. */
export function busyUntil(jobs: readonly OpenJob[], nowMs: number): ReadonlyMap<string, number> {
  const ends = new Map<string, number>();
  for (const job of jobs) ends.set(job.thingId, Math.max(ends.get(job.thingId) ?? 0, endOf(job, nowMs)));
  return new Map([...ends].filter(([, endMs]) => Number.isFinite(endMs)));
}

/** Who is busy at an instant, with the number of the problem they are at (the one they were asked for first). */
export function busyAt(jobs: readonly OpenJob[], atMs: number, nowMs: number): ReadonlyMap<string, string> {
  const busy = new Map<string, string>();
  const inOrder = [...jobs].sort(
    (a, b) => a.sentAtMs - b.sentAtMs || (a.problemNumber < b.problemNumber ? -1 : 1),
  );
  for (const job of inOrder)
    if (overlaps(job, atMs, nowMs) && !busy.has(job.thingId)) busy.set(job.thingId, job.problemNumber);
  return busy;
}
