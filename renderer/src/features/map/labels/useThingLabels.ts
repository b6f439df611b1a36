import { useEffect, useMemo, useRef, useState } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import type { LabelBox } from '../canvas/labelRoom.ts';
import type { Label } from '../canvas/placeLabels.ts';
import type { View } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { mapPalette } from '../layers/palette.ts';
import { useMapUi } from '../mapUi.ts';
import { idAt, rowOf } from '../points/ids.ts';
import type { Markers, PointSet, Visibility } from '../points/pointSet.ts';
import { symbolRadii } from '../points/symbolSize.ts';
import { pointsOnCanvas } from '../points/window.ts';
import { chooseNamed, namePriority } from './chooseNamed.ts';

const FROM_ZOOM = 16;
const LONGEST = 12;
/** So many names are kept: more than are seen in a long walk over the map. */
const MOST_KEPT = 5_000;
/** Up to so many symbols names keep clear of; among more there is no clear place. */
const MOST_SYMBOLS = 600;
const LOOK_AFTER_MS = 100;

type Data = { readonly markers: Markers; readonly set: PointSet };
type Named = { readonly point: number; readonly id: string };

const shorten = (name: string): string => {
  const letters = [...name];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : name;
};

/** The points of the window that may be named, looked up again when the map comes to rest. */
function useNamed(engine: MapEngine, data: Data | null, visible: Visibility) {
  const [named, setNamed] = useState<readonly Named[]>([]);
  const selectedId = useAppState((state) => (state.selection?.type === 'thing' ? state.selection.id : null));
  useEffect(() => {
    if (!data) return;
    let timer: ReturnType<typeof setTimeout>;
    const selectedRow = selectedId ? rowOf(data.markers.ids, selectedId) : -1;
    const selected = selectedRow < 0 ? -1 : data.set.row.indexOf(selectedRow);
    const look = (): void => {
      const view = engine.points.view;
      if (!view) return;
      const points = view.zoom < FROM_ZOOM ? [] : chooseNamed(data.set, view, visible, selected);
      setNamed(points.map((point) => ({ point, id: idAt(data.markers.ids, data.set.row[point] ?? 0) })));
    };
    const later = (): void => {
      clearTimeout(timer);
      timer = setTimeout(look, LOOK_AFTER_MS);
    };
    later();
    engine.map.on('moveend', later);
    return () => {
      clearTimeout(timer);
      engine.map.off('moveend', later);
    };
  }, [engine, data, visible, selectedId]);
  return { named, selectedId };
}

/** Names by id as the core gave them last; those of before stay until newer ones come, so that nothing flickers. */
function useNames(named: readonly Named[]): ReadonlyMap<string, string> {
  const kept = useRef(new Map<string, string>());
  const ids = useMemo(() => named.map(({ id }) => id).sort(), [named]);
  const { data } = useApiQuery(
    'things.list',
    { filter: { ids: [...ids] }, limit: Math.max(1, ids.length) },
    { enabled: ids.length > 0, keepPrevious: true },
  );
  return useMemo(() => {
    if (kept.current.size > MOST_KEPT) kept.current = new Map();
    for (const { id, name } of data?.rows ?? []) kept.current.set(id, name);
    return new Map(kept.current);
  }, [data]);
}

/** Boxes of the symbols on a canvas, while they are few. */
function symbolBoxes(set: PointSet, view: View, visible: Visibility): readonly LabelBox[] {
  const points = pointsOnCanvas(set, view, visible, { limit: MOST_SYMBOLS + 1, taken: true });
  if (points.length > MOST_SYMBOLS) return [];
  const radii = symbolRadii(useMapUi.getState().symbolSize);
  return points.map((i) => {
    const x = (set.x[i] ?? 0) * view.scale - view.left;
    const y = (set.y[i] ?? 0) * view.scale - view.top;
    const radius = radii[set.kind[i] ?? 0] ?? 0;
    return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
  });
}

/** Writes names beside the symbols where there is room. */
export function useThingLabels(engine: MapEngine, data: Data | null, visible: Visibility): void {
  const { named, selectedId } = useNamed(engine, data, visible);
  const names = useNames(named);
  useEffect(() => {
    if (!data) return;
    engine.labels.setSymbols('things', (view) => symbolBoxes(data.set, view, visible));
    return () => engine.labels.setSymbols('things', null);
  }, [engine, data, visible]);
  useEffect(() => {
    if (!data || named.length === 0) return;
    const { set } = data;
    engine.labels.setSource('things', (view) => {
      const { text: colour, halo } = mapPalette();
      const radii = symbolRadii(useMapUi.getState().symbolSize);
      return named.flatMap(({ point, id }): readonly Label[] => {
        const name = names.get(id);
        if (!name) return [];
        const kind = set.kind[point] ?? 0;
        const selected = id === selectedId;
        const x = (set.x[point] ?? 0) * view.scale - view.left;
        const y = (set.y[point] ?? 0) * view.scale - view.top;
        return [
          {
            text: shorten(name),
            priority: namePriority(kind, set.level[point] ?? 0, selected),
            look: { size: 12, colour, halo, bold: selected },
            once: false,
            at: [x, y],
            line: null,
            key: id,
            beside: (radii[kind] ?? 8) + (selected ? 7 : 4),
            insists: selected,
            above: true,
          },
        ];
      });
    });
    return () => engine.labels.setSource('things', null);
  }, [engine, data, named, names, selectedId]);
}
