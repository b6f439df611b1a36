import { useEffect, useState } from 'react';
import { useAppState } from '#renderer/state/index';
import type { MapEngine } from '../engine.ts';
import { useCellDrawing } from '../layers/cellDrawing.ts';
import { useColouring } from '../layers/useColouring.ts';
import { useDensity } from '../layers/useDensity.ts';
import { useMarkerData } from '../layers/useMarkers.ts';
import { Layers, middleCellSizeM } from '../MapView.tsx';
import { NoteLine } from '../panels/NoteLine.tsx';
import { useEventChoice } from '../time/useEventMarks.ts';
import { usePeriod } from '../time/usePeriod.ts';
import { useMapView } from '../useMapView.ts';
import { useMountedEngine } from '../useMountedEngine.ts';
import { goTo, type ViewPlace } from '../views/viewRequest.ts';
import { WallLegend } from './WallLegend.tsx';

/** The map of the wall: everything that is painted, nothing to press. `enlarge`: how much bigger than on a desk. */
export function WallMap({ enlarge, place }: { enlarge: number; place: ViewPlace | null }) {
  const [engine, setEngine] = useState<MapEngine | null>(null);
  const container = useMountedEngine(setEngine);
  useEffect(() => engine?.enlarge(enlarge), [engine, enlarge]);
  useEffect(() => {
    if (!engine || !place) return;
    // The whole screen comes after the first picture.
    const onResize = (): void => goTo(engine, place);
    onResize();
    engine.map.on('resize', onResize);
    return () => void engine.map.off('resize', onResize);
  }, [engine, place]);
  const data = useMarkerData();
  const cells = useCellDrawing();
  const fill = useColouring(cells);
  const density = useDensity(engine, cells);
  const { span } = usePeriod();
  const chosen = useEventChoice(
    useAppState((state) => state.timeline.on),
    span,
  );
  useMapView(engine, cells, data?.markers, {
    save: false,
    cellSizeM: middleCellSizeM(cells),
  });
  return (
    <>
      <div className="lm-wall-stage">
        <div className="lm-map-canvas" ref={container} />
        {engine && (
          <Layers engine={engine} data={data} cells={cells} fill={fill} span={span} chosen={chosen} />
        )}
        <WallLegend fill={fill} density={density} />
      </div>
      <NoteLine />
    </>
  );
}
