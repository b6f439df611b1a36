import { useEffect, useRef } from 'react';
import { api, useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { positionsOf } from '#shared/domain/geo/positions';
import type { BBox } from '#shared/domain/geo/types';
import { boundsOf, metresPerPixel, scaleOf } from './canvas/view.ts';
import type { MapEngine } from './engine.ts';
import type { CellDrawing } from './layers/cellDrawing.ts';
import { useMapUi } from './mapUi.ts';
import type { Markers } from './points/pointSet.ts';
import { goTo, useViewRequest } from './views/viewRequest.ts';

const SAVE_AFTER_MS = 1_500;
const FLY_ZOOM = 17.5;
/** Below this the open legend takes a third of the map and more. */
const NARROW_PX = 640;

/** Box of the community's outline, else of the cells, else of everything placed. */
export function homeBox(drawing: CellDrawing | null, markers: Markers | undefined): BBox | null {
  const cells = drawing?.cells.map(({ cell }) => cell) ?? [];
  const outline = cells.filter((cell) => cell.tier === 'community');
  const shapes = outline.length > 0 ? outline : cells;
  const box = boundsOf(shapes.flatMap((cell) => [...positionsOf(cell.geometry)]));
  if (box || !markers || markers.count === 0) return box;
  const positions = Array.from({ length: markers.count }, (_, row): [number, number] => [
    markers.lngLat[row * 2] ?? 0,
    markers.lngLat[row * 2 + 1] ?? 0,
  ]);
  return boundsOf(positions);
}

/** What stands beside the map comes and goes while its figures arrive. */
const SETTLING_MS = 2_000;

/** Shows a box whole, again when the map gets another size just after, unless somebody has moved it by then. */
function fitSettling(engine: MapEngine, box: BBox): () => void {
  const cornerNow = (): string => `${engine.map.getPixelBounds().min} ${engine.map.getZoom()}`;
  let corner = '';
  const fit = (): void => {
    if (corner !== '' && corner !== cornerNow()) return;
    engine.fit(box);
    corner = cornerNow();
  };
  fit();
  engine.map.on('resize', fit);
  const stop = (): void => void engine.map.off('resize', fit);
  setTimeout(stop, SETTLING_MS);
  return stop;
}

/** Where the map looks at first: the view of last time, else the whole community; again when an outline arrives. */
function useFirstView(
  engine: MapEngine | null,
  drawing: CellDrawing | null,
  markers: Markers | undefined,
  remembered: boolean,
): void {
  const settings = useApiQuery('settings.get', {});
  const cells = useApiQuery('cells.list', {});
  const ready = settings.isFetched && cells.isFetched && markers !== undefined;
  const view = remembered ? settings.data?.view : null;
  const request = useViewRequest((state) => (remembered ? state.request : null));
  const placed = useRef<MapEngine | null>(null);
  const hadCells = useRef<boolean | null>(null);
  useEffect(() => {
    if (!engine || !ready) return;
    const box = homeBox(drawing, markers);
    const cellsArrived = hadCells.current === false && drawing !== null;
    hadCells.current = drawing !== null;
    if (request) {
      goTo(engine, request);
      placed.current = engine;
      useViewRequest.getState().ask(null);
      return;
    }
    if (placed.current === engine && !cellsArrived) return;
    const last = cellsArrived ? null : view;
    if (!last && !box) return;
    placed.current = engine;
    if (last) engine.map.setView([last.lat, last.lng], last.zoom, { animate: false });
    else if (box) return fitSettling(engine, box);
  }, [engine, ready, drawing, markers, view, request]);
}

/** Keeps the view in the settings, some time after the user moved the map and it came to rest. */
function useSavedView(engine: MapEngine | null, enabled: boolean): void {
  useEffect(() => {
    const stage = engine?.map.getContainer().parentElement;
    if (!engine || !enabled || !stage) return;
    let timer: ReturnType<typeof setTimeout>;
    let touched = false;
    const touch = (): void => {
      touched = true;
    };
    const onMoveEnd = (): void => {
      clearTimeout(timer);
      if (!touched) return;
      timer = setTimeout(() => {
        const { lng, lat } = engine.map.getCenter();
        // A view that was not saved costs nothing; the next one will be.
        api.settings.set({ view: { lng, lat, zoom: engine.map.getZoom() } }).catch(() => undefined);
      }, SAVE_AFTER_MS);
    };
    const gestures = ['pointerdown', 'wheel', 'keydown'] as const;
    for (const gesture of gestures) stage.addEventListener(gesture, touch, { passive: true });
    engine.map.on('moveend', onMoveEnd);
    return () => {
      clearTimeout(timer);
      for (const gesture of gestures) stage.removeEventListener(gesture, touch);
      engine.map.off('moveend', onMoveEnd);
    };
  }, [engine, enabled]);
}

/** When lines to those who can help are drawn, shows all of them, unless they are all in sight already. */
function useLinesInSight(engine: MapEngine | null): void {
  const lines = useAppState((state) => state.lines);
  useEffect(() => {
    const box = boundsOf(lines.flatMap(({ from, to }) => [from, to]));
    if (!engine || !box) return;
    // After the card took its room, and after the flight to the problem's place began.
    const timer = setTimeout(() => engine.flyToBox(box), 120);
    return () => clearTimeout(timer);
  }, [engine, lines]);
}

/** First view, saved view, flights asked for by other parts, and the room the map is given. */
export function useMapView(
  engine: MapEngine | null,
  drawing: CellDrawing | null,
  markers: Markers | undefined,
  options: {
    /**
     * The map room's own: it starts where the map was last time, keeps where it is, and goes where a saved view asks it
     * to; others show everything first.
     */
    save: boolean;
    cellSizeM: number;
  },
): void {
  useFirstView(engine, drawing, markers, options.save);
  useSavedView(engine, options.save);
  useLinesInSight(engine);
  const focus = useAppState((state) => state.focus);
  const handled = useRef(focus);
  useEffect(() => {
    if (!engine || !focus || handled.current === focus) return;
    handled.current = focus;
    const [lng, lat] = focus.anchor;
    engine.map.flyTo([lat, lng], focus.zoom ?? Math.max(engine.map.getZoom(), FLY_ZOOM), { duration: 0.5 });
  }, [engine, focus]);
  useEffect(() => {
    if (!engine) return;
    const observer = new ResizeObserver(() => {
      engine.map.invalidateSize({ pan: false });
      useMapUi.getState().set({ narrow: engine.map.getSize().x < NARROW_PX });
    });
    observer.observe(engine.map.getContainer());
    return () => observer.disconnect();
  }, [engine]);
  const { cellSizeM } = options;
  useEffect(() => {
    if (!engine) return;
    const tell = (): void => {
      const zoom = engine.map.getZoom();
      const latitude = engine.map.getCenter().lat;
      const near = cellSizeM / metresPerPixel({ scale: scaleOf(zoom) }, latitude) > 330;
      useMapUi.getState().set({ zoom, latitude, near });
    };
    tell();
    engine.map.on('moveend', tell);
    return () => void engine.map.off('moveend', tell);
  }, [engine, cellSizeM]);
}
