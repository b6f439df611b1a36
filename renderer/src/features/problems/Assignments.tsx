import { Button } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { KindSymbol, t, useErrorNotice } from '#renderer/ui/index';
import type { ProblemDetail } from '#shared/contract/problems';
import { ASSIGNMENT_TRANSITIONS, type AssignmentState, isOpen } from '#shared/domain/workflow/states';
import { type Asked, isNobodyComing, numberedAsked } from './asked.ts';
import { AssignmentTag } from './StateTag.tsx';

function Row({ assignment, number, open }: Asked & { open: boolean }) {
  const set = useApiCommand('problems.setAssignment');
  const showError = useErrorNotice();
  const steps = open ? ASSIGNMENT_TRANSITIONS[assignment.state] : [];
  const change = (state: AssignmentState): void =>
    set.mutate({ id: assignment.id, version: assignment.version, state }, { onError: showError });
  return (
    <li className="lm-assignment">
      <div className="lm-assignment-who">
        <button
          type="button"
          className="lm-bare lm-candidate-head"
          onClick={() => useAppState.getState().select({ type: 'thing', id: assignment.thingId })}
        >
          {number !== null && <b className="lm-candidate-rank">{number}</b>}
          <KindSymbol kind={assignment.kind} size={12} />
          <strong>{assignment.name}</strong>
        </button>
        <AssignmentTag state={assignment.state} />
      </div>
      {steps.length > 0 && (
        <div className="lm-assignment-do">
          {steps.map((state) => (
            <Button
              key={state}
              size="small"
              type="link"
              loading={set.isPending}
              onClick={() => change(state)}
            >
              {t(`assignmentDo.${state}`)}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
}

/** Said where everybody who was asked is out, with what to do now. */
function NobodyComes({ problem: { assignments } }: { problem: ProblemDetail }) {
  const declined = assignments.filter(({ state }) => state === 'declined').length;
  const how = declined === 0 ? 'cancelled' : assignments.length === 1 ? 'one' : 'all';
  return (
    <p className="lm-nobody-comes" role="status">
      <strong>{t(`problem.nobodyComes.${how}`, { count: assignments.length })}</strong>
      {t('problem.nobodyComes.next', { step: t('problemDo.dispatch') })}
    </p>
  );
}

/** Who was asked and what they said. */
export function Assignments({ problem }: { problem: ProblemDetail }) {
  if (problem.assignments.length === 0) return <p className="lm-muted">{t('problem.nobody')}</p>;
  return (
    <>
      {isNobodyComing(problem) && <NobodyComes problem={problem} />}
      <ul className="lm-assignments" aria-label={t('problem.asked')}>
        {numberedAsked(problem).map((asked) => (
          <Row key={asked.assignment.id} {...asked} open={isOpen(problem.state)} />
        ))}
      </ul>
    </>
  );
}
