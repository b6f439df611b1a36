import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { setLanguage } from '#renderer/ui/index';
import { themeOf } from './theme.ts';

const LOCALES = { 'zh-CN': zhCN, en: enUS };

/** The office's look: theme and type size from the open map's settings, light and normal before one is open. */
export function Look({ children }: { children: ReactNode }) {
  const state = useApiQuery('app.state', {});
  const settings = useApiQuery('settings.get', {}, { enabled: Boolean(state.data?.map) });
  const dark = settings.data?.theme === 'dark';
  const large = settings.data?.largeType ?? false;
  const language = settings.data?.language ?? 'zh-CN';
  // Before the children are drawn; they are drawn anew (by key) in the other language.
  setLanguage(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    document.documentElement.dataset.large = String(large);
  }, [dark, large, language]);
  return (
    <ConfigProvider
      locale={LOCALES[language]}
      theme={themeOf({ dark, large })}
      button={{ autoInsertSpace: false }}
    >
      <AntApp key={language} className="lm-root" message={{ maxCount: 3, top: 60 }}>
        {children}
      </AntApp>
    </ConfigProvider>
  );
}
