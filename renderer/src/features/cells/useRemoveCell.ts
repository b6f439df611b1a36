import { App } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { Cell } from '#shared/contract/cells';

/** Deletes a cell after naming what becomes of what lies in it. */
export function useRemoveCell(): (cell: Cell) => Promise<void> {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const remove = useApiCommand('cells.remove');
  return async (cell) => {
    const yes = await confirm({
      title: t('things.deleteOne', { name: cell.name }),
      consequence: t('cells.removeHint'),
      ok: t('ui.delete'),
      danger: true,
    });
    if (!yes) return;
    try {
      const { removed } = await remove.mutateAsync({ ids: [cell.id] });
      useAppState.getState().select(null);
      void message.success(t('things.deleted', { count: removed }));
    } catch (error) {
      showError(error);
    }
  };
}
