import { App } from 'antd';
import { useMemo } from 'react';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { copyText } from '#renderer/platform/copyText';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { SavedView } from '#shared/contract/views';
import type { MapEngine } from '../engine.ts';
import { viewsInTurn } from '../wall/rotation.ts';
import { viewCode, viewLink } from './code.ts';
import { contentNow, showContent } from './content.ts';
import { thumbOf } from './thumb.ts';
import type { ViewActions } from './ViewRow.tsx';
import { placeOf } from './viewRequest.ts';

const NO_WALL = { viewIds: [] as string[], seconds: 30 };
const NO_VIEWS: readonly SavedView[] = [];

/** The saved views of the open map, in their order. */
export const useViewList = (): readonly SavedView[] =>
  useApiQuery('views.list', {}, { keepPrevious: true }).data?.views ?? NO_VIEWS;

/** A name that no view has yet: 视图 3. */
export function freeName(views: readonly SavedView[]): string {
  const names = new Set(views.map(({ name }) => name));
  for (let number = views.length + 1; ; number += 1) {
    const name = t('map.views.numbered', { number });
    if (!names.has(name)) return name;
  }
}

/** What can be done with saved views; each change is one step that can be undone. */
export function useViewActions(engine: MapEngine): ViewActions & {
  readonly keep: (name: string) => Promise<boolean>;
} {
  const { message } = App.useApp();
  const views = useViewList();
  const mapId = useApiQuery('app.state', {}).data?.map?.id ?? '';
  const wall = useApiQuery('settings.get', {}).data?.wall ?? NO_WALL;
  const showError = useErrorNotice();
  const create = useApiCommand('views.create').mutateAsync;
  const update = useApiCommand('views.update').mutate;
  const arrange = useApiCommand('views.arrange').mutate;
  const remove = useApiCommand('views.remove').mutate;
  const setSettings = useApiCommand('settings.set').mutate;
  return useMemo(() => {
    const shownNow = () => ({ content: contentNow(placeOf(engine)), thumb: thumbOf(engine) });
    const said = (text: string) => ({ onError: showError, onSuccess: () => void message.success(text) });
    return {
      keep: async (name) => {
        try {
          await create({ name, ...shownNow() });
          message.success(t('map.views.kept', { name }));
          return true;
        } catch (error) {
          showError(error);
          return false;
        }
      },
      show: (view) => showContent(view.content),
      rename: ({ id, version }, name) => update({ id, version, name }, { onError: showError }),
      overwrite: ({ id, version, name }) =>
        update({ id, version, shown: shownNow() }, said(t('map.views.overwritten', { name }))),
      copy: (view) => {
        void copyText(viewLink(viewCode(view.content, mapId), location)).then((copied) =>
          copied ? message.success(t('map.views.copied')) : message.warning(t('map.views.notCopied')),
        );
      },
      setStart: (view) =>
        setSettings(
          { startViewId: view?.id ?? null },
          said(view ? t('map.views.startIs', { name: view.name }) : t('map.views.startIsLast')),
        ),
      move: (view, by) => {
        const ids = views.map(({ id }) => id);
        const at = ids.indexOf(view.id);
        ids.splice(at, 1);
        ids.splice(at + by, 0, view.id);
        arrange({ ids }, { onError: showError });
      },
      inTurn: ({ id }) => viewsInTurn(views, wall.viewIds).some((view) => view.id === id),
      setInTurn: ({ id }, on) => {
        const now = viewsInTurn(views, wall.viewIds).map((view) => view.id);
        const viewIds = on ? [...now, id] : now.filter((other) => other !== id);
        setSettings({ wall: { ...wall, viewIds } }, { onError: showError });
      },
      remove: ({ id, name }) => remove({ id }, said(t('map.views.removed', { name }))),
    };
  }, [engine, views, mapId, wall, message, showError, create, update, arrange, remove, setSettings]);
}
