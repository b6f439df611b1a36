import { createInstance } from 'i18next';
import en from './en.json' with { type: 'json' };
import zhCN from './zh-CN.json' with { type: 'json' };

type Leaves<T, P extends string = ''> = {
  [K in Extract<keyof T, string>]: T[K] extends string ? `${P}${K}` : Leaves<T[K], `${P}${K}.`>;
}[Extract<keyof T, string>];

/** Every key of zh-CN.json, the source of keys. */
export type TextKey = Leaves<typeof zhCN>;
export type TextParams = Readonly<Record<string, string | number | boolean | null>>;
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const instance = createInstance({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  initAsync: false,
});
void instance.init();

/** Makes the translator of a language: `t(key, params)`. */
export function translator(language: Language): (key: TextKey, params?: TextParams) => string {
  const fixed = instance.getFixedT(language);
  return (key, params) => fixed(key, { ...params });
}

/**
 * A text whose key is made at run time (`error.<code>`, `reason.<code>`); undefined when there is none,
 * so that a caller decides what stands in its place.
 */
export function dynamicText(
  key: string,
  params: TextParams = {},
  language: Language = 'zh-CN',
): string | undefined {
  if (!instance.exists(key, { lng: language })) return undefined;
  const text: unknown = instance.getFixedT(language)(key, { ...params });
  return typeof text === 'string' ? text : undefined;
}
