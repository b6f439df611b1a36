import { App } from 'antd';
import { useRef } from 'react';
import { useApiCommand } from '#renderer/api/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { InputOf, OutputOf } from '#shared/contract/index';

type At = InputOf<'addresses.place'>['at'];
export type PlacingChoice = { readonly teach: boolean; readonly alike: boolean };

function doneText({ placed, taught, building }: OutputOf<'addresses.place'>): string {
  const done = t('address.placed', { count: placed });
  if (taught === null) return done;
  return `${done}${
    building === null
      ? t('address.taughtPoint', { text: taught })
      : t('address.taught', { text: taught, building })
  }`;
}

/** Gives one waiting record its place, and says what came along and what was learned. One deed at a time. */
export function usePlacing() {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const { mutateAsync, isPending } = useApiCommand('addresses.place');
  const busy = useRef(false);
  const place = async (id: string, at: At, { teach, alike }: PlacingChoice): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      const done = await mutateAsync({ ids: [id], at, teach: teach && at.type !== 'guess', alike });
      void message.success(doneText(done));
    } catch (error) {
      showError(error);
    } finally {
      busy.current = false;
    }
  };
  return { place, isPending };
}
