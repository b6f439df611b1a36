import { useEffect, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { KIND_IDS, kindOf } from '#shared/domain/kinds/index';
import { LabelRoom } from '../canvas/labelRoom.ts';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { useMapUi } from '../mapUi.ts';
import { idAt } from '../points/ids.ts';
import type { Markers, PointSet, Visibility } from '../points/pointSet.ts';
import { pointsOnCanvas } from '../points/window.ts';
import { paintText } from './label.ts';
import { mapPalette } from './palette.ts';

const MOST_LABELS = 60;
const FROM_ZOOM = 16;

/** Ids of what stands in the window when it is little enough to be named; buildings name themselves. */
function fewInWindow(
  engine: MapEngine,
  data: { markers: Markers; set: PointSet },
  shown: Visibility,
): string[] {
  const view = engine.points.view;
  if (!view || view.zoom < FROM_ZOOM) return [];
  const kinds = shown.kinds.map((on, index) => on && kindOf(KIND_IDS[index] ?? 'place').role !== 'building');
  const window = {
    ...view,
    left: view.left + view.padX,
    top: view.top + view.padY,
    width: view.width - 2 * view.padX,
    height: view.height - 2 * view.padY,
  };
  const points = pointsOnCanvas(data.set, window, { kinds, match: shown.match }, 5_000).filter(
    (point) => !shown.match || shown.match[point],
  );
  if (points.length > MOST_LABELS) return [];
  return points.map((point) => idAt(data.markers.ids, data.set.row[point] ?? 0)).sort();
}

/** Writes names beside the symbols once there are few of them. */
export function useLabels(
  engine: MapEngine,
  data: { markers: Markers; set: PointSet } | null,
  shown: Visibility,
): void {
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!data) return;
    let timer: ReturnType<typeof setTimeout>;
    const look = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setIds(fewInWindow(engine, data, shown)), 120);
    };
    look();
    engine.map.on('moveend', look);
    return () => {
      clearTimeout(timer);
      engine.map.off('moveend', look);
    };
  }, [engine, data, shown]);
  const { data: named } = useApiQuery(
    'things.list',
    { filter: { ids: [...ids] }, limit: MOST_LABELS },
    { enabled: ids.length > 0, keepPrevious: true },
  );
  useEffect(() => {
    if (ids.length === 0 || !named) return;
    engine.top.setPainter('labels', 30, (context, view) => {
      const room = new LabelRoom();
      const gap = useMapUi.getState().symbolSize * 0.6 + 8;
      for (const { name, anchor } of named.rows) {
        if (!anchor) continue;
        const [x, y] = toCanvas(view, anchor);
        const text = name.length > 12 ? `${name.slice(0, 11)}…` : name;
        const box = { left: x - 8, right: x + gap + text.length * 12, top: y - 8, bottom: y + 8 };
        if (!room.take(box)) continue;
        paintText(context, text, [x + gap, y], {
          size: 12,
          colour: mapPalette().text,
          halo: mapPalette().halo,
          align: 'left',
        });
      }
    });
    return () => engine.top.setPainter('labels', 30, null);
  }, [engine, ids, named]);
}
