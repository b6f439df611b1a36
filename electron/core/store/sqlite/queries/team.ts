import type { OpenJob } from '#shared/domain/matching/team/index';
import type { Store } from '../../store.ts';

/**
 * Assignments of problems still being worked on that were neither declined, taken back nor done; those of one problem
 * left out. A problem that waits for its check keeps nobody busy.
 */
export function openJobs(store: Store, besidesProblemId: string | null): readonly OpenJob[] {
  const rows = store.rawRows(
    `SELECT a.thing_id, p.number, a.sent_at_ms, p.due_at_ms
     FROM assignments a JOIN problems p ON p.id = a.problem_id
     WHERE a.deleted_at_ms IS NULL AND a.state IN ('sent', 'accepted')
       AND p.deleted_at_ms IS NULL AND p.state NOT IN ('closed', 'pendingCheck') AND p.id <> ?`,
    besidesProblemId ?? '',
  ) as [string, string, number, number | null][];
  return rows.map(([thingId, problemNumber, sentAtMs, dueAtMs]) => ({
    thingId,
    problemNumber,
    sentAtMs,
    dueAtMs,
  }));
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
