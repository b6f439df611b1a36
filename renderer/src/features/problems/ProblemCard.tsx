import { Button, Descriptions, Tabs } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { useCategories, useCells } from '#renderer/api/lookups';
import { RecordHistory } from '#renderer/features/history/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, formatTime, LevelBadge, Panel, t } from '#renderer/ui/index';
import type { ProblemDetail } from '#shared/contract/problems';
import { Assignments } from './Assignments.tsx';
import { PlaceButton } from './PlaceButton.tsx';
import { ProblemActions } from './ProblemActions.tsx';
import { SlipButton } from './SlipButton.tsx';
import { OverdueTag, StateTag } from './StateTag.tsx';
import { Timeline } from './Timeline.tsx';
import { UnderstoodFacts } from './understood/UnderstoodFacts.tsx';
import { useAskedLines } from './useAskedLines.ts';

function Facts({ problem }: { problem: ProblemDetail }) {
  const categories = useCategories();
  const cells = useCells();
  const rows: [string, string | null][] = [
    [t('field.categoryId'), categories.nameOf(problem.categoryId)],
    [t('problem.place'), problem.placeText],
    [t('field.cell'), cells.nameOf(problem.cellId)],
    [t('problem.reporter'), [problem.reporterName, problem.reporterPhone].filter(Boolean).join(' ') || null],
    [t('problem.reportedAt'), formatTime(problem.reportedAtMs)],
    [t('problem.dueAt'), problem.dueAtMs === null ? null : formatTime(problem.dueAtMs)],
    [t('problem.closedAt'), problem.closedAtMs === null ? null : formatTime(problem.closedAtMs)],
    [t('problem.result'), problem.result],
    [t('problem.rating'), problem.rating === null ? null : t('problem.stars', { count: problem.rating })],
  ];
  return (
    <Descriptions
      size="small"
      column={1}
      items={rows
        .filter(([, value]) => value)
        .map(([label, value]) => ({ key: label, label, children: value }))}
    />
  );
}

/** A problem: its words, where it stands, who was asked, what happened, and what can be done now. */
export function ProblemCard({ id }: { id: string }) {
  const { data: problem, error } = useApiQuery('problems.get', { id });
  const { select, flyTo } = useAppState.getState();
  useAskedLines(problem);
  if (error)
    return (
      <Panel
        title={t('room.problems')}
        extra={
          <Button size="small" type="text" onClick={() => select(null)}>
            {t('ui.close')}
          </Button>
        }
      >
        <EmptyState title={errorText(error)} />
      </Panel>
    );
  if (!problem) return <Panel title={t('ui.loading')} />;
  const { anchor } = problem;
  return (
    <Panel
      className="lm-problem-card"
      title={
        <>
          <LevelBadge level={problem.level} /> {problem.number}
        </>
      }
      extra={
        <>
          {anchor && (
            <Button size="small" type="text" onClick={() => flyTo(anchor, 17)}>
              {t('things.locate')}
            </Button>
          )}
          <Button size="small" type="text" data-action="close-card" onClick={() => select(null)}>
            {t('ui.close')}
          </Button>
        </>
      }
      footer={<ProblemActions problem={problem} />}
    >
      <p className="lm-problem-text">{problem.text}</p>
      <div className="lm-understood-row">
        <StateTag state={problem.state} />
        {problem.overdue && <OverdueTag />}
        {!anchor && <PlaceButton problem={problem} />}
        <SlipButton problem={problem} />
      </div>
      <Tabs
        size="small"
        items={[
          {
            key: 'facts',
            label: t('things.facts'),
            children: (
              <>
                <Assignments problem={problem} />
                <Facts problem={problem} />
                <UnderstoodFacts problem={problem} />
                <Timeline events={problem.events} />
              </>
            ),
          },
          {
            key: 'history',
            label: t('things.history'),
            children: <RecordHistory entity="problem" id={id} />,
          },
        ]}
      />
    </Panel>
  );
}
