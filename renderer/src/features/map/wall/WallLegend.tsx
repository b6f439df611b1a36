import { useAppState } from '#renderer/state/index';
import { dynamic, formatCount, KindSymbol, kindName, ShapeSymbol, t } from '#renderer/ui/index';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import type { CellFill } from '../layers/cellFill.ts';
import type { DensityLegend } from '../layers/useDensity.ts';
import { PROBLEM_COLOUR } from '../layers/useProblems.ts';
import { useMapUi } from '../mapUi.ts';
import { ClassLegend } from '../panels/ClassLegend.tsx';
import { HeatLegend } from '../panels/HeatLegend.tsx';
import { fillOf } from '../points/symbolArt.ts';

/** What is on the map and nothing else: a wall has no switches. */
export function WallLegend({ fill, density }: { fill: CellFill | null; density: DensityLegend | null }) {
  const layers = useAppState((state) => state.layers);
  const inView = useMapUi((state) => state.inView);
  const problemsInView = useMapUi((state) => state.problemsInView);
  const byTime = useMapUi((state) => state.eventsInView);
  const isRisk = (kind: (typeof KIND_IDS)[number]): boolean => kindOf(kind).role === 'risk';
  const countOf = (index: number): number => inView[index] ?? 0;
  return (
    <aside className="lm-wall-legend" aria-label={t('map.legend')}>
      {KIND_IDS.map((kind, index) => {
        const count = byTime && isRisk(kind) ? byTime.risk : countOf(index);
        if (!layers[kind] || count === 0) return null;
        return (
          <div key={kind}>
            <div className="lm-legend-row">
              <KindSymbol kind={kind} />
              <span>{kindName(kind)}</span>
              <span className="lm-legend-count">{formatCount(count)}</span>
            </div>
            {isRisk(kind) && (
              <div className="lm-legend-levels">
                {[1, 2, 3, 4].map((level) => (
                  <span key={level}>
                    <ShapeSymbol shape={kindOf(kind).symbol.shape} colour={fillOf(kind, level)} size={14} />
                    {dynamic(`level.${level}`)}
                  </span>
                ))}
              </div>
            )}
          </div>
        );
      })}
      {layers.problem && (
        <div className="lm-legend-row">
          <ShapeSymbol shape="drop" colour={PROBLEM_COLOUR} />
          <span>{byTime ? kindName('problem') : t('map.openProblems')}</span>
          <span className="lm-legend-count">{formatCount(byTime ? byTime.problem : problemsInView)}</span>
        </div>
      )}
      {fill && <ClassLegend fill={fill} />}
      {density && <HeatLegend legend={density} />}
    </aside>
  );
}
