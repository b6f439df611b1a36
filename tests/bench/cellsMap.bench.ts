import { fileURLToPath } from 'node:url';
import { onBenchPage } from './benchPage.ts';
import type { CellFigures } from './cellsPage/main.ts';
import type { Figure } from './map.bench.ts';
import { median, quantile } from './random.ts';

const PAGE_DIR = fileURLToPath(new URL('./cellsPage/', import.meta.url));
const PEERS = ['ours', 'leafletCanvas', 'leafletSvg', 'empty'] as const;
const CELLS = 5_000;
const ROUNDS = 3;
/** Recolourings of a round: a slow peer needs fewer. */
const STEPS: Record<(typeof PEERS)[number], number> = {
  ours: 40,
  leafletCanvas: 20,
  leafletSvg: 10,
  empty: 40,
};

/** 5,000 cells recoloured a frame and moved, against Leaflet's own polygons in the same run; all of them in sight. */
export async function run(): Promise<readonly Figure[]> {
  return onBenchPage(PAGE_DIR, 'cellsBench', async (page) => {
    const figures = new Map<string, CellFigures[]>(PEERS.map((peer) => [peer, []]));
    for (let round = 0; round < ROUNDS; round += 1)
      for (const peer of PEERS)
        figures
          .get(peer)
          ?.push(
            await page.evaluate(([name, count, steps]) => window.cellsBench.measure(name, count, steps), [
              peer,
              CELLS,
              STEPS[peer],
            ] as const),
          );
    const all = (peer: string, key: 'recolour' | 'pan' | 'work' | 'viewWork'): readonly number[] =>
      (figures.get(peer) ?? []).flatMap((one) => one[key]);
    const recolourMs = (peer: string): number => median(all(peer, 'recolour'));
    const rows = PEERS.flatMap((peer): Figure[] => [
      {
        name: `recolour, median frame, ${peer}`,
        value: recolourMs(peer),
        unit: 'ms',
        ...(peer === 'ours' && { target: '< 35' }),
      },
      { name: `p95 frame of a pan, ${peer}`, value: quantile(all(peer, 'pan'), 0.95), unit: 'ms' },
      { name: `slowest frame of a pan, ${peer}`, value: quantile(all(peer, 'pan'), 1), unit: 'ms' },
    ]);
    return [
      { name: 'cells in sight', value: figures.get('ours')?.[0]?.cells ?? Number.NaN, unit: '' },
      ...rows,
      { name: 'recolour, own work, median', value: median(all('ours', 'work')), unit: 'ms' },
      { name: 'new view, own work, median', value: median(all('ours', 'viewWork')), unit: 'ms' },
      {
        name: 'recolour, Leaflet canvas / ours',
        value: recolourMs('leafletCanvas') / recolourMs('ours'),
        unit: '×',
      },
      {
        name: 'recolour, Leaflet SVG / ours',
        value: recolourMs('leafletSvg') / recolourMs('ours'),
        unit: '×',
      },
    ];
  });
}
