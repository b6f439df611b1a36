import { App } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { StoredFile } from '#shared/contract/files';

/** Takes a file away at once: undo and the list of removed files bring it back. */
export function useRemoveFile(): (file: StoredFile) => void {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const remove = useApiCommand('files.remove');
  return ({ id, fileName }) =>
    remove.mutate(
      { ids: [id] },
      {
        onSuccess: () => void message.info(t('files.removedOne', { name: fileName })),
        onError: showError,
      },
    );
}
