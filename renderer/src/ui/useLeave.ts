import { useRef } from 'react';
import { t } from './text.ts';
import { useConfirm } from './useConfirm.ts';

/** How a dialog is left by Esc, its cross or 取消: at once while nothing was changed, otherwise after a question. */
export function useLeave(dirty: boolean, onClose: () => void): () => void {
  const confirm = useConfirm();
  const asking = useRef(false);
  return async () => {
    // Esc held down must not ask twice.
    if (asking.current) return;
    asking.current = true;
    const leave =
      !dirty ||
      (await confirm({
        title: t('things.leaveTitle'),
        consequence: t('settings.leaveHint'),
        ok: t('things.leave'),
        cancel: t('settings.leaveStay'),
        danger: true,
      }));
    asking.current = false;
    if (leave) onClose();
  };
}
