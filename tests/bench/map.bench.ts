import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { onBenchPage } from './benchPage.ts';
import { median, quantile } from './random.ts';

export type Figure = {
  readonly name: string;
  readonly value: number | string;
  readonly unit: string;
  readonly target?: string;
  readonly met?: boolean;
};

const PAGE_DIR = fileURLToPath(new URL('./mapPage/', import.meta.url));
const COUNT = 100_000;
/** WebGL without a GPU, for the peers that cannot do without. */
const SOFTWARE_GL = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
/** Rounds and steps of each peer: those whose frames take most of a second need fewer. */
const PEERS: Readonly<Record<string, { readonly rounds: number; readonly steps: number }>> = {
  empty: { rounds: 5, steps: 80 },
  ours: { rounds: 5, steps: 80 },
  supercluster: { rounds: 5, steps: 80 },
  superclusterMarkers: { rounds: 3, steps: 24 },
  circleMarkers: { rounds: 3, steps: 8 },
  markercluster: { rounds: 3, steps: 24 },
  glify: { rounds: 3, steps: 24 },
  maplibre: { rounds: 3, steps: 24 },
};
const GIVE_UP_MS = 60_000;

type Measured = { readonly firstPaintMs: number; readonly panMs: number; readonly zoomMs: number };

async function measurePeer(page: Page, peer: string): Promise<Measured | string> {
  const { rounds, steps } = PEERS[peer] ?? { rounds: 1, steps: 8 };
  const paints: number[] = [];
  const pans: number[] = [];
  const zooms: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const late = new Promise<never>((_, reject) =>
        setTimeout(() => reject(new Error(`not ready within ${GIVE_UP_MS / 1000} s`)), GIVE_UP_MS).unref(),
      );
      const args = [peer, COUNT, steps] as const;
      const run = page.evaluate(
        ([name, points, frames]) => window.mapBench.measure(name, points, frames),
        args,
      );
      const { firstPaintMs, frames, zoomFrames } = await Promise.race([run, late]);
      paints.push(firstPaintMs);
      pans.push(...frames);
      zooms.push(...zoomFrames);
    }
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? 'failed') : 'failed';
  }
  return { firstPaintMs: median(paints), panMs: quantile(pans, 0.95), zoomMs: quantile(zooms, 0.95) };
}

const atMost = (name: string, value: number, most: number, unit = 'ms'): Figure => ({
  name,
  value,
  unit,
  target: `< ${most}`,
  met: value < most,
});

function peerRows(peer: string, result: Measured | string): Figure[] {
  if (typeof result === 'string')
    return [{ name: `100k ${peer}`, value: `did not run: ${result}`, unit: '' }];
  return [
    { name: `100k first paint, ${peer}`, value: result.firstPaintMs, unit: 'ms' },
    { name: `100k p95 frame of a pan, ${peer}`, value: result.panMs, unit: 'ms' },
    { name: `100k p95 frame of a zoom, ${peer}`, value: result.zoomMs, unit: 'ms' },
  ];
}

const LEAST: Readonly<Record<string, number>> = { markercluster: 30, supercluster: 2.4, maplibre: 10 };

/** Every figure of the map's points against named peers in one run; symbols of 100,000 in view are 3 px wide. */
export async function run(): Promise<readonly Figure[]> {
  return onBenchPage(
    PAGE_DIR,
    'mapBench',
    async (page) => {
      const results = new Map<string, Measured | string>();
      for (const peer of Object.keys(PEERS)) results.set(peer, await measurePeer(page, peer));
      const big = await page.evaluate(() => window.mapBench.redraw(1_000_000, 7));
      if (big.pixels === 0) throw new Error('the million left nothing on the canvas');
      const hitMs = await page.evaluate((count) => window.mapBench.hit(count), COUNT);
      const ours = results.get('ours');
      const empty = results.get('empty');
      const rows = [...results].flatMap(([peer, result]) => peerRows(peer, result));
      if (!ours || !empty || typeof ours === 'string' || typeof empty === 'string') return rows;
      const ratios = [...results].flatMap(([peer, result]): Figure[] => {
        if (typeof result === 'string' || peer === 'ours' || peer === 'empty') return [];
        const value = result.firstPaintMs / ours.firstPaintMs;
        const least = LEAST[peer];
        const judged = least === undefined ? {} : { target: `>= ${least}`, met: value >= least };
        return [{ name: `first paint, ${peer} / ours`, value, unit: '×', ...judged }];
      });
      return [
        ...rows,
        atMost('100k first paint, ours', ours.firstPaintMs, 220),
        atMost('pan p95, ours over empty', ours.panMs - empty.panMs, 10),
        atMost('zoom p95, ours over empty', ours.zoomMs - empty.zoomMs, 10),
        ...ratios,
        atMost('1M redraw to the screen, median of 7', median([...big.taken]), 250),
        atMost('1M redraw, own work, median of 7', median([...big.work]), 250),
        { name: '1M redraw, pixels painted', value: big.pixels, unit: '' },
        atMost('hover hit at 100k', hitMs, 0.2),
      ];
    },
    SOFTWARE_GL,
  );
}
