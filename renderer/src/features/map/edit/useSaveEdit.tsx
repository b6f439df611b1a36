import { App } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { InputOf } from '#shared/contract/index';
import { SavedNotice } from './SavedNotice.tsx';

export type EditLabel = InputOf<'cells.edit'>['label'];

const KEY = 'cellEdit';
const SHOWN_S = 8;

/** Saves an edit as one step, says what moved, and offers to take it back at once. */
export function useSaveEdit() {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const command = useApiCommand('cells.edit');
  const save = async (label: EditLabel, edit: InputOf<'cells.edit'>['edit']): Promise<boolean> => {
    try {
      const saved = await command.mutateAsync({ label, edit });
      const content = (
        <SavedNotice what={t(`batch.${label}`)} saved={saved} onOver={() => message.destroy(KEY)} />
      );
      void message.success({ key: KEY, duration: SHOWN_S, content });
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  };
  return { save, saving: command.isPending };
}
