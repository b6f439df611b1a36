import { App } from 'antd';
import { useCallback } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { InputOf, OutputOf } from '#shared/contract/index';

/** Keeps a list under 清单, and says so. Answers with the kept list, or null when it was refused. */
export function useSaveList(): {
  readonly save: (input: InputOf<'savedLists.save'>) => Promise<OutputOf<'savedLists.save'> | null>;
  readonly saving: boolean;
} {
  const { mutateAsync, isPending } = useApiCommand('savedLists.save');
  const showError = useErrorNotice();
  const { message } = App.useApp();
  const save = useCallback(
    async (input: InputOf<'savedLists.save'>) => {
      try {
        const saved = await mutateAsync(input);
        void message.success(t('print.listSaved', { title: saved.spec.title }));
        return saved;
      } catch (error) {
        showError(error);
        return null;
      }
    },
    [mutateAsync, message, showError],
  );
  return { save, saving: isPending };
}
