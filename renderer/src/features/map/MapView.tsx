import 'leaflet/dist/leaflet.css';
import './map.css';
import './points/points.css';
import './basemap/basemap.css';
import { useMemo, useState } from 'react';
import { useAppState } from '#renderer/state/index';
import { t } from '#renderer/ui/index';
import type { DaySpan } from '#shared/domain/period/index';
import { useBasemaps } from './basemap/useBasemaps.ts';
import { useClusters } from './clusters/useClusters.ts';
import { enterCompare } from './compare/compareState.ts';
import { CellEditor } from './edit/CellEditor.tsx';
import { EDIT_TOOL } from './edit/editState.ts';
import type { MapEngine } from './engine.ts';
import { HoverCard } from './hover/HoverCard.tsx';
import { useThingLabels } from './labels/useThingLabels.ts';
import { type CellDrawing, useCellDrawing } from './layers/cellDrawing.ts';
import type { CellFill } from './layers/cellFill.ts';
import { useBuildings } from './layers/useBuildings.ts';
import { useCells } from './layers/useCells.ts';
import { useColouring } from './layers/useColouring.ts';
import { useDensity } from './layers/useDensity.ts';
import { useGridPreviewLayer } from './layers/useGridPreview.ts';
import { useGuessMark } from './layers/useGuessMark.ts';
import { useLines } from './layers/useLines.ts';
import { useLocated } from './layers/useLocated.ts';
import { useMarkerData, useMarkers } from './layers/useMarkers.ts';
import { type PlacedProblem, useOpenProblems, useProblems } from './layers/useProblems.ts';
import { useSelectionRing } from './layers/useSelectionRing.ts';
import { useMeasureArt } from './measure/useMeasuring.ts';
import { Instruction } from './panels/Instruction.tsx';
import { Legend } from './panels/Legend.tsx';
import { NoteLine } from './panels/NoteLine.tsx';
import { ToolStrip } from './panels/ToolStrip.tsx';
import { ZoomButtons } from './panels/ZoomButtons.tsx';
import { useQuickSelect } from './select/useHand.ts';
import { useSelection } from './select/useSelection.ts';
import { SpiderList } from './spider/SpiderList.tsx';
import { useSpider } from './spider/useSpider.ts';
import { TimeBar } from './time/TimeBar.tsx';
import { useEventChoice, useEventMarks } from './time/useEventMarks.ts';
import { usePeriod } from './time/usePeriod.ts';
import { useInteraction } from './useInteraction.ts';
import { homeBox, useMapView } from './useMapView.ts';
import { useMountedEngine } from './useMountedEngine.ts';
import { useWalk, useWalkHover } from './walk/useWalk.ts';
import { WalkVoice } from './walk/WalkVoice.tsx';

type LayersProps = {
  engine: MapEngine;
  data: ReturnType<typeof useMarkerData>;
  cells: CellDrawing | null;
  fill: CellFill | null;
  span: DaySpan;
  /** Risks and problems by the time slider, while it is on. */
  chosen: ReturnType<typeof useEventChoice>;
};

const NO_PROBLEMS: readonly PlacedProblem[] = [];

/** Everything that is painted; nothing of it is in the page's tree. */
export function Layers({ engine, data, cells, fill, span, chosen }: LayersProps): null {
  const open = useOpenProblems();
  const problems = chosen ? NO_PROBLEMS : open;
  useBasemaps(engine);
  useCells(engine, cells, fill);
  useBuildings(engine);
  const { shown, visible } = useMarkers(engine, data, chosen !== null);
  useClusters(engine);
  useSpider(engine, data, visible);
  useWalk(engine, data, visible);
  useProblems(engine, problems);
  useEventMarks(engine, span, chosen);
  useLines(engine);
  useGuessMark(engine);
  useSelectionRing(engine, data?.markers, open);
  useLocated(engine);
  useSelection(engine, data, shown);
  useQuickSelect(engine);
  useMeasureArt(engine);
  useGridPreviewLayer(engine);
  useThingLabels(engine, data, visible);
  return null;
}

const PICKING = new Set(['markRisk', 'pickProblemPlace', 'pickFormPlace', 'placeThing']);

/** Side of the middle cell, metres: tells when the map is near enough for micro cells. */
export function middleCellSizeM(cells: CellDrawing | null): number {
  const areas = (cells?.cells ?? [])
    .filter(({ cell }) => cell.tier === 'cell')
    .map(({ cell }) => cell.areaM2);
  return Math.sqrt(areas.sort((a, b) => a - b)[areas.length >> 1] ?? 0);
}

/** The map of the community. `compact`: beside a table, without the tools of the map room. */
export function MapView({ compact = false }: { compact?: boolean }) {
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const container = useMountedEngine(setEngine);
  const picking = useAppState((state) => PICKING.has(state.mode.type));
  const editing = useAppState(({ mode }) => mode.type === 'tool' && mode.tool === EDIT_TOOL);
  const data = useMarkerData();
  const cells = useCellDrawing();
  const box = useMemo(() => homeBox(cells, data?.markers), [cells, data]);
  const cellSizeM = useMemo(() => middleCellSizeM(cells), [cells]);
  const fill = useColouring(cells);
  const density = useDensity(engine, cells);
  const timeline = useAppState((state) => state.timeline.on) && !compact;
  const { span } = usePeriod();
  const chosen = useEventChoice(timeline, span);
  const hover = useInteraction(engine);
  const walked = useWalkHover(engine);
  useMapView(engine, cells, data?.markers, { save: !compact, cellSizeM });
  return (
    <section className={`lm-map${picking ? ' lm-map-picking' : ''}`} aria-label={t('map.title')}>
      <div className="lm-map-stage">
        <div className="lm-map-canvas" ref={container} />
        {engine && (
          <Layers engine={engine} data={data} cells={cells} fill={fill} span={span} chosen={chosen} />
        )}
        {engine && !compact && !editing && <ToolStrip engine={engine} />}
        <Instruction />
        {!editing && <Legend fill={fill} density={density} compact={compact} />}
        {engine && editing && <CellEditor engine={engine} markers={data?.markers} />}
        {engine && <ZoomButtons engine={engine} onWhole={() => box && engine.fit(box)} />}
        {engine && <SpiderList engine={engine} />}
        <WalkVoice />
        <HoverCard hover={picking ? null : (hover ?? walked)} fill={fill} />
      </div>
      {timeline && <TimeBar chosen={chosen} onCompare={(days) => engine && enterCompare(engine, days)} />}
      <NoteLine />
    </section>
  );
}
