import 'leaflet/dist/leaflet.css';
import * as L from 'leaflet';
import type { Cell } from '#shared/contract/cells';
import { positionsOf } from '#shared/domain/geo/positions';
import { makeCells, makeValues } from './cells.ts';
import { PEERS } from './peers.ts';

export type CellFigures = {
  readonly cells: number;
  /** Frames in each of which all cells get another colour, milliseconds. */
  readonly recolour: readonly number[];
  /** Frames of a pan by 12 px each. */
  readonly pan: readonly number[];
  /** Own work of a recolouring and of drawing a new view, where the peer can tell. */
  readonly work: readonly number[];
  readonly viewWork: readonly number[];
};

const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

function freshBox(): HTMLElement {
  const box = document.createElement('div');
  box.style.height = '100%';
  document.getElementById('map')?.replaceChildren(box);
  return box;
}

const made = new Map<number, readonly Cell[]>();
function cellsOf(count: number): readonly Cell[] {
  const cells = made.get(count) ?? makeCells(count);
  made.set(count, cells);
  return cells;
}

async function frames(count: number, each: (step: number) => void): Promise<readonly number[]> {
  const taken: number[] = [];
  await nextFrame();
  let last = await nextFrame();
  for (let step = 0; step < count; step += 1) {
    each(step);
    const now = await nextFrame();
    taken.push(now - last);
    last = now;
  }
  return taken;
}

const timed = (body: () => void): number => {
  const start = performance.now();
  body();
  return performance.now() - start;
};

/** A colouring a frame, then a pan, on a map that shows all cells. */
async function measure(name: string, count: number, steps: number): Promise<CellFigures> {
  const cells = cellsOf(count);
  const bounds = L.latLngBounds([]);
  for (const { geometry } of cells) for (const [lng, lat] of positionsOf(geometry)) bounds.extend([lat, lng]);
  const values = Array.from({ length: 8 }, (_, round) => makeValues(cells.length, round));
  const valuesAt = (step: number): Float64Array => values[step % values.length] ?? new Float64Array();
  const peer = PEERS[name]?.(freshBox(), cells, bounds);
  if (!peer) throw new Error(name);
  peer.recolour(valuesAt(0));
  await frames(4, () => undefined);
  const recolour = await frames(steps, (step) => peer.recolour(valuesAt(step)));
  const pan = await frames(80, (step) => peer.map.panBy([step % 80 < 40 ? 12 : -12, 0], { animate: false }));
  const { drawNow } = peer;
  const work: number[] = [];
  const viewWork: number[] = [];
  for (let step = 0; drawNow && step < 8; step += 1) {
    work.push(
      timed(() => {
        peer.recolour(valuesAt(step));
        drawNow();
      }),
    );
    await nextFrame();
    peer.map.panBy([7, 3], { animate: false });
    viewWork.push(timed(drawNow));
    await nextFrame();
  }
  peer.remove();
  return { cells: cells.length, recolour, pan, work, viewWork };
}

declare global {
  interface Window {
    cellsBench: { readonly measure: typeof measure };
  }
}
window.cellsBench = { measure };
