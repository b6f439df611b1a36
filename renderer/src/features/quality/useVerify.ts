import { useCallback } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { useErrorNotice } from '#renderer/ui/index';

/** 已核实: today, by this user. Answers whether it was done. */
export function useVerify(): (ids: readonly string[]) => Promise<boolean> {
  const { mutateAsync } = useApiCommand('things.verify');
  const showError = useErrorNotice();
  return useCallback(
    async (ids) => {
      try {
        await mutateAsync({ ids: [...ids] });
        return true;
      } catch (error) {
        showError(error);
        return false;
      }
    },
    [mutateAsync, showError],
  );
}
