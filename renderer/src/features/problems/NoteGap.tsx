import { App, Button, Checkbox } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import { useExtras } from './extras.ts';
import type { Notable } from './gaps.ts';

/** Whether a gap goes to the 缺口清单: ticked for a new problem, at once for one that is registered already. */
export function NoteGap({ gap }: { gap: Notable }) {
  const problemId = useAppState((state) => state.draft.problemId);
  return problemId === null ? <Tick gap={gap} /> : <NoteNow gap={gap} problemId={problemId} />;
}

function Tick({ gap: { need, essential } }: { gap: Notable }) {
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

function NoteNow({ gap, problemId }: { gap: Notable; problemId: string }) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const note = useApiCommand('shortages.note');
  const { need, reason, wantedAtMs, count } = gap;
  const noteIt = (): void =>
    note.mutate(
      { need, reason, problemId, wantedAtMs, count },
      { onSuccess: () => void message.success(t('shortage.noted', { need })), onError: showError },
    );
  return (
    <Button size="small" data-action="note-gap" loading={note.isPending} onClick={noteIt}>
      {t('shortage.noteNow')}
    </Button>
  );
}
