import 'leaflet/dist/leaflet.css';
import * as L from 'leaflet';
import { engines, PEERS } from './peers.ts';
import { makeMarkers } from './points.ts';

export type PeerFigures = { readonly firstPaintMs: number; readonly frames: readonly number[] };

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Resolves when what was drawn is on its way to the screen: the frame that draws, then the start of the next. */
async function painted(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

function freshBox(): HTMLElement {
  const box = document.createElement('div');
  box.style.height = '100%';
  document.getElementById('map')?.replaceChildren(box);
  return box;
}

function boundsOf(lngLat: Float64Array): L.LatLngBounds {
  const bounds = L.latLngBounds([]);
  for (let i = 0; i < lngLat.length; i += 2) bounds.extend([lngLat[i + 1] ?? 0, lngLat[i] ?? 0]);
  return bounds;
}

const data = new Map<number, ReturnType<typeof makeMarkers>>();
function markersOf(count: number): ReturnType<typeof makeMarkers> {
  const known = data.get(count) ?? makeMarkers(count);
  data.set(count, known);
  return known;
}

/** First paint from packed arrays, then `steps` frames in each of which the map moves by 12 px and everything is drawn. */
async function measure(peer: string, count: number, steps: number): Promise<PeerFigures> {
  const markers = markersOf(count);
  const bounds = boundsOf(markers.lngLat);
  const box = freshBox();
  await painted();
  const start = performance.now();
  const map = PEERS[peer]?.(box, markers, bounds);
  await painted();
  const firstPaintMs = performance.now() - start;
  const frames: number[] = [];
  let last = await nextFrame();
  for (let step = 0; step < steps; step += 1) {
    map?.panBy([step % 80 < 40 ? 12 : -12, 0], { animate: false });
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
  }
  map?.remove();
  return { firstPaintMs, frames };
}

/** Drawing everything again where it stands, `times` times. */
async function redraw(count: number, times: number): Promise<readonly number[]> {
  const markers = markersOf(count);
  const map = PEERS.ours?.(freshBox(), markers, boundsOf(markers.lngLat));
  const engine = map && engines.get(map);
  await painted();
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    engine?.points.drawNow();
    await painted();
    taken.push(performance.now() - start);
  }
  map?.remove();
  return taken;
}

declare global {
  interface Window {
    mapBench: { readonly measure: typeof measure; readonly redraw: typeof redraw };
  }
}
window.mapBench = { measure, redraw };
