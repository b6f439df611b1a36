import { useEffect, useMemo } from 'react';
import { useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { EVENT_SOURCES } from '#shared/contract/events';
import type { LngLat } from '#shared/domain/geo/types';
import { type DaySpan, instantsOf, minuteOf } from '#shared/domain/period/index';
import { toCanvas, type View } from '../canvas/view.ts';
import type { Hit, MapEngine } from '../engine.ts';
import { isFiltering } from '../layers/useMarkers.ts';
import { useMapUi } from '../mapUi.ts';
import { idAt, rowsIn } from '../points/ids.ts';
import { useEvents } from './eventData.ts';
import { type DrawnEvents, EventLayer } from './eventLayer.ts';
import { chooseEvents, type EventChoice, type EventSet } from './eventSet.ts';

/** Which risks the list's filter takes, by packed row; problems are not filtered. Null: all. */
function useAllowed(set: EventSet | null): Uint8Array | null {
  const filter = useAppState((state) => state.filter);
  const filtering = isFiltering(filter);
  const { data } = useApiQuery(
    'things.ids',
    { filter },
    { enabled: filtering && set !== null, keepPrevious: true },
  );
  return useMemo(() => {
    if (!filtering || !data || !set) return null;
    const { ids, source } = set.packed;
    const taken = rowsIn(ids, data.ids);
    return Uint8Array.from(source, (one, row) => (one === 0 ? (taken[row] ?? 0) : 1));
  }, [filtering, data, set]);
}

/** The events of a span that the map shows; null while the slider is off or the events are not here yet. */
export function useEventChoice(
  on: boolean,
  span: DaySpan,
): { readonly set: EventSet; readonly choice: EventChoice } | null {
  const marks = useAppState((state) => state.timeline.marks);
  const set = useEvents(on);
  const allowed = useAllowed(on ? set : null);
  return useMemo(
    () => (on && set ? { set, choice: chooseEvents(set, span, marks, allowed) } : null),
    [on, set, span, marks, allowed],
  );
}

/** Nearest event whose symbol is under the pointer, the topmost of several. */
function eventAt({ set, choice, shown }: DrawnEvents, at: LngLat, view: View, size: number): Hit | null {
  const [px, py] = toCanvas(view, at);
  let best: Hit | null = null;
  let bestDistance = (size * 0.75) ** 2;
  choice.ranges.forEach(([start, end], source) => {
    if (!shown[source]) return;
    // A drop stands above its place.
    const lift = source === 1 ? size * 0.6 : 0;
    for (let i = start; i < end; i += 1) {
      if (choice.match && choice.match[i] === 0) continue;
      const dx = (set.x[i] as number) * view.scale - view.left - px;
      const dy = (set.y[i] as number) * view.scale - view.top - lift - py;
      const distance = dx * dx + dy * dy;
      if (!(distance <= bestDistance)) continue;
      bestDistance = distance;
      const row = set.row[i] ?? 0;
      const { origin, offset, ids } = set.packed;
      best = {
        type: EVENT_SOURCES[source] === 'risk' ? 'thing' : 'problem',
        id: idAt(ids, row),
        anchor: [origin[0] + (offset[row * 2] ?? 0), origin[1] + (offset[row * 2 + 1] ?? 0)],
      };
    }
  });
  return best;
}

/** Draws the risks and problems of a span in place of the present ones, and finds the one under the pointer. */
export function useEventMarks(
  engine: MapEngine,
  span: DaySpan,
  chosen: { readonly set: EventSet; readonly choice: EventChoice } | null,
): void {
  const on = chosen !== null;
  const layer = useMemo(() => new EventLayer('points'), []);
  const risk = useAppState((state) => state.layers.risk);
  const problem = useAppState((state) => state.layers.problem);
  useEffect(() => {
    if (!on) return;
    layer.addTo(engine.map);
    return () => void layer.remove();
  }, [engine, layer, on]);
  useEffect(() => {
    if (!chosen) return;
    const endMin = minuteOf(instantsOf(span).toMs);
    const drawn = { ...chosen, shown: [risk, problem], endMin };
    layer.setEvents(drawn);
    engine.setHitTester('events', 25, (at, view) => eventAt(drawn, at, view, layer.size));
    return () => engine.setHitTester('events', 25, null);
  }, [engine, layer, chosen, span, risk, problem]);
  useEffect(() => {
    if (!on) return;
    layer.onShown = ([risks = 0, problems = 0]) => {
      const before = useMapUi.getState().eventsInView;
      if (before?.risk !== risks || before.problem !== problems)
        useMapUi.getState().set({ eventsInView: { risk: risks, problem: problems } });
    };
    return () => {
      layer.onShown = null;
      useMapUi.getState().set({ eventsInView: null });
    };
  }, [layer, on]);
}
