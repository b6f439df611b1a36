import { Segmented, Switch } from 'antd';
import { useAppState } from '#renderer/state/index';
import { kindName, t } from '#renderer/ui/index';
import { DAYS, useMapUi } from '../mapUi.ts';

/** Which events the density shows. */
export function DensityTool() {
  const shown = useAppState((state) => state.layers.density);
  const toggleLayer = useAppState((state) => state.toggleLayer);
  const density = useMapUi((state) => state.density);
  const set = useMapUi((state) => state.set);
  return (
    <div className="lm-map-options">
      <div className="lm-map-option lm-map-switch">
        <span>{t('map.density.show')}</span>
        <Switch
          size="small"
          checked={shown}
          aria-label={t('map.density.show')}
          onChange={(on) => toggleLayer('density', on)}
        />
      </div>
      <Segmented
        block
        value={density.source}
        onChange={(source) => {
          set({ density: { ...density, source } });
          toggleLayer('density', true);
        }}
        options={(['risk', 'problem'] as const).map((value) => ({ value, label: kindName(value) }))}
      />
      <Segmented
        block
        value={density.days}
        onChange={(days) => {
          set({ density: { ...density, days } });
          toggleLayer('density', true);
        }}
        options={DAYS.map((value) => ({ value, label: t('map.lastDays', { days: value }) }))}
      />
    </div>
  );
}
