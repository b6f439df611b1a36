import { Segmented, Switch } from 'antd';
import { useAppState } from '#renderer/state/index';
import { kindName, t } from '#renderer/ui/index';
import { useMapUi } from '../mapUi.ts';
import { PeriodTool } from '../time/PeriodTool.tsx';

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
          set({ density: { source } });
          toggleLayer('density', true);
        }}
        options={(['risk', 'problem'] as const).map((value) => ({ value, label: kindName(value) }))}
      />
      <PeriodTool />
    </div>
  );
}
