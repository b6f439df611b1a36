import { SendOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { EMPTY_DRAFT, useAppState } from '#renderer/state/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { Answer, ProblemDetail } from '#shared/contract/problems';

/** What is kept with a new problem besides its words; typed once, lost never while the card is open. */
function useExtras() {
  const [note, setNote] = useState('');
  const [reporterName, setReporterName] = useState('');
  const [reporterPhone, setReporterPhone] = useState('');
  return { note, setNote, reporterName, setReporterName, reporterPhone, setReporterPhone };
}

function leaveWith(problem: ProblemDetail): void {
  const { setDraft, setPicks, setLines, setCard, select } = useAppState.getState();
  setDraft(EMPTY_DRAFT);
  setPicks([]);
  setLines([]);
  setCard({ type: 'selection' });
  select({ type: 'problem', id: problem.id });
}

/** 登记并派单: the picks, a note, who called, and one button; one Ctrl+Z takes it all back. */
export function DispatchFoot({ answer }: { answer: Answer }) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const draft = useAppState((state) => state.draft);
  const picks = useAppState((state) => state.picks);
  const extras = useExtras();
  const create = useApiCommand('problems.create');
  const dispatch = useApiCommand('problems.dispatch');
  const present = useApiQuery(
    'problems.get',
    { id: draft.problemId ?? '' },
    { enabled: draft.problemId !== null },
  );
  const sent = picks.map((pick) => ({ thingId: pick.thingId, reasons: [...pick.reasons] }));

  const done = (problem: ProblemDetail): void => {
    void message.success(
      sent.length > 0
        ? t('answer.dispatched', { number: problem.number, count: sent.length })
        : t('answer.registered', { number: problem.number }),
    );
    leaveWith(problem);
  };
  const save = (withPicks: boolean): void => {
    if (draft.problemId && present.data) {
      dispatch.mutate(
        { id: draft.problemId, version: present.data.version, picks: sent, note: extras.note || null },
        { onSuccess: done, onError: showError },
      );
      return;
    }
    const { understood } = answer;
    create.mutate(
      {
        text: draft.text,
        categoryId: draft.categoryId ?? understood.categoryId,
        level: understood.level,
        placeText: understood.place?.text ?? null,
        anchor: draft.anchor ?? understood.place?.anchor ?? null,
        reporterName: extras.reporterName || null,
        reporterPhone: extras.reporterPhone || null,
        picks: withPicks ? sent : [],
        dispatchNote: extras.note || null,
      },
      { onSuccess: done, onError: showError },
    );
  };
  const busy = create.isPending || dispatch.isPending;
  return (
    <div className="lm-dispatch">
      {!draft.problemId && (
        <div className="lm-dispatch-row">
          <Input
            placeholder={t('problem.reporterName')}
            aria-label={t('problem.reporterName')}
            value={extras.reporterName}
            maxLength={60}
            onChange={(event) => extras.setReporterName(event.target.value)}
          />
          <Input
            placeholder={t('problem.reporterPhone')}
            aria-label={t('problem.reporterPhone')}
            value={extras.reporterPhone}
            maxLength={60}
            onChange={(event) => extras.setReporterPhone(event.target.value)}
          />
        </div>
      )}
      <Input
        placeholder={t('answer.note')}
        aria-label={t('answer.note')}
        value={extras.note}
        maxLength={1000}
        onChange={(event) => extras.setNote(event.target.value)}
      />
      <div className="lm-dispatch-row">
        {!draft.problemId && (
          <Button loading={busy} data-action="register" onClick={() => save(false)}>
            {t('answer.registerOnly')}
          </Button>
        )}
        <Button
          type="primary"
          block
          icon={<SendOutlined />}
          loading={busy}
          disabled={picks.length === 0}
          data-action="dispatch"
          onClick={() => save(true)}
        >
          {picks.length === 0 ? t('answer.pickFirst') : t('answer.dispatch', { count: picks.length })}
        </Button>
      </div>
    </div>
  );
}
