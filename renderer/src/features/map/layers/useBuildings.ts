import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useAppState } from '#renderer/state/index';
import type { Thing } from '#shared/contract/things';
import { kindsWithRole } from '#shared/domain/kinds/index';
import type { Label } from '../canvas/placeLabels.ts';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { makeBuildingFinder } from './buildingHit.ts';
import { loadBuildings, makeBuildingDrawing, paintBuildings } from './buildingPaint.ts';
import { mapPalette } from './palette.ts';

const NAMES_FROM_ZOOM = 17;
/** A building's name stands under its symbol. */
const NAME_BELOW_PX = 14;

/** The buildings of the map, asked for once whoever needs them. */
export function useBuildingList(): readonly Thing[] | undefined {
  const { data } = useQuery({
    // The method's name comes first so that a changed topic refreshes it like any query.
    queryKey: ['things.list', 'buildings'],
    queryFn: () => loadBuildings(),
  });
  return data;
}

/** Draws the outlines of buildings and, near by, their names. */
export function useBuildings(engine: MapEngine): void {
  const shown = useAppState((state) => kindsWithRole('building').some((kind) => state.layers[kind]));
  const list = useBuildingList();
  const drawing = useMemo(() => (list ? makeBuildingDrawing(list) : null), [list]);
  useEffect(() => {
    if (!shown || !drawing) return;
    engine.ground.setPainter('buildings', 30, (context, view) => paintBuildings(context, view, drawing));
    engine.labels.setSource('buildings', (view) => {
      if (view.zoom < NAMES_FROM_ZOOM) return [];
      const { text: colour, halo } = mapPalette();
      return drawing.placed.map(({ id, name, anchor }): Label => {
        const [x, y] = toCanvas(view, anchor);
        return {
          text: name,
          priority: 5,
          look: { size: 11, colour, halo },
          once: false,
          at: [x, y + NAME_BELOW_PX],
          others: [
            [x, y - NAME_BELOW_PX],
            [x, y + 2 * NAME_BELOW_PX],
          ],
          line: null,
          key: id,
        };
      });
    });
    engine.setHitTester('buildings', 5, makeBuildingFinder(drawing.placed));
    return () => {
      engine.setHitTester('buildings', 5, null);
      engine.ground.setPainter('buildings', 30, null);
      engine.labels.setSource('buildings', null);
    };
  }, [engine, drawing, shown]);
}
