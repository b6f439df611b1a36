import { App } from 'antd';
import { useCallback } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { dynamic, t, useErrorNotice } from '#renderer/ui/index';

type Step = { readonly label: string; readonly count: number };

/** What a step did, in the user's words: 新增人才（3 条）. */
export const stepText = (step: Step): string =>
  t('history.step', { what: dynamic(`batch.${step.label}`, t('history.change')), count: step.count });

/** Undo and redo with their answers shown, and what each would do now. */
export function useUndoRedo() {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const state = useApiQuery('history.state', {}, { keepPrevious: true });
  const { mutate: undo, isPending: undoing } = useApiCommand('history.undo');
  const { mutate: redo, isPending: redoing } = useApiCommand('history.redo');
  const runUndo = useCallback(
    () =>
      undo(
        {},
        {
          onSuccess: (step) => void message.success(t('history.undone', { what: stepText(step) })),
          onError: showError,
        },
      ),
    [undo, message, showError],
  );
  const runRedo = useCallback(
    () =>
      redo(
        {},
        {
          onSuccess: (step) => void message.success(t('history.redone', { what: stepText(step) })),
          onError: showError,
        },
      ),
    [redo, message, showError],
  );
  return {
    undo: runUndo,
    redo: runRedo,
    busy: undoing || redoing,
    undoStep: state.data?.undo ?? null,
    redoStep: state.data?.redo ?? null,
  };
}
