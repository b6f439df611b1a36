import { formatCount, formatDistance, kindName, t } from '#renderer/ui/index';
import { HEAT_STOPS } from '../layers/palette.ts';
import type { DensityLegend } from '../layers/useDensity.ts';
import { useMapUi } from '../mapUi.ts';
import { usePeriod } from '../time/usePeriod.ts';

const formatValue = (value: number): string =>
  Number.isInteger(value) ? formatCount(value) : value.toFixed(value < 10 ? 1 : 0);

/** What the density's colours mean. */
export function HeatLegend(props: { legend: DensityLegend; source?: 'risk' | 'problem'; period?: string }) {
  const { legend, period } = props;
  const own = useMapUi((state) => state.density.source);
  const source = props.source ?? own;
  const { label } = usePeriod();
  return (
    <section className="lm-legend-scale">
      <h4>
        {t('map.density.legend', { source: kindName(source) })} · {period ?? label}
      </h4>
      <div
        className="lm-legend-heat"
        style={{ background: `linear-gradient(to right, ${HEAT_STOPS.join(',')})` }}
      />
      <div className="lm-legend-ends">
        <span>0</span>
        <span>{t('map.density.perKm2', { value: formatValue(Math.round(legend.maxPerKm2)) })}</span>
      </div>
      <p>
        {t('map.density.basis', {
          count: formatCount(legend.count),
          distance: formatDistance(legend.bandwidthM),
        })}
      </p>
    </section>
  );
}
