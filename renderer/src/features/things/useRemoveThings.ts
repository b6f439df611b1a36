import { App } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { shorten, t, useConfirm, useErrorNotice } from '#renderer/ui/index';

/** Deletes things after naming the consequence; answers whether it was done. */
export function useRemoveThings(): (ids: readonly string[], name?: string) => Promise<boolean> {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const remove = useApiCommand('things.bulkRemove');
  return async (ids, name) => {
    const yes = await confirm({
      title: name
        ? t('things.deleteOne', { name: shorten(name) })
        : t('things.deleteMany', { count: ids.length }),
      consequence: t('things.deleteConsequence', { count: ids.length }),
      ok: t('ui.delete'),
      danger: true,
    });
    if (!yes) return false;
    try {
      const { removed } = await remove.mutateAsync({ targets: { ids: [...ids] } });
      const { selection, select } = useAppState.getState();
      if (selection && ids.includes(selection.id)) select(null);
      void message.success(t('things.deleted', { count: removed }));
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  };
}
