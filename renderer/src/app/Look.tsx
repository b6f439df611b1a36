import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { themeOf } from './theme.ts';

/** The office's look: theme and type size from the open map's settings, light and normal before one is open. */
export function Look({ children }: { children: ReactNode }) {
  const state = useApiQuery('app.state', {});
  const settings = useApiQuery('settings.get', {}, { enabled: Boolean(state.data?.map) });
  const dark = settings.data?.theme === 'dark';
  const large = settings.data?.largeType ?? false;
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.documentElement.dataset.large = String(large);
  }, [dark, large]);
  return (
    <ConfigProvider locale={zhCN} theme={themeOf({ dark, large })} button={{ autoInsertSpace: false }}>
      <AntApp className="lm-root" message={{ maxCount: 3, top: 60 }}>
        {children}
      </AntApp>
    </ConfigProvider>
  );
}
