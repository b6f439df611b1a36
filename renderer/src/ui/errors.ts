import { App } from 'antd';
import { useCallback } from 'react';
import { AppError } from '#shared/contract/errors';
import { dynamic, fieldName, t } from './text.ts';

/** What to tell a user about an error: the text of its code, never a raw message. */
export function errorText(error: unknown): string {
  if (!(error instanceof AppError)) return t('error.internal');
  const params = { ...error.params };
  // A field's key is the core's word; the user knows its label.
  if (typeof params.field === 'string') params.field = fieldName(params.field.split('.').at(-1) ?? '');
  if (typeof params.state === 'string')
    params.state = dynamic(`state.${params.state}`, dynamic(`assignment.${params.state}`, params.state));
  // What is wrong with a value, where the core says more than that.
  const why = error.code === 'input.invalid' ? dynamic(`error.input.${params.reason}`) : '';
  return why || dynamic(`error.${error.code}`, t('error.internal'), params);
}

/** Shows errors in one place and one way. A cancelled job is said softly. */
export function useErrorNotice(): (error: unknown) => void {
  const { message } = App.useApp();
  return useCallback(
    (error) => {
      const soft = error instanceof AppError && error.code === 'cancelled';
      void message.open({ type: soft ? 'info' : 'error', content: errorText(error), duration: soft ? 3 : 8 });
    },
    [message],
  );
}
