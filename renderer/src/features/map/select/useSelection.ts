import { useEffect, useMemo } from 'react';
import { type Chosen, useChoice } from '#renderer/state/choice';
import { KIND_IDS, type KindId } from '#shared/domain/kinds/index';
import { selectBy } from '#shared/domain/select/shape';
import { toCanvas } from '../canvas/view.ts';
import type { MapEngine } from '../engine.ts';
import { mapPalette } from '../layers/palette.ts';
import { useMapUi } from '../mapUi.ts';
import { idAt } from '../points/ids.ts';
import { anchorOf, type Markers, type PointSet, type Visibility } from '../points/pointSet.ts';
import { paintShape } from './paint.ts';

type Data = { readonly markers: Markers; readonly set: PointSet } | null;

/** More rings than this tell nothing and cost a frame. */
const MOST_RINGS = 3_000;

/** By marker row: 1 where a thing is shown now. */
function shownRows({ markers, set }: NonNullable<Data>, shown: Visibility): Uint8Array {
  const rows = new Uint8Array(markers.count);
  for (let point = 0; point < set.count; point += 1) {
    const visible = shown.kinds[set.kind[point] as number] && (!shown.match || shown.match[point]);
    if (visible) rows[set.row[point] as number] = 1;
  }
  return rows;
}

/** By marker row: 1 where a thing is chosen; and how many more the shapes would take if all were shown. */
type Taken = { readonly rows: Uint8Array; readonly hidden: number };

function takenBy(
  steps: ReturnType<typeof useChoice.getState>['steps'],
  { lngLat, count }: Markers,
  allowed: Uint8Array,
): Taken {
  let all: Uint8Array = new Uint8Array(count);
  for (const { shape, way } of steps) all = selectBy(shape, way, lngLat, all, null);
  const rows = all.map((one, row) => one & (allowed[row] ?? 0));
  const size = (marks: Uint8Array): number => marks.reduce((sum, one) => sum + one, 0);
  return { rows, hidden: size(all) - size(rows) };
}

function chosenOf(markers: Markers, { rows, hidden }: Taken): Chosen {
  const counts = new Uint32Array(KIND_IDS.length);
  let count = 0;
  for (let row = 0; row < rows.length; row += 1) {
    if (rows[row] === 0) continue;
    count += 1;
    counts[markers.kind[row] as number] = (counts[markers.kind[row] as number] as number) + 1;
  }
  return {
    count,
    hidden,
    byKind: new Map(KIND_IDS.flatMap((kind, i) => (counts[i] ? [[kind, counts[i]] as const] : []))),
    ids: (kinds) => {
      const wanted = KIND_IDS.map((kind: KindId) => !kinds || kinds.includes(kind));
      const ids: string[] = [];
      for (let row = 0; row < rows.length; row += 1)
        if (rows[row] && wanted[markers.kind[row] as number]) ids.push(idAt(markers.ids, row));
      return ids;
    },
  };
}

/** Works out what the shapes choose among what is shown, paints the shapes and rings what is chosen. */
export function useSelection(engine: MapEngine, data: Data, shown: Visibility): void {
  const steps = useChoice((state) => state.steps);
  const drawing = useChoice((state) => state.drawing);
  const taken = useMemo(
    () => (data && steps.length > 0 ? takenBy(steps, data.markers, shownRows(data, shown)) : null),
    [data, shown, steps],
  );
  const rows = taken?.rows ?? null;
  useEffect(() => {
    useChoice.getState().set({ chosen: data && taken ? chosenOf(data.markers, taken) : null });
  }, [data, taken]);
  useEffect(() => {
    if (steps.length === 0 && !drawing) return;
    engine.top.setPainter('selectShapes', 55, (context, view) => {
      for (const { shape, way } of steps)
        paintShape(context, view, shape, { drawing: false, removes: way === 'remove' });
      if (drawing) paintShape(context, view, drawing, { drawing: true, removes: false });
    });
    return () => engine.top.setPainter('selectShapes', 55, null);
  }, [engine, steps, drawing]);
  useEffect(() => {
    if (!data || !rows) return;
    engine.top.setPainter('chosenRings', 58, (context, view) => {
      const radius = useMapUi.getState().symbolSize * 0.6 + 2;
      context.beginPath();
      for (let row = 0, painted = 0; row < rows.length && painted < MOST_RINGS; row += 1) {
        if (!rows[row]) continue;
        const [x, y] = toCanvas(view, anchorOf(data.markers, row));
        if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
        painted += 1;
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      }
      context.strokeStyle = mapPalette().action;
      context.lineWidth = 1.8;
      context.stroke();
    });
    return () => engine.top.setPainter('chosenRings', 58, null);
  }, [engine, data, rows]);
}
