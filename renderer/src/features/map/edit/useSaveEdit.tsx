import { App } from 'antd';
import { useRef, useState } from 'react';
import { queryClient, useApiCommand } from '#renderer/api/index';
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
  const [saving, setSaving] = useState(false);
  // At once, not with the next rendering: a second Enter must not save twice.
  const busy = useRef(false);
  const save = async (label: EditLabel, edit: InputOf<'cells.edit'>['edit']): Promise<boolean> => {
    if (busy.current) return false;
    busy.current = true;
    setSaving(true);
    try {
      const saved = await command.mutateAsync({ label, edit });
      // The next step begins on the cells as they are now: on older ones its save would be a conflict.
      await queryClient.invalidateQueries({ queryKey: ['cells.list'] });
      const content = (
        <SavedNotice what={t(`batch.${label}`)} saved={saved} onOver={() => message.destroy(KEY)} />
      );
      void message.success({ key: KEY, duration: SHOWN_S, content });
      return true;
    } catch (error) {
      showError(error);
      return false;
    } finally {
      busy.current = false;
      setSaving(false);
    }
  };
  return { save, saving };
}
