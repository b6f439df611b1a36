import { App } from 'antd';
import { useEffect } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import { readViewCode } from './code.ts';
import { showContent } from './content.ts';

/** Shows the view that the window's address names, then forgets the address; answers whether there was one. */
function showFromAddress(mapId: string, warn: (text: string) => void): boolean {
  if (!location.hash.includes('view=')) return false;
  const found = readViewCode(location.hash);
  history.replaceState(null, '', location.pathname + location.search);
  if (!found) warn(t('map.views.badCode'));
  else if (found.mapId !== mapId) warn(t('map.views.otherMap'));
  else showContent(found.content);
  return true;
}

/** At the opening of a map: the view that a link asks for, else the office's start view, else where it was last. */
export function useStartView(): void {
  const { message } = App.useApp();
  const mapId = useApiQuery('app.state', {}).data?.map?.id;
  const startViewId = useApiQuery('settings.get', {}).data?.startViewId;
  const { data } = useApiQuery('views.list', {}, { enabled: Boolean(startViewId) });
  useEffect(() => {
    if (!mapId) return;
    const warn = (text: string): void => void message.warning(text);
    const onHash = (): void => void showFromAddress(mapId, warn);
    if (showFromAddress(mapId, warn)) useAppState.setState({ startShown: true });
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, [mapId, message]);
  useEffect(() => {
    if (!mapId || startViewId === undefined || useAppState.getState().startShown) return;
    if (startViewId && !data) return;
    useAppState.setState({ startShown: true });
    const view = data?.views.find(({ id }) => id === startViewId);
    if (view) showContent(view.content);
  }, [mapId, startViewId, data]);
}
