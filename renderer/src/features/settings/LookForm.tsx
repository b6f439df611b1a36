import { Radio, Switch } from 'antd';
import { t } from '#renderer/ui/index';
import { useSettings } from './useSettings.ts';

/** Light or dark, and large type for tired eyes. */
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
    </div>
  );
}
