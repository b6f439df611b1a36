import { App } from 'antd';
import { useApiCommand } from '#renderer/api/index';
import { t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { ShortageGroup } from '#shared/contract/shortages';

/** Solving, opening again and removing all that is noted of a need in a cell; each one undoable step. */
export function useShortageDeeds() {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const confirm = useConfirm();
  const solve = useApiCommand('shortages.solve');
  const remove = useApiCommand('shortages.remove');
  const idsOf = ({ entries }: ShortageGroup): string[] => entries.map(({ id }) => id);
  return {
    solve: (group: ShortageGroup, solved: boolean): void =>
      solve.mutate(
        { ids: idsOf(group), solved },
        {
          onSuccess: () =>
            void message.success(
              t(solved ? 'shortage.wasSolved' : 'shortage.wasReopened', { need: group.need }),
            ),
          onError: showError,
        },
      ),
    remove: async (group: ShortageGroup): Promise<void> => {
      const sure = await confirm({
        title: t('shortage.removeTitle', { need: group.need }),
        consequence: t('shortage.removeConsequence', { count: group.entries.length }),
        ok: t('ui.delete'),
        danger: true,
      });
      if (sure) remove.mutate({ ids: idsOf(group) }, { onError: showError });
    },
  };
}
