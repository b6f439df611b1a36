import { App } from 'antd';
import { useState } from 'react';
import { api, useApiCommand, useApiQuery } from '#renderer/api/index';
import { formatDate, shorten, t, useErrorNotice } from '#renderer/ui/index';
import { AppError } from '#shared/contract/errors';
import type { Thing, ThingPatch } from '#shared/contract/things';
import type { LngLat } from '#shared/domain/geo/types';
import { type KindId, kindOf } from '#shared/domain/kinds/index';
import { draftKey, useDraft } from './drafts.ts';
import { fieldValue, patchOf } from './values.ts';

/** What a new record starts with, by the role of its kind. */
const startOf = (kind: KindId): Readonly<Record<string, unknown>> =>
  kindOf(kind).role === 'risk' ? { level: 3, status: 'open', foundOn: formatDate(Date.now()) } : {};

/** A form's state: the stored thing, what was typed over it, saving, and a conflict kept until it is settled. */
export function useThingForm(kind: KindId, id: string | null) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const stored = useApiQuery('things.get', { id: id ?? '-' }, { enabled: id !== null });
  const form = useDraft(draftKey(kind, id), stored.data?.version);
  const [conflict, setConflict] = useState(false);
  const [revealed, setRevealed] = useState<Readonly<Record<string, unknown>>>({});
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const create = useApiCommand('things.create');
  const update = useApiCommand('things.update');
  const thing = id === null ? null : (stored.data ?? null);

  const baseOf = (key: string): unknown =>
    thing ? (revealed[key] ?? fieldValue(thing, key)) : startOf(kind)[key];
  const valueNow = (key: string): unknown =>
    key in form.draft.values ? form.draft.values[key] : baseOf(key);
  const place: LngLat | null =
    form.draft.position !== undefined ? form.draft.position : (thing?.anchor ?? null);

  const patchNow = (): ThingPatch => {
    const typed = thing ? form.draft.values : { ...startOf(kind), ...form.draft.values };
    const changed = new Map(Object.entries(typed).filter(([key, value]) => !thing || value !== baseOf(key)));
    const position = form.draft.position;
    if (position === undefined) return patchOf(changed);
    return {
      ...patchOf(changed),
      position: position && {
        geometry: { type: 'Point', coordinates: [position[0], position[1]] },
        crs: 'wgs84',
      },
    };
  };

  const missing = (): ReadonlySet<string> =>
    new Set(
      kindOf(kind)
        .fields.filter((field) => field.required && !String(valueNow(field.key) ?? '').trim())
        .map((field) => field.key),
    );

  /** Saves; the saved thing, or null when it could not be (the typed text stays). `version` overrides a conflict. */
  const save = async (version = form.draft.version ?? thing?.version): Promise<Thing | null> => {
    const lacks = missing();
    setWrong(lacks);
    if (lacks.size > 0) return null;
    try {
      const saved =
        id === null
          ? await create.mutateAsync({ kind, patch: patchNow() })
          : await update.mutateAsync({ id, version: version ?? 1, patch: patchNow() });
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
    thing,
    loading: id !== null && !stored.data,
    ...form,
    place,
    valueNow,
    conflict,
    wrong,
    saving: create.isPending || update.isPending,
    save,
    overwrite,
    takeLatest,
    isMasked: (key: string) => Boolean(thing?.masked.includes(key) && !(key in revealed)),
    reveal: (values: Readonly<Record<string, unknown>>) =>
      setRevealed((before) => ({ ...before, ...values })),
  };
}
