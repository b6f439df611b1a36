import { App } from 'antd';
import { useState } from 'react';
import { api, useApiCommand, useApiQuery } from '#renderer/api/index';
import { useFields } from '#renderer/api/lookups';
import { shorten, t, useErrorNotice } from '#renderer/ui/index';
import { AppError } from '#shared/contract/errors';
import type { Thing } from '#shared/contract/things';
import type { KindId } from '#shared/domain/kinds/index';
import { draftKey, useDraft } from './drafts.ts';
import { formValues } from './formValues.ts';

type Values = Readonly<Record<string, unknown>>;

/** A form's state: the stored thing, what was typed over it, saving, and a conflict kept until it is settled. */
export function useThingForm(kind: KindId, id: string | null) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const stored = useApiQuery('things.get', { id: id ?? '-' }, { enabled: id !== null });
  const thing = id === null ? null : (stored.data ?? null);
  const form = useDraft(draftKey(kind, id), thing?.version);
  const [conflict, setConflict] = useState(false);
  const [revealed, setRevealed] = useState<Values>({});
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const create = useApiCommand('things.create');
  const update = useApiCommand('things.update');
  const values = formValues(kind, thing, revealed, form.draft, useFields());

  const send = (version: number): Promise<Thing> =>
    id === null
      ? create.mutateAsync({ kind, patch: values.patchNow() })
      : update.mutateAsync({ id, version, patch: values.patchNow() });
  /** Saves; the saved thing, or null when it could not be (the typed text stays). `version` overrides a conflict. */
  const save = async (version = form.draft.version ?? thing?.version ?? 1): Promise<Thing | null> => {
    const lacks = values.missing();
    setWrong(lacks);
    if (lacks.size > 0) return null;
    try {
      const saved = await send(version);
      form.drop();
      setConflict(false);
      void message.success(t('things.saved', { name: shorten(saved.name) }));
      return saved;
    } catch (error) {
      if (error instanceof AppError && error.code === 'conflict') setConflict(true);
      else showError(error);
      return null;
    }
  };
  const overwrite = async (): Promise<Thing | null> =>
    id === null ? null : save((await api.things.get({ id })).version);
  const takeLatest = async (): Promise<void> => {
    await stored.refetch();
    form.drop();
    setRevealed({});
    setConflict(false);
  };

  return {
    ...form,
    ...values,
    thing,
    loading: id !== null && !stored.data,
    failed: stored.error,
    conflict,
    wrong,
    saving: create.isPending || update.isPending,
    save,
    overwrite,
    takeLatest,
    isMasked: (key: string) => Boolean(thing?.masked.includes(key) && !(key in revealed)),
    reveal: (shown: Values) => setRevealed((before) => ({ ...before, ...shown })),
  };
}
