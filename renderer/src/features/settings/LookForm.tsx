import { Radio, Switch } from 'antd';
import { t } from '#renderer/ui/index';
import { LANGUAGES, type Language } from '#shared/i18n/index';
import { useSettings } from './useSettings.ts';

/** Light or dark, large type for tired eyes, and the language. */
export function LookForm() {
  const { data, save } = useSettings();
  if (!data) return null;
  return (
    <div className="lm-settings-form">
      <div className="lm-field">
        <span className="lm-field-label">{t('settings.theme')}</span>
        <Radio.Group
          optionType="button"
          value={data.theme}
          options={(['light', 'dark'] as const).map((value) => ({
            value,
            label: t(`settings.themes.${value}`),
          }))}
          onChange={(event) => save({ theme: event.target.value as 'light' | 'dark' })}
        />
      </div>
      <div className="lm-field">
        <label className="lm-field-label" htmlFor="large-type">
          {t('settings.largeType')}
        </label>
        <Switch id="large-type" checked={data.largeType} onChange={(largeType) => save({ largeType })} />
      </div>
      <div className="lm-field">
        <span className="lm-field-label">{t('settings.language')}</span>
        <Radio.Group
          optionType="button"
          value={data.language}
          options={LANGUAGES.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
          onChange={(event) => save({ language: event.target.value as Language })}
        />
      </div>
    </div>
  );
}
