import 'leaflet/dist/leaflet.css';
import * as L from 'leaflet';
import { HitIndex } from '#renderer/features/map/points/hitIndex';
import { makePointSet } from '#renderer/features/map/points/pointSet';
import { symbolRadii } from '#renderer/features/map/points/symbolSize';
import { KIND_IDS } from '#shared/domain/kinds/index';
import { plugins } from './morePeers.ts';
import { last as lastMap, PEERS } from './peers.ts';
import { makeMarkers } from './points.ts';

export type PeerFigures = {
  readonly firstPaintMs: number;
  readonly frames: readonly number[];
  readonly zoomFrames: readonly number[];
};

/** A zoom of a quarter of a second, and some frames after it. */
const ZOOM_FRAMES = 24;

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
  await map?.ready;
  await painted();
  const firstPaintMs = performance.now() - start;
  const frames: number[] = [];
  let last = await nextFrame();
  for (let step = 0; step < steps; step += 1) {
    map?.pan(step % 80 < 40 ? 12 : -12);
    const now = await nextFrame();
    frames.push(now - last);
    last = now;
  }
  const zoomFrames: number[] = [];
  for (const by of steps < 80 ? [1] : [1, -1, 1, -1]) {
    map?.zoom(by);
    for (let frame = 0; frame < ZOOM_FRAMES; frame += 1) {
      const now = await nextFrame();
      zoomFrames.push(now - last);
      last = now;
    }
  }
  map?.remove();
  return { firstPaintMs, frames, zoomFrames };
}

/** A nearest-symbol look-up at many places, by one thousand: milliseconds each. */
function hit(count: number): number {
  const markers = markersOf(count);
  const set = makePointSet(markers);
  const index = new HitIndex(set);
  const shown = { kinds: KIND_IDS.map(() => true), match: null };
  const scale = 256 * 2 ** 13;
  const radii = symbolRadii(9).map((px) => px / scale);
  const start = performance.now();
  for (let i = 0; i < 1000; i += 1) {
    const at = (i * 97) % set.count;
    index.topmost((set.x[at] ?? 0) + 1 / scale, set.y[at] ?? 0, radii, 6 / scale, shown);
  }
  return (performance.now() - start) / 1000;
}

/** Frames, the layer's own work in them, and how many pixels it left painted: a figure of nothing would be none. */
type Redrawn = {
  readonly taken: readonly number[];
  readonly work: readonly number[];
  readonly pixels: number;
};

function paintedPixels(canvas: HTMLCanvasElement | undefined): number {
  const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
  return data ? new Uint32Array(data.buffer).reduce((sum, word) => sum + (word === 0 ? 0 : 1), 0) : 0;
}

/** Drawing everything again where it stands, `times` times. */
async function redraw(count: number, times: number): Promise<Redrawn> {
  const markers = markersOf(count);
  const map = PEERS.ours?.(freshBox(), markers, boundsOf(markers.lngLat));
  const { engine } = lastMap;
  await painted();
  const taken: number[] = [];
  const work: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const start = performance.now();
    engine?.points.drawNow();
    work.push(performance.now() - start);
    await painted();
    taken.push(performance.now() - start);
  }
  const painted1M = paintedPixels(engine?.points.canvas);
  map?.remove();
  return { taken, work, pixels: painted1M };
}

declare global {
  interface Window {
    mapBench: { readonly measure: typeof measure; readonly redraw: typeof redraw; readonly hit: typeof hit };
  }
}
// The plug-ins are loaded before anything is measured.
await plugins;
window.mapBench = { measure, redraw, hit };
