import './compare.css';
import { CloseOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { dynamic, kindName, ShapeSymbol, t } from '#renderer/ui/index';
import { positionsOf } from '#shared/domain/geo/positions';
import { changeOf, stepSpan, yearBefore } from '#shared/domain/period/index';
import { boundsOf } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { setOf, useCellDrawing } from '../layers/cellDrawing.ts';
import { PROBLEM_COLOUR } from '../layers/useProblems.ts';
import { useMapUi } from '../mapUi.ts';
import { ClassLegend } from '../panels/ClassLegend.tsx';
import { HeatLegend } from '../panels/HeatLegend.tsx';
import { RiskLevels } from '../panels/Legend.tsx';
import { NoteLine } from '../panels/NoteLine.tsx';
import { useEvents } from '../time/eventData.ts';
import { homeBox } from '../useMapView.ts';
import { ComparePane } from './ComparePane.tsx';
import { CompareTable, changesOf } from './CompareTable.tsx';
import { COMPARE_MODES, type CompareSource, leaveCompare, useCompare } from './compareState.ts';
import { daysOf, useCompareCells, useCompareDensity } from './useCompareData.ts';
import { useLinkedMaps } from './useLinkedMaps.ts';

const SOURCES = ['problem', 'risk'] as const;

/** What is compared and how, and the quick ways to another span. */
function CompareBar() {
  const { mode, source, b } = useCompare();
  return (
    <div className="lm-compare-bar">
      <strong>{t('map.compare.title')}</strong>
      <Segmented
        value={source}
        onChange={(next) => useCompare.setState({ source: next })}
        options={SOURCES.map((value) => ({ value, label: kindName(value) }))}
      />
      <Segmented
        value={mode}
        onChange={(next) => useCompare.setState({ mode: next })}
        options={COMPARE_MODES.map((value) => ({ value, label: dynamic(`map.compare.mode.${value}`) }))}
      />
      <span className="lm-compare-quick">
        <Button size="small" onClick={() => useCompare.setState({ a: stepSpan(b, 'span', -1) })}>
          {t('map.compare.withBefore')}
        </Button>
        <Button size="small" onClick={() => useCompare.setState({ a: yearBefore(b) })}>
          {t('map.compare.withLastYear')}
        </Button>
      </span>
      <Button icon={<CloseOutlined />} data-action="compare-leave" onClick={leaveCompare}>
        {t('map.compare.leave')}
      </Button>
    </div>
  );
}

/** What the points of both maps mean. */
function PointLegend({ source }: { source: CompareSource }) {
  return (
    <section className="lm-legend-scale">
      <h4>{kindName(source)}</h4>
      {source === 'risk' ? (
        <RiskLevels />
      ) : (
        <div className="lm-legend-row">
          <ShapeSymbol shape="drop" colour={PROBLEM_COLOUR} />
          <span>{t('map.compare.problemLevel')}</span>
        </div>
      )}
      <p>{t('map.compare.ended')}</p>
    </section>
  );
}

/** Esc leaves, as everywhere. */
function useEscape(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) leaveCompare();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Two maps of two spans beside each other, moving together, with one legend and the biggest changes by cell. */
export function CompareRoom() {
  const { a, b, mode, source } = useCompare();
  const [engineA, setEngineA] = useState<MapEngine | null>(null);
  const [engineB, setEngineB] = useState<MapEngine | null>(null);
  useEscape();
  const cells = useCellDrawing();
  const whole = useMemo(() => homeBox(cells, undefined), [cells]);
  useLinkedMaps(engineA, engineB, whole);
  const near = useMapUi((state) => state.near);
  const stats = useCompareCells(cells);
  const density = useCompareDensity(mode === 'density');
  const events = useEvents(mode === 'points');
  const fills = mode === 'cells' ? stats.fills : null;
  const lengthRatio = daysOf(b) / daysOf(a);
  const both = t('map.compare.both');
  const onCell = (id: string): void => {
    const found = cells?.cells.find(({ cell }) => cell.id === id);
    const box = found && boundsOf([...positionsOf(found.cell.geometry)]);
    if (box) engineA?.fit(box);
  };
  const shared = { cells, events: mode === 'points' ? events : null, source };
  return (
    <section className="lm-compare" aria-label={t('map.compare.title')}>
      <CompareBar />
      <div className="lm-compare-body">
        <ComparePane
          {...shared}
          letter="A"
          span={a}
          engine={engineA}
          setEngine={setEngineA}
          total={stats.a?.total ?? null}
          fill={fills?.a ?? null}
          picture={density?.pictures.a ?? null}
          onSpan={(span) => useCompare.setState({ a: span })}
        />
        <ComparePane
          {...shared}
          letter="B"
          span={b}
          engine={engineB}
          setEngine={setEngineB}
          total={stats.b?.total ?? null}
          fill={fills?.b ?? null}
          picture={density?.pictures.b ?? null}
          onSpan={(span) => useCompare.setState({ b: span })}
        />
        <aside className="lm-compare-side">
          {fills && <ClassLegend fill={fills.b} period={both} />}
          {mode === 'points' && <PointLegend source={source} />}
          {density && <HeatLegend legend={density.legend} source={source} period={both} />}
          {stats.a && stats.b && cells && (
            <CompareTable
              changes={changesOf(setOf(cells, near), stats.a, stats.b, lengthRatio)}
              total={changeOf(stats.a.total, stats.b.total, lengthRatio)}
              sameLength={daysOf(a) === daysOf(b)}
              onCell={onCell}
            />
          )}
        </aside>
      </div>
      <NoteLine />
    </section>
  );
}
