import { SendOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { EMPTY_DRAFT, useAppState } from '#renderer/state/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { Answer, ProblemDetail } from '#shared/contract/problems';
import { choiceOf, weightsOf } from '#shared/domain/matching/index';
import { useExtras } from './extras.ts';
import { gapsToNote, notableGaps } from './gaps.ts';
import { useTeam, useTeamMembers } from './team/useTeam.ts';
import { nameToLearn } from './understood/placeName.ts';
import { savedOf } from './understood/saved.ts';

function leaveWith(problem: ProblemDetail): void {
  const { setDraft, setPicks, setLines, setCard, select } = useAppState.getState();
  setDraft(EMPTY_DRAFT);
  setPicks([]);
  setLines([]);
  setCard({ type: 'selection' });
  select({ type: 'problem', id: problem.id });
  useExtras.getState().clear();
}

/** Saves the answer's problem with or without its picks, or sends more picks to one that exists already. */
function useDispatch(answer: Answer) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const draft = useAppState((state) => state.draft);
  const picks = useAppState((state) => state.picks);
  const extras = useExtras();
  const { data: team } = useTeam(answer);
  const create = useApiCommand('problems.create');
  const dispatch = useApiCommand('problems.dispatch');
  const present = useApiQuery(
    'problems.get',
    { id: draft.problemId ?? '' },
    { enabled: draft.problemId !== null },
  );
  const { data: kept } = present;
  const sent = picks.map((pick) => ({ thingId: pick.thingId, reasons: [...pick.reasons] }));
  const note = extras.note.trim() || null;
  const choice = choiceOf(answer, new Set(picks.map((pick) => pick.thingId)), weightsOf(answer.weights));
  const said = choice === null ? {} : { choice };
  const after = (count: number, gaps = 0, placeName: string | null = null) => ({
    onSuccess: (problem: ProblemDetail) => {
      void message.success(
        count > 0
          ? t('answer.dispatched', { number: problem.number, count })
          : t('answer.registered', { number: problem.number }),
      );
      if (placeName !== null) void message.info(t('answer.placeName.learned', { name: placeName }));
      if (gaps > 0) void message.info(t('shortage.notedWith', { count: gaps }));
      leaveWith(problem);
    },
    onError: showError,
  });
  const save = (withPicks: boolean): void => {
    const chosen = withPicks ? sent : [];
    if (draft.problemId) {
      if (!kept) return;
      dispatch.mutate(
        { id: kept.id, version: kept.version, picks: chosen, note, ...said },
        after(chosen.length),
      );
      return;
    }
    const { understood } = answer;
    const placeName = nameToLearn(extras.placeName, draft);
    const gaps = gapsToNote(notableGaps(answer, team), extras.gaps);
    create.mutate(
      {
        text: draft.text,
        categoryId: draft.categoryId ?? understood.categoryId,
        level: understood.level,
        placeText: understood.place?.text ?? null,
        anchor: draft.anchor ?? understood.place?.anchor ?? null,
        reporterName: extras.reporterName.trim() || null,
        reporterPhone: extras.reporterPhone.trim() || null,
        understood: savedOf(understood, draft),
        picks: chosen,
        dispatchNote: note,
        ...(withPicks && said),
        shortages: gaps,
        placeName,
      },
      after(chosen.length, gaps.length, placeName),
    );
  };
  return {
    save,
    busy: create.isPending || dispatch.isPending,
    ready: draft.problemId === null || kept !== undefined,
    kept: draft.problemId === null ? null : (kept ?? null),
  };
}

/** Picks that another category or place has taken out of the lists: they would be sent unseen. */
function HiddenPicks({ answer }: { answer: Answer }) {
  const picks = useAppState((state) => state.picks);
  const team = useTeamMembers(answer);
  const shown = new Set(
    [...answer.duty, ...answer.resources, ...answer.people, ...answer.whyNot, ...team].map(
      (candidate) => candidate.thingId,
    ),
  );
  const seen = picks.filter((pick) => shown.has(pick.thingId));
  const hidden = picks.length - seen.length;
  if (hidden === 0) return null;
  return (
    <p className="lm-dispatch-hidden">
      {t('answer.hiddenPicks', { count: hidden })}
      <Button size="small" type="link" onClick={() => useAppState.getState().setPicks(seen)}>
        {t('answer.dropHidden')}
      </Button>
    </p>
  );
}

function Reporter() {
  const { reporterName, reporterPhone, set } = useExtras();
  return (
    <div className="lm-dispatch-row">
      <Input
        placeholder={t('problem.reporterName')}
        aria-label={t('problem.reporterName')}
        value={reporterName}
        maxLength={60}
        onChange={(event) => set({ reporterName: event.target.value })}
      />
      <Input
        placeholder={t('problem.reporterPhone')}
        aria-label={t('problem.reporterPhone')}
        value={reporterPhone}
        maxLength={60}
        onChange={(event) => set({ reporterPhone: event.target.value })}
      />
    </div>
  );
}

/** Saves what is on show; right after a correction once the answer to it is there, lest that from before be kept. */
function useSaveWhenFresh(isStale: boolean, save: (withPicks: boolean) => void) {
  const [waiting, setWaiting] = useState<{ readonly withPicks: boolean } | null>(null);
  useEffect(() => {
    if (waiting === null || isStale) return;
    setWaiting(null);
    save(waiting.withPicks);
  }, [waiting, isStale, save]);
  return { waits: waiting !== null, saveSoon: (withPicks: boolean) => setWaiting({ withPicks }) };
}

/**
 * 登记并派单: the picks, a note, who called, and one button; one Ctrl+Z takes it all back. `isStale`: the answer is that from
 * before the last correction.
 */
export function DispatchFoot({ answer, isStale }: { answer: Answer; isStale: boolean }) {
  const count = useAppState((state) => state.picks.length);
  const isNew = useAppState((state) => state.draft.problemId === null);
  const { note, set } = useExtras();
  const { save, busy: saving, ready, kept } = useDispatch(answer);
  const { waits, saveSoon } = useSaveWhenFresh(isStale, save);
  const busy = saving || waits;
  return (
    <div className="lm-dispatch">
      {isNew ? (
        <Reporter />
      ) : (
        <span className="lm-muted">{`${t('answer.forProblem')} ${kept?.number ?? ''}`}</span>
      )}
      {count > 0 && (
        <Input
          placeholder={t('answer.note')}
          aria-label={t('answer.note')}
          value={note}
          maxLength={1000}
          onChange={(event) => set({ note: event.target.value })}
        />
      )}
      <HiddenPicks answer={answer} />
      <div className="lm-dispatch-row">
        {isNew && (
          <Button loading={busy} data-action="register" onClick={() => saveSoon(false)}>
            {t('answer.registerOnly')}
          </Button>
        )}
        <Button
          type="primary"
          block
          icon={<SendOutlined />}
          loading={busy}
          disabled={count === 0 || !ready}
          data-action="dispatch"
          onClick={() => saveSoon(true)}
        >
          {count === 0
            ? t('answer.pickFirst')
            : t(isNew ? 'answer.dispatch' : 'answer.dispatchMore', { count })}
        </Button>
      </div>
    </div>
  );
}
