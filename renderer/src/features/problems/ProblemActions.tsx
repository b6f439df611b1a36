import { App, Button, Input, Rate } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { ProblemAction, ProblemDetail } from '#shared/contract/problems';
import { isNobodyComing } from './asked.ts';
import { useExtras } from './extras.ts';
import { draftOf } from './understood/saved.ts';

/** 办结: what came of it and how the caller rates it. */
function CloseForm({ problem, onDone }: { problem: ProblemDetail; onDone: () => void }) {
  const [result, setResult] = useState(problem.result ?? '');
  const [rating, setRating] = useState(problem.rating ?? 0);
  const close = useApiCommand('problems.transition');
  const showError = useErrorNotice();
  const { message } = App.useApp();
  const submit = (): void =>
    close.mutate(
      { id: problem.id, version: problem.version, action: 'close', result, rating: rating || null },
      {
        onSuccess: () => {
          void message.success(t('problem.closedNotice', { number: problem.number }));
          onDone();
        },
        onError: showError,
      },
    );
  return (
    <div className="lm-dispatch">
      <Input.TextArea
        autoFocus
        rows={2}
        maxLength={2000}
        placeholder={t('problem.resultHint')}
        aria-label={t('problem.result')}
        value={result}
        onChange={(event) => setResult(event.target.value)}
      />
      <div className="lm-dispatch-row">
        <span className="lm-muted">{t('problem.rating')}</span>
        <Rate value={rating} onChange={setRating} />
        <span className="lm-grow" />
        <Button onClick={onDone}>{t('ui.cancel')}</Button>
        <Button
          type="primary"
          disabled={!result.trim()}
          loading={close.isPending}
          data-action="close-problem"
          onClick={submit}
        >
          {t('problemDo.close')}
        </Button>
      </div>
    </div>
  );
}

/** What an office usually does next in each state. */
const NEXT: Record<ProblemDetail['state'], ProblemAction> = {
  reported: 'dispatch',
  accepted: 'dispatch',
  dispatched: 'start',
  inProgress: 'finish',
  pendingCheck: 'close',
  closed: 'reopen',
};

/** Where nobody is coming the work cannot begin: somebody else has to be found first. */
const nextOf = (problem: ProblemDetail): ProblemAction =>
  isNobodyComing(problem) ? 'dispatch' : NEXT[problem.state];

/** The steps that this problem's state allows, the next one first. */
export function ProblemActions({ problem }: { problem: ProblemDetail }) {
  const [closing, setClosing] = useState(false);
  const step = useApiCommand('problems.transition');
  const showError = useErrorNotice();
  if (closing) return <CloseForm problem={problem} onDone={() => setClosing(false)} />;

  const askMore = (): void => {
    const { setDraft, setPicks, setRoom, setCard } = useAppState.getState();
    setPicks([]);
    useExtras.getState().clear();
    setDraft(draftOf(problem, Date.now()));
    setRoom('map');
    setCard({ type: 'answer' });
  };
  const run = (action: ProblemAction): void => {
    if (action === 'dispatch') askMore();
    else if (action === 'close') setClosing(true);
    else step.mutate({ id: problem.id, version: problem.version, action }, { onError: showError });
  };
  const next = nextOf(problem);
  return (
    <div className="lm-dispatch-row">
      {problem.actions.map((action) => (
        <Button
          key={action}
          type={action === next ? 'primary' : 'default'}
          data-action={`problem-${action}`}
          loading={step.isPending}
          onClick={() => run(action)}
        >
          {t(`problemDo.${action}`)}
        </Button>
      ))}
    </div>
  );
}
