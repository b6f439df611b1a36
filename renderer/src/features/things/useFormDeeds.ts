import { useAppState } from '#renderer/state/index';
import { t, useConfirm } from '#renderer/ui/index';
import type { KindId } from '#shared/domain/kinds/index';
import { nextInTable } from './tableOrder.ts';
import { useMovingPost } from './useMovingPost.ts';
import type { useThingForm } from './useThingForm.ts';

/** Leaves the form: back to the record's card, or away. */
export function leaveTo(id: string | null): void {
  const { select, setCard, setMode } = useAppState.getState();
  setMode({ type: 'browse' });
  if (id) select({ type: 'thing', id });
  else setCard({ type: 'none' });
}

/** What the form's buttons and keys do. */
export function useFormDeeds(
  form: ReturnType<typeof useThingForm>,
  kind: KindId,
  id: string | null,
  startAgain: () => void,
) {
  const confirm = useConfirm();
  const mayMove = useMovingPost(form);
  const save = async (): Promise<void> => {
    if (!(await mayMove())) return;
    const saved = await form.save();
    if (saved) leaveTo(saved.id);
  };
  const saveAndNext = async (): Promise<void> => {
    // Asked before saving: the saved row may move in the table.
    const next = id ? nextInTable(id) : null;
    if (!(await mayMove())) return;
    if (!(await form.save())) return;
    if (!id) startAgain();
    else if (next) {
      useAppState.getState().select({ type: 'thing', id: next });
      useAppState.getState().setCard({ type: 'thingForm', kind, id: next });
    } else leaveTo(id);
  };
  const cancel = async (): Promise<void> => {
    const leave =
      !form.dirty ||
      (await confirm({
        title: t('things.leaveTitle'),
        consequence: t('things.leaveHint'),
        ok: t('things.leave'),
        danger: true,
      }));
    if (!leave) return;
    form.drop();
    leaveTo(id);
  };
  return { save, saveAndNext, cancel };
}
