import { Checkbox, Spin } from 'antd';
import { useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { OverdueTag, StateTag } from '#renderer/features/problems/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, formatDate, LevelBadge, t } from '#renderer/ui/index';
import type { Problem } from '#shared/contract/problems';
import { PROBLEM_STATES } from '#shared/domain/workflow/states';
import { ListEmpty, ListHead } from './ListParts.tsx';

const MOST = 60;
const OPEN = PROBLEM_STATES.filter((state) => state !== 'closed');

function Row({ problem }: { problem: Problem }) {
  return (
    <li>
      <button
        type="button"
        className="lm-bare"
        onClick={() => useAppState.getState().select({ type: 'problem', id: problem.id })}
      >
        <LevelBadge level={problem.level} />
        <span>
          <span className="lm-cell-clamp" title={problem.text}>
            {problem.text}
          </span>
          <small>
            {problem.number} · {formatDate(problem.reportedAtMs)}
          </small>
        </span>
        <span className="lm-cell-tags">
          <StateTag state={problem.state} />
          {problem.overdue && <OverdueTag />}
        </span>
      </button>
    </li>
  );
}

/** 事项 of a cell with their states; a click shows the problem. */
export function ProblemsTab({ cellId }: { cellId: string }) {
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { data, error } = useApiQuery(
    'problems.list',
    { filter: { cellIds: [cellId], ...(onlyOpen && { states: OPEN }) }, limit: MOST },
    { keepPrevious: true },
  );
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return <Spin />;
  if (data.total === 0 && !onlyOpen) return <ListEmpty list="problems" />;
  return (
    <>
      <ListHead list="problems" cellId={cellId} shown={data.rows.length} total={data.total}>
        <Checkbox checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)}>
          {t('cells.onlyOpen')}
        </Checkbox>
      </ListHead>
      <ul className="lm-cell-list">
        {data.rows.map((problem) => (
          <Row key={problem.id} problem={problem} />
        ))}
      </ul>
    </>
  );
}
