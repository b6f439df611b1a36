import { App } from 'antd';
import { useCallback } from 'react';
import { t } from './text.ts';

export type ConfirmWords = {
  readonly title: string;
  /** What will happen, with numbers, and whether it can be taken back. */
  readonly consequence: string;
  /** The deed itself (删除, 恢复), never a bare 确定. */
  readonly ok: string;
  readonly danger?: boolean;
};

/** Asks before something with a consequence; answers whether to go on. */
export function useConfirm(): (words: ConfirmWords) => Promise<boolean> {
  const { modal } = App.useApp();
  return useCallback(
    async ({ title, consequence, ok, danger }) =>
      (await modal.confirm({
        title,
        content: consequence,
        okText: ok,
        cancelText: t('ui.cancel'),
        okButtonProps: { danger: danger ?? false },
        focusable: { autoFocusButton: danger ? 'cancel' : 'ok' },
      })) === true,
    [modal],
  );
}
