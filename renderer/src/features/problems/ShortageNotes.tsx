import { App, Button, Checkbox } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { Answer } from '#shared/contract/problems';
import type { NotedShortage, SeenShortage } from '#shared/contract/shortages';
import { useExtras } from './extras.ts';
import { awayText, nearestText, shortageText } from './shortageText.ts';

type Nearest = NonNullable<SeenShortage['nearest']>;

/** The gaps that go to the 缺口清单 with a new problem: as proposed, or as the clerk ticked. */
export function gapsToNote(answer: Answer, ticked: Readonly<Record<string, boolean>>): NotedShortage[] {
  return answer.shortages
    .filter(({ need, essential }) => ticked[need] ?? essential)
    .map(({ need, reason, atMs }) => ({ need, reason, wantedAtMs: Math.round(atMs) }));
}

function NearestOne({ nearest, nowMs }: { nearest: Nearest; nowMs: number }) {
  const { name, distanceM, thingId } = nearest;
  const look = (): void => useAppState.getState().select({ type: 'thing', id: thingId });
  return (
    <span className="lm-shortage-nearest">
      {t('shortage.nearestIs')}
      <button type="button" className="lm-link" onClick={look}>
        {name}
      </button>
      {distanceM !== null && t('shortage.away', { distance: awayText(distanceM) })}
      {nearestText(nearest, nowMs)}
    </span>
  );
}

/** Whether a gap is noted when the problem is registered. */
function TickGap({ shortage: { need, essential } }: { shortage: SeenShortage }) {
  const { gaps, set } = useExtras();
  return (
    <Checkbox
      checked={gaps[need] ?? essential}
      onChange={(event) => set({ gaps: { ...gaps, [need]: event.target.checked } })}
    >
      {t('shortage.noteWith')}
    </Checkbox>
  );
}

/** Notes a gap of a problem that is registered already. */
function NoteGap({
  shortage: { need, reason, atMs },
  problemId,
}: {
  shortage: SeenShortage;
  problemId: string;
}) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const note = useApiCommand('shortages.note');
  const noteIt = (): void =>
    note.mutate(
      { need, reason, problemId, wantedAtMs: Math.round(atMs) },
      { onSuccess: () => void message.success(t('shortage.noted', { need })), onError: showError },
    );
  return (
    <Button size="small" data-action="note-gap" loading={note.isPending} onClick={noteIt}>
      {t('shortage.noteNow')}
    </Button>
  );
}

function toList(): void {
  const { setView, setRoom } = useAppState.getState();
  setView('lists', 'shortages');
  setRoom('lists');
}

/** 缺什么: each need that nobody at hand can meet at the time, who comes nearest to it, and whether it is noted. */
export function ShortageNotes({ answer }: { answer: Answer }) {
  const problemId = useAppState((state) => state.draft.problemId);
  const nowMs = Date.now();
  if (answer.shortages.length === 0) return null;
  return (
    <section className="lm-shortages" role="note" aria-label={t('shortage.title')}>
      <h3>
        {t('shortage.title')}
        <Button size="small" type="link" data-action="to-shortages" onClick={toList}>
          {t('shortage.list')}
        </Button>
      </h3>
      <ul>
        {answer.shortages.map((shortage) => (
          <li key={shortage.need} data-shortage={shortage.need}>
            <strong>{shortageText(shortage, nowMs)}</strong>
            {shortage.nearest && <NearestOne nearest={shortage.nearest} nowMs={nowMs} />}
            {problemId === null ? (
              <TickGap shortage={shortage} />
            ) : (
              <NoteGap shortage={shortage} problemId={problemId} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
