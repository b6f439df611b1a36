import { App } from 'antd';
import { useCallback } from 'react';
import { t } from './text.ts';

export type ConfirmWords = {
  readonly title: string;
  /** What will happen, with numbers, and whether it can be taken back. */
  readonly consequence: string;
  /** The deed itself (删除, 恢复), never a bare 确定. */
  readonly ok: string;
  /** What leaving it means (保持原样), where that is no plain 取消. */
  readonly cancel?: string;
  readonly danger?: boolean;
};

/** Asks before something with a consequence; answers whether to go on. */
export function useConfirm(): (words: ConfirmWords) => Promise<boolean> {
  const { modal } = App.useApp();
  return useCallback(
    async ({ title, consequence, ok, cancel, danger }) =>
      (await modal.confirm({
        title,
        content: consequence,
        okText: ok,
        cancelText: cancel ?? t('ui.cancel'),
        okButtonProps: { danger: danger ?? false },
        focusable: { autoFocusButton: danger ? 'cancel' : 'ok' },
      })) === true,
    [modal],
  );
}
