import { Select } from 'antd';
import { useAppState } from '#renderer/state/index';
import { dynamic, t } from '#renderer/ui/index';
import { PERIOD_PRESETS, type PeriodPreset } from '#shared/domain/period/index';
import { spanText, usePeriod } from './usePeriod.ts';

const OWN = 'own';

/** Which period is counted: one for colouring, density and the time slider. */
export function PeriodTool() {
  const choice = useAppState((state) => state.period);
  const setPeriod = useAppState((state) => state.setPeriod);
  const { span } = usePeriod();
  const own = choice.preset === null ? [{ value: OWN, label: spanText(span) }] : [];
  return (
    <div className="lm-map-option">
      <span>{t('map.time.period')}</span>
      <Select<string>
        aria-label={t('map.time.period')}
        value={choice.preset ?? OWN}
        onChange={(value) => {
          if (value !== OWN) setPeriod({ preset: value as PeriodPreset });
        }}
        options={[
          ...own,
          ...PERIOD_PRESETS.map((value) => ({ value, label: dynamic(`map.time.preset.${value}`) })),
        ]}
      />
    </div>
  );
}
