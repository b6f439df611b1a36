import { t } from '#renderer/ui/index';
import type { Problem } from '#shared/contract/problems';
import type { AssignmentState } from '#shared/domain/workflow/states';

type Tone = 'new' | 'going' | 'good' | 'quiet' | 'late';

const TONES: Record<Problem['state'], Tone> = {
  reported: 'new',
  accepted: 'new',
  dispatched: 'going',
  inProgress: 'going',
  pendingCheck: 'going',
  closed: 'quiet',
};

const ASSIGNMENT_TONES: Record<AssignmentState, Tone> = {
  sent: 'new',
  accepted: 'going',
  declined: 'quiet',
  done: 'good',
  cancelled: 'quiet',
};

/** Where a problem stands. */
export function StateTag({ state }: { state: Problem['state'] }) {
  return (
    <span className="lm-state" data-tone={TONES[state]}>
      {t(`state.${state}`)}
    </span>
  );
}

/** 超期, in the only filled tag: what must not be overlooked. */
export function OverdueTag() {
  return (
    <span className="lm-state" data-tone="late">
      {t('problem.overdue')}
    </span>
  );
}

/** What the one who was asked said. */
export function AssignmentTag({ state }: { state: AssignmentState }) {
  return (
    <span className="lm-state" data-tone={ASSIGNMENT_TONES[state]}>
      {t(`assignment.${state}`)}
    </span>
  );
}
