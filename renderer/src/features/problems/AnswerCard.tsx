import { Button } from 'antd';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, Panel, t } from '#renderer/ui/index';
import type { Answer } from '#shared/contract/problems';
import { AtAGlance } from './AtAGlance.tsx';
import { CandidateList } from './CandidateList.tsx';
import { DispatchFoot } from './DispatchFoot.tsx';
import { PastCases } from './PastCases.tsx';
import { ShortageNotes } from './ShortageNotes.tsx';
import { HowScored } from './score/HowScored.tsx';
import { useTriedWeights } from './score/useWeights.ts';
import { Team } from './team/Team.tsx';
import { Understood } from './Understood.tsx';
import { questionOf } from './understood/question.ts';
import { usePickLines } from './usePickLines.ts';
import { WhyNot } from './WhyNot.tsx';
import { useNearFirst, WideningLine } from './WideningLine.tsx';

/** Nothing was understood and nothing found: four empty lists would not help anybody. */
const isBlank = ({ understood, duty, resources, people, past }: Answer): boolean =>
  understood.unsure && [duty, resources, people, past].every((list) => list.length === 0);

function Lists({ answer }: { answer: Answer }) {
  usePickLines(answer);
  if (isBlank(answer))
    return (
      <>
        <Understood answer={answer} />
        <EmptyState title={t('answer.unknownTitle')} hint={t('answer.unknownHint')} />
      </>
    );
  const isLater = answer.understood.wantedAtMs !== null;
  return (
    <>
      <Understood answer={answer} />
      <WideningLine answer={answer} />
      <AtAGlance answer={answer} isLater={isLater} />
      <Team answer={answer} />
      <HowScored />
      <CandidateList
        title={t('answer.duty')}
        empty={t('answer.noDuty')}
        candidates={answer.duty}
        isLater={isLater}
      />
      <CandidateList
        title={t('answer.resources')}
        empty={t('answer.noResources')}
        candidates={answer.resources}
        isLater={isLater}
      />
      <CandidateList
        title={t('answer.people')}
        empty={t('answer.noPeople')}
        candidates={answer.people}
        isLater={isLater}
      />
      <ShortageNotes answer={answer} />
      <WhyNot candidates={answer.whyNot} />
      <PastCases past={answer.past} />
      <p className="lm-answer-took">
        {t('answer.took', { count: answer.candidateCount, ms: answer.tookMs.toFixed(1) })}
      </p>
    </>
  );
}

/** The answer to the typed problem: who is responsible, what to use, whom to ask, how it was done before. */
export function AnswerCard() {
  const draft = useAppState((state) => state.draft);
  const nearFirst = useNearFirst();
  const weights = useTriedWeights((state) => state.percents);
  const question = { ...questionOf(draft), nearFirst, ...(weights && { weights }) };
  const { data, error, isFetching, isPlaceholderData } = useApiQuery('matching.answer', question, {
    enabled: draft.text.trim() !== '',
    keepPrevious: true,
  });
  // Words and picks stay: the problem box leads back to them.
  const close = (): void => useAppState.getState().setCard({ type: 'none' });
  return (
    <Panel
      className="lm-answer"
      title={<span title={draft.text}>{draft.text || t('problem.box')}</span>}
      extra={
        <Button size="small" type="text" data-action="close-card" onClick={close}>
          {t('ui.close')}
        </Button>
      }
      footer={data && <DispatchFoot answer={data} isStale={isPlaceholderData} />}
    >
      {draft.text.trim() === '' && <EmptyState title={t('answer.typeFirst')} hint={t('problem.boxHint')} />}
      {error && <EmptyState title={errorText(error)} />}
      {data && !error && (
        <div aria-busy={isFetching} className="lm-answer-lists">
          <Lists answer={data} />
        </div>
      )}
      {!data && isFetching && <p className="lm-muted">{t('answer.searching')}</p>}
    </Panel>
  );
}
