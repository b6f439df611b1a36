import { formatCount, formatTime, t } from '#renderer/ui/index';
import type { LearningStatus } from '#shared/contract/learning';

function stateText({ state, learnt, lessons, missing, missingClasses }: LearningStatus): string {
  if (state === 'learning') return t('learning.busy', { count: formatCount(lessons) });
  if (state === 'failed') return t('learning.failed');
  if (learnt)
    return t('learning.ready', { count: formatCount(learnt.lessons), time: formatTime(learnt.atMs) });
  if (missing > 0) return t('learning.missing', { count: lessons, missing });
  if (missingClasses > 0) return t('learning.missingClasses', { missing: missingClasses });
  return t('learning.soon', { count: formatCount(lessons) });
}

/** Where the learning stands, or how many problems are still missing. */
export function StateLine({ status }: { status: LearningStatus }) {
  const { on, sinceMs, learnt, changed } = status;
  return (
    <div className="lm-learning-state" data-state={status.state} role="status">
      <p>{stateText(status)}</p>
      {!on && <p>{t('learning.offHint')}</p>}
      {learnt !== null && changed > 0 && (
        <p className="lm-muted">{t('learning.changed', { count: changed })}</p>
      )}
      {sinceMs !== null && <p className="lm-muted">{t('learning.since', { time: formatTime(sinceMs) })}</p>}
    </div>
  );
}
