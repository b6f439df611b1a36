import { useAppState } from '#renderer/state/index';
import { formatCount, formatDistance, kindName, t } from '#renderer/ui/index';
import { CLASS_COLOURS, HEAT_STOPS } from '../layers/palette.ts';
import type { CellFill } from '../layers/useColouring.ts';
import type { DensityLegend } from '../layers/useDensity.ts';
import { useMapUi } from '../mapUi.ts';
import { usePeriod } from '../time/usePeriod.ts';

const formatValue = (value: number): string =>
  Number.isInteger(value) ? formatCount(value) : value.toFixed(value < 10 ? 1 : 0);

/** What the cells' colours mean, with how many cells have each. */
export function ClassLegend({ fill }: { fill: CellFill }) {
  const { source, rate } = useAppState((state) => state.colouring);
  const { label } = usePeriod();
  const { classes } = fill;
  const dated = source === 'risk' || source === 'problem';
  return (
    <section className="lm-legend-scale">
      <h4>
        {kindName(source)} · {t(`map.rate.${rate}`)}
        {dated && ` · ${label}`}
      </h4>
      {classes.to.map((to, index) => {
        const from = classes.from[index] ?? to;
        return (
          <div key={to} className="lm-legend-class">
            <i style={{ background: CLASS_COLOURS[classes.colours[index] ?? 0] }} />
            <span>{from === to ? formatValue(to) : `${formatValue(from)} – ${formatValue(to)}`}</span>
            <span className="lm-legend-count">
              {t('map.cellCount', { count: classes.counts[index] ?? 0 })}
            </span>
          </div>
        );
      })}
      {fill.someUnknown && (
        <div className="lm-legend-class">
          <i className="lm-legend-unknown" />
          <span>{t('map.unknown')}</span>
        </div>
      )}
    </section>
  );
}

/** What the density's colours mean. */
export function HeatLegend({ legend }: { legend: DensityLegend }) {
  const { source } = useMapUi((state) => state.density);
  const { label } = usePeriod();
  return (
    <section className="lm-legend-scale">
      <h4>
        {t('map.density.legend', { source: kindName(source) })} · {label}
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
