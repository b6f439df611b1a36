import { App } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { InputOf } from '#shared/contract/index';

/** The office's settings and how to set some of them. */
export function useSettings() {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const { data } = useApiQuery('settings.get', {});
  const set = useApiCommand('settings.set');
  const save = (patch: InputOf<'settings.set'>): void =>
    set.mutate(patch, {
      onSuccess: () => void message.success(t('settings.saved')),
      onError: showError,
    });
  return { data, save, saving: set.isPending };
}
