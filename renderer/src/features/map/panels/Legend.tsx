import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { type LayerId, useAppState } from '#renderer/state/index';
import { dynamic, formatCount, KindSymbol, kindName, ShapeSymbol, t } from '#renderer/ui/index';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { ClusterChoice } from '../clusters/ClusterChoice.tsx';
import type { CellFill } from '../layers/cellFill.ts';
import type { DensityLegend } from '../layers/useDensity.ts';
import { PROBLEM_COLOUR } from '../layers/useProblems.ts';
import { useMapUi } from '../mapUi.ts';
import { fillOf } from '../points/symbolArt.ts';
import { ClassLegend } from './ClassLegend.tsx';
import { HeatLegend } from './HeatLegend.tsx';

function Row({
  layer,
  symbol,
  name,
  count,
}: {
  layer: LayerId;
  symbol: ReactNode;
  name: string;
  count?: number;
}) {
  const on = useAppState((state) => state.layers[layer]);
  const toggleLayer = useAppState((state) => state.toggleLayer);
  return (
    <div className="lm-legend-row" data-off={!on || undefined}>
      {symbol}
      <span>{name}</span>
      <span className="lm-legend-count">{count === undefined ? '' : formatCount(count)}</span>
      <Switch size="small" checked={on} aria-label={name} onChange={(next) => toggleLayer(layer, next)} />
    </div>
  );
}

function Rows() {
  const inView = useMapUi((state) => state.inView);
  const problemsInView = useMapUi((state) => state.problemsInView);
  const byTime = useMapUi((state) => state.eventsInView);
  return (
    <div className="lm-legend-rows">
      {KIND_IDS.map((kind, index) => (
        <Row
          key={kind}
          layer={kind}
          symbol={<KindSymbol kind={kind} />}
          name={kindName(kind)}
          count={byTime && kindOf(kind).role === 'risk' ? byTime.risk : (inView[index] ?? 0)}
        />
      ))}
      <RiskLevels />
      <Row
        layer="problem"
        symbol={<ShapeSymbol shape="drop" colour={PROBLEM_COLOUR} />}
        name={byTime ? kindName('problem') : t('map.openProblems')}
        count={byTime ? byTime.problem : problemsInView}
      />
      <Row layer="cells" symbol={<i className="lm-legend-cell" />} name={t('map.cellLines')} />
      <ClusterChoice />
    </div>
  );
}

/** On the map a risk's triangle has its level's colour. */
export function RiskLevels() {
  const { shape } = kindOf('risk').symbol;
  return (
    <div className="lm-legend-levels">
      {[1, 2, 3, 4].map((level) => (
        <span key={level}>
          <ShapeSymbol shape={shape} colour={fillOf('risk', level)} size={12} />
          {dynamic(`level.${level}`)}
        </span>
      ))}
    </div>
  );
}

/** Layers and legend in one: each symbol as it stands on the map, how many are in view, and its switch. */
export function Legend(props: { fill: CellFill | null; density: DensityLegend | null; compact: boolean }) {
  const { fill, density, compact } = props;
  const roomOpen = useMapUi((state) => state.legendOpen);
  const set = useMapUi((state) => state.set);
  const small = useMapUi((state) => state.narrow) || compact;
  const [compactOpen, setCompactOpen] = useState(false);
  const open = small ? compactOpen : roomOpen;
  const toggle = (): void => (small ? setCompactOpen(!open) : set({ legendOpen: !open }));
  return (
    <aside className="lm-legend" aria-label={t('map.legend')}>
      <button type="button" className="lm-bare lm-legend-head" aria-expanded={open} onClick={toggle}>
        {open ? <DownOutlined /> : <RightOutlined />} {t('map.legend')}
      </button>
      {open && <Rows />}
      {fill && <ClassLegend fill={fill} />}
      {density && <HeatLegend legend={density} />}
    </aside>
  );
}
