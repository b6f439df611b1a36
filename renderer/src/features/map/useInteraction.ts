import type * as L from 'leaflet';
import { useEffect, useState } from 'react';
import { useCoordinates } from '#renderer/state/coordinates';
import { useAppState } from '#renderer/state/index';
import { usePointer } from '#renderer/state/pointer';
import type { LngLat } from '#shared/domain/geo/types';
import type { Hit, MapEngine } from './engine.ts';
import { useMapUi } from './mapUi.ts';

const REACH_PX = 6;

/** What is pointed at, and the place in the map's box that its card stands beside, CSS pixels. */
export type Hover = { readonly hit: Hit; readonly x: number; readonly y: number } | null;

/** A card beside a symbol stays where it is while the pointer moves over it; one of a cell goes with the pointer. */
export function hoverOf(engine: MapEngine, hit: Hit | null, pointer: { x: number; y: number } | null): Hover {
  if (!hit) return null;
  const free = (hit.type === 'cell' || hit.area) && pointer;
  const { x, y } = free || engine.map.latLngToContainerPoint([hit.anchor[1], hit.anchor[0]]);
  return { hit, x, y };
}

const same = (a: Hover, b: Hover): boolean =>
  a === b || (a?.hit.id === b?.hit.id && a?.x === b?.x && a?.y === b?.y);

const positionOf = ({ latlng }: L.LeafletMouseEvent): LngLat => [
  Number(latlng.lng.toFixed(7)),
  Number(latlng.lat.toFixed(7)),
];

/** What a click means in each mode of the map. */
function onClick(engine: MapEngine, at: LngLat): void {
  const state = useAppState.getState();
  switch (state.mode.type) {
    case 'markRisk':
    case 'placeThing':
      state.setPickedPlace(at);
      return;
    case 'pickProblemPlace':
      state.setDraft({ anchor: at });
      state.setMode({ type: 'browse' });
      return;
    case 'pickFormPlace':
      state.setPickedPlace(at);
      state.setMode({ type: 'browse' });
      return;
    case 'tool':
      return;
    case 'browse': {
      // A form or an answer in progress is not thrown away by a click beside a symbol.
      const hit = engine.hit(at, REACH_PX);
      const busy = state.card.type === 'thingForm' || state.card.type === 'answer';
      if (busy && (!hit || hit.type === 'cell')) return;
      engine.onOpen?.(hit);
    }
  }
}

/** Ties the pointer to the selection, the hover tip and the coordinate in the status bar. */
export function useInteraction(engine: MapEngine | null): Hover {
  const [hover, setHover] = useState<Hover>(null);
  useEffect(() => {
    if (!engine) return;
    let frame = 0;
    const look = (event: L.LeafletMouseEvent): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const at = positionOf(event);
        usePointer.getState().setAt(at);
        if (engine.tools.active) return setHover(null);
        const hit = engine.hit(at, REACH_PX);
        const next = hoverOf(engine, hit, event.containerPoint);
        setHover((before) => (same(before, next) ? before : next));
        useMapUi.getState().set({ hoverId: hit?.type === 'thing' ? hit.id : null });
      });
    };
    const leave = (): void => {
      cancelAnimationFrame(frame);
      usePointer.getState().setAt(null);
      setHover(null);
      useMapUi.getState().set({ hoverId: null });
    };
    const click = (event: L.LeafletMouseEvent): void => {
      const { setClicked, setLocated } = useCoordinates.getState();
      setClicked(positionOf(event));
      setLocated(null);
      if (!engine.tools.active) onClick(engine, positionOf(event));
    };
    engine.map.on('mousemove', look);
    engine.map.on('mouseout movestart', leave);
    engine.map.on('click', click);
    return () => {
      leave();
      engine.map.off('mousemove', look);
      engine.map.off('mouseout movestart', leave);
      engine.map.off('click', click);
    };
  }, [engine]);
  return hover;
}
