import { useCategories } from '#renderer/api/lookups';
import { t } from '#renderer/ui/index';
import type { CellFill } from '../layers/cellFill.ts';
import type { Look } from '../layers/cellLook.ts';
import { usePeriod } from '../time/usePeriod.ts';
import { countedName, howCounted, noBase, smallBaseNote } from './measureWords.ts';
import { swatchOf } from './swatch.ts';
import '../colouring.css';

function Row({ look, label, count }: { look: Look | undefined; label: string; count: number }) {
  return (
    <div className="lm-legend-class">
      <i style={look && { background: swatchOf(look) }} />
      <span>{label}</span>
      <span className="lm-legend-count">{t('map.cellCount', { count })}</span>
    </div>
  );
}

/** The exact range of a class: values that occur, or the limits that cut it off. */
export function rangeOf({ classes, format, colouring }: CellFill, index: number): string {
  const from = classes.from[index] ?? 0;
  const to = classes.to[index] ?? 0;
  if (from === to) return format(to);
  const first = index === (classes.zero ? 1 : 0);
  const reached = !classes.byLimits || (first && colouring.method !== 'own');
  return reached
    ? `${format(from)} – ${format(to)}`
    : t('map.range.above', { from: format(from), to: format(to) });
}

/** What the cells' colours mean (of `period`, in words; the map's own where none is given): exact ranges, how many cells each, the method, what is not known. */
export function ClassLegend({ fill, period }: { fill: CellFill; period?: string }) {
  const { nameOf } = useCategories();
  const { label } = usePeriod();
  const { classes, appearance, colouring } = fill;
  const above = classes.to.length - (classes.zero ? 1 : 0);
  const method = t(`map.methodShort.${colouring.method}`);
  const typing = colouring.method === 'own' && above <= 1;
  return (
    <section className="lm-legend-scale" data-legend="classes">
      <h4>{countedName(fill, nameOf)}</h4>
      <p>{howCounted(fill, period ?? label)}</p>
      {classes.to.map((to, index) => (
        <Row
          key={to}
          look={appearance.classes[index]}
          label={rangeOf(fill, index)}
          count={classes.counts[index] ?? 0}
        />
      ))}
      {fill.unknown > 0 && <Row look={appearance.unknown} label={noBase(fill)} count={fill.unknown} />}
      {fill.small > 0 && (
        <Row look={appearance.small.at(-1)} label={smallBaseNote(fill) ?? ''} count={fill.small} />
      )}
      <p>
        {typing ? t('map.noBreaks') : t('map.classesLine', { method, count: above })}
        {classes.zero && t('map.zeroApart')}
      </p>
    </section>
  );
}
