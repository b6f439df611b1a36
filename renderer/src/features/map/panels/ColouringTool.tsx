import { Select } from 'antd';
import { type CellColouring, useAppState } from '#renderer/state/index';
import { kindName, t } from '#renderer/ui/index';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { PeriodTool } from '../time/PeriodTool.tsx';

const SOURCES: readonly CellColouring['source'][] = [
  'none',
  'problem',
  'risk',
  ...KIND_IDS.filter((kind) => kind !== 'risk'),
];
const RATES = ['count', 'perKm2', 'per100Households'] as const;

/** What cells are coloured by. */
export function ColouringTool() {
  const { source, rate } = useAppState((state) => state.colouring);
  const setColouring = useAppState((state) => state.setColouring);
  const dated = source === 'problem' || source === 'risk';
  return (
    <div className="lm-map-options">
      <div className="lm-map-option">
        <span>{t('map.colouring.source')}</span>
        <Select
          aria-label={t('map.colouring.source')}
          value={source}
          onChange={(next) => setColouring({ source: next })}
          options={SOURCES.map((value) => ({
            value,
            label: value === 'none' ? t('map.colouring.none') : kindName(value),
          }))}
        />
      </div>
      <div className="lm-map-option">
        <span>{t('map.colouring.rate')}</span>
        <Select
          aria-label={t('map.colouring.rate')}
          value={rate}
          disabled={source === 'none'}
          onChange={(next) => setColouring({ rate: next })}
          options={RATES.map((value) => ({ value, label: t(`map.rate.${value}`) }))}
        />
      </div>
      {dated && <PeriodTool />}
    </div>
  );
}
