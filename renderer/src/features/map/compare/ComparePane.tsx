import { useEffect, useMemo } from 'react';
import { formatCount, t } from '#renderer/ui/index';
import { EVENT_SOURCES } from '#shared/contract/events';
import { type DaySpan, instantsOf, minuteOf } from '#shared/domain/period/index';
import type { MapEngine } from '../engine.ts';
import type { CellDrawing } from '../layers/cellDrawing.ts';
import type { CellFill } from '../layers/cellFill.ts';
import { useBuildings } from '../layers/useBuildings.ts';
import { useCells } from '../layers/useCells.ts';
import { type DensityPicture, useDensityPainter } from '../layers/useDensity.ts';
import { useMarkerData } from '../layers/useMarkers.ts';
import { middleCellSizeM } from '../MapView.tsx';
import { DateField } from '../time/DateField.tsx';
import { EventLayer } from '../time/eventLayer.ts';
import { chooseEvents, type EventSet } from '../time/eventSet.ts';
import { useMapView } from '../useMapView.ts';
import { useMountedEngine } from '../useMountedEngine.ts';
import { daysOf } from './useCompareData.ts';

type Drawn = {
  readonly cells: CellDrawing | null;
  readonly fill: CellFill | null;
  readonly picture: DensityPicture | null;
  /** The events to draw as points; null in the other ways of comparing. */
  readonly events: EventSet | null;
  readonly source: (typeof EVENT_SOURCES)[number];
  readonly span: DaySpan;
};

/** The events that began in a span, as points. */
function usePoints(engine: MapEngine, { events, source, span }: Drawn): void {
  const layer = useMemo(() => new EventLayer('points'), []);
  useEffect(() => {
    if (!events) return;
    layer.addTo(engine.map);
    return () => void layer.remove();
  }, [engine, layer, events]);
  useEffect(() => {
    if (!events) return;
    const choice = chooseEvents(events, span, 'new', null);
    const endMin = minuteOf(instantsOf(span).toMs);
    layer.setEvents({ set: events, choice, shown: EVENT_SOURCES.map((one) => one === source), endMin });
  }, [layer, events, source, span]);
}

function PaneLayers({ engine, drawn }: { engine: MapEngine; drawn: Drawn }): null {
  const data = useMarkerData();
  useMapView(engine, drawn.cells, data?.markers, { save: false, cellSizeM: middleCellSizeM(drawn.cells) });
  useCells(engine, drawn.cells, drawn.fill);
  useBuildings(engine);
  useDensityPainter(engine, drawn.cells, drawn.picture);
  usePoints(engine, drawn);
  return null;
}

type Props = Drawn & {
  readonly letter: 'A' | 'B';
  readonly engine: MapEngine | null;
  readonly setEngine: (engine: MapEngine | null) => void;
  readonly total: number | null;
  readonly onSpan: (span: DaySpan) => void;
};

/** One of the two maps, with its span above it. */
export function ComparePane({ letter, engine, setEngine, total, onSpan, ...drawn }: Props) {
  const container = useMountedEngine(setEngine);
  const { span } = drawn;
  return (
    <section className="lm-compare-pane" data-pane={letter} aria-label={t('map.compare.pane', { letter })}>
      <header>
        <b className="lm-compare-letter">{letter}</b>
        <DateField
          day={span.fromDay}
          label={t('map.compare.from', { letter })}
          onDay={(fromDay) => onSpan({ fromDay, toDay: Math.max(span.toDay, fromDay + 1) })}
        />
        <span>{t('map.time.to')}</span>
        <DateField
          day={span.toDay - 1}
          label={t('map.compare.until', { letter })}
          onDay={(last) => onSpan({ fromDay: Math.min(span.fromDay, last), toDay: last + 1 })}
        />
        <span className="lm-muted">{t('map.time.days', { days: daysOf(span) })}</span>
        <strong className="lm-compare-total" data-total>
          {total === null ? '' : t('map.compare.count', { count: formatCount(total) })}
        </strong>
      </header>
      <div className="lm-compare-map">
        <div className="lm-map-canvas" ref={container} />
        {engine && <PaneLayers engine={engine} drawn={drawn} />}
      </div>
    </section>
  );
}
