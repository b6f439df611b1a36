import { Button } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { KindSymbol, t, useErrorNotice } from '#renderer/ui/index';
import type { Assignment, ProblemDetail } from '#shared/contract/problems';
import { ASSIGNMENT_TRANSITIONS, type AssignmentState, isOpen } from '#shared/domain/workflow/states';
import { AssignmentTag } from './StateTag.tsx';

function Row({ assignment, open }: { assignment: Assignment; open: boolean }) {
  const set = useApiCommand('problems.setAssignment');
  const showError = useErrorNotice();
  const rank = useAppState((state) => state.lines.find((line) => line.thingId === assignment.thingId)?.rank);
  const change = (state: AssignmentState): void =>
    set.mutate({ id: assignment.id, version: assignment.version, state }, { onError: showError });
  return (
    <li className="lm-assignment">
      <button
        type="button"
        className="lm-bare lm-candidate-head"
        onClick={() => useAppState.getState().select({ type: 'thing', id: assignment.thingId })}
      >
        {rank !== undefined && <b className="lm-candidate-rank">{rank}</b>}
        <KindSymbol kind={assignment.kind} size={12} />
        <strong>{assignment.name}</strong>
      </button>
      <AssignmentTag state={assignment.state} />
      {open &&
        ASSIGNMENT_TRANSITIONS[assignment.state].map((state) => (
          <Button key={state} size="small" type="link" loading={set.isPending} onClick={() => change(state)}>
            {t(`assignmentDo.${state}`)}
          </Button>
        ))}
    </li>
  );
}

/** Who was asked and what they said. */
export function Assignments({ problem }: { problem: ProblemDetail }) {
  if (problem.assignments.length === 0) return <p className="lm-muted">{t('problem.nobody')}</p>;
  return (
    <ul className="lm-assignments" aria-label={t('problem.asked')}>
      {problem.assignments.map((assignment) => (
        <Row key={assignment.id} assignment={assignment} open={isOpen(problem.state)} />
      ))}
    </ul>
  );
}
