import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { onBenchPage } from './benchPage.ts';
import { median, quantile } from './random.ts';

export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: string;
};

const PAGE_DIR = fileURLToPath(new URL('./mapPage/', import.meta.url));
const ROUNDS = 5;
const STEPS = 80;

type Measured = { readonly firstPaintMs: number; readonly p95Ms: number; readonly slowestMs: number };

const NOT_MEASURED: Measured = { firstPaintMs: Number.NaN, p95Ms: Number.NaN, slowestMs: Number.NaN };

/** Rounds run through all peers in turn, so that a slow moment of the machine meets them alike. */
async function comparePeers(
  page: Page,
  peers: readonly string[],
  count: number,
): Promise<Map<string, Measured>> {
  const paints = new Map<string, number[]>(peers.map((peer) => [peer, []]));
  const panFrames = new Map<string, number[]>(peers.map((peer) => [peer, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const peer of peers) {
      // A peer whose frames take most of a second needs fewer of them.
      const steps = peer === 'circleMarkers' ? 8 : STEPS;
      const { firstPaintMs, frames } = await page.evaluate(
        ([name, points, frameCount]) => window.mapBench.measure(name, points, frameCount),
        [peer, count, steps] as const,
      );
      paints.get(peer)?.push(firstPaintMs);
      panFrames.get(peer)?.push(...frames);
    }
  }
  return new Map(
    peers.map((peer) => [
      peer,
      {
        firstPaintMs: median(paints.get(peer) ?? []),
        p95Ms: quantile(panFrames.get(peer) ?? [], 0.95),
        slowestMs: quantile(panFrames.get(peer) ?? [], 1),
      },
    ]),
  );
}

/** First paint and pan of 100,000 points against named peers in the same run, and one redraw of 1,000,000. */
export async function run(): Promise<readonly Figure[]> {
  return onBenchPage(PAGE_DIR, 'mapBench', async (page) => {
    const peers = ['ours', 'supercluster', 'circleMarkers', 'empty'];
    const measured = await comparePeers(page, peers, 100_000);
    const big = await page.evaluate(() => window.mapBench.redraw(1_000_000, 7));
    const ours = measured.get('ours')?.firstPaintMs ?? Number.NaN;
    const rows = peers.flatMap((peer): Figure[] => {
      const { firstPaintMs, p95Ms, slowestMs } = measured.get(peer) ?? NOT_MEASURED;
      return [
        {
          name: `100k first paint, ${peer}`,
          value: firstPaintMs,
          unit: 'ms',
          ...(peer === 'ours' ? { target: '<= 220' } : {}),
        },
        { name: `100k p95 frame of a pan, ${peer}`, value: p95Ms, unit: 'ms' },
        { name: `100k slowest frame of a pan, ${peer}`, value: slowestMs, unit: 'ms' },
      ];
    });
    const ratio = (peer: string): number => (measured.get(peer)?.firstPaintMs ?? Number.NaN) / ours;
    return [
      ...rows,
      { name: 'first paint, supercluster / ours', value: ratio('supercluster'), unit: '×', target: '>= 2.4' },
      { name: 'first paint, circleMarkers / ours', value: ratio('circleMarkers'), unit: '×' },
      { name: '1M redraw, median of 7', value: median(big), unit: 'ms', target: '< 450' },
    ];
  });
}
