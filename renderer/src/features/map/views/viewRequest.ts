import { create } from 'zustand';
import type { ViewContent } from '#shared/contract/views';
import type { MapEngine } from '../engine.ts';

/** Where a map should look: taken from a saved view. */
export type ViewPlace = Pick<ViewContent, 'centre' | 'zoom' | 'size'>;

/** The place that the next map to be ready goes to; cleared by the map that went there. */
export const useViewRequest = create<{ request: ViewPlace | null; ask: (request: ViewPlace | null) => void }>(
  (set) => ({ request: null, ask: (request) => set({ request }) }),
);

const SNAP = 0.25;

/** The zoom at which a window of another size shows at least as much, on the map's steps of a quarter. */
export function zoomFor(place: ViewPlace, width: number, height: number): number {
  const ratio = Math.min(width / place.size[0], height / place.size[1]);
  if (ratio > 0.98 && ratio < 1.1) return place.zoom;
  return Math.floor((place.zoom + Math.log2(ratio)) / SNAP) * SNAP;
}

/** Shows a place at once. */
export function goTo(engine: MapEngine, place: ViewPlace): void {
  const { x, y } = engine.map.getSize();
  const [lng, lat] = place.centre;
  engine.map.stop();
  engine.map.setView([lat, lng], zoomFor(place, x, y), { animate: false });
}

/** Where a map looks now. */
export function placeOf(engine: MapEngine): ViewPlace {
  const { lng, lat } = engine.map.getCenter();
  const { x, y } = engine.map.getSize();
  return { centre: [lng, lat], zoom: engine.map.getZoom(), size: [Math.max(1, x), Math.max(1, y)] };
}
