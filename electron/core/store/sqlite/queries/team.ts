import type { OpenJob } from '#shared/domain/matching/team/index';
import type { Store } from '../../store.ts';

const JOB_COLUMNS = 'a.thing_id, p.number, a.sent_at_ms, p.due_at_ms';
/** Neither declined, taken back nor done, of a problem being worked on; one that waits for its check keeps nobody busy. */
const IS_OPEN = `a.deleted_at_ms IS NULL AND a.state IN ('sent', 'accepted')
  AND p.deleted_at_ms IS NULL AND p.state IN ('reported', 'accepted', 'dispatched', 'inProgress')`;

const toJob = ([thingId, problemNumber, sentAtMs, dueAtMs]: JobColumns): OpenJob => ({
  thingId,
  problemNumber,
  sentAtMs,
  dueAtMs,
});
type JobColumns = readonly [string, string, number, number | null];

/** What everybody was asked for and has not done yet; one problem left out. */
export function openJobs(store: Store, besidesProblemId: string | null): readonly OpenJob[] {
  const rows = store.rawRows(
    `SELECT ${JOB_COLUMNS} FROM problems p JOIN assignments a ON a.problem_id = p.id
     WHERE ${IS_OPEN} AND p.id <> ?`,
    besidesProblemId ?? '',
  ) as unknown as JobColumns[];
  return rows.map(toJob);
}

/** The same of a few things. */
export function openJobsOf(store: Store, thingIds: readonly string[]): readonly OpenJob[] {
  const rows = store.rawRows(
    `SELECT ${JOB_COLUMNS} FROM assignments a JOIN problems p ON p.id = a.problem_id
     WHERE a.thing_id IN (SELECT value FROM json_each(?)) AND ${IS_OPEN}`,
    JSON.stringify(thingIds),
  ) as unknown as JobColumns[];
  return rows.map(toJob);
}

/** Who holds which post of which cell, besides the leads; in the order of being named. */
export function postHolders(
  store: Store,
): readonly { readonly cellId: string; readonly postId: string; readonly thingId: string }[] {
  const rows = store.rawRows(
    `SELECT from_id, role, to_id FROM links
     WHERE from_type = 'cell' AND deleted_at_ms IS NULL ORDER BY created_at_ms, id`,
  ) as [string, string, string][];
  return rows.map(([cellId, postId, thingId]) => ({ cellId, postId, thingId }));
}
