import { performance } from 'node:perf_hooks';
import { makeTestCore } from '#tests/helpers/testCore';
import { makeBigMap } from './bigMap.ts';
import { median, quantile } from './random.ts';

export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: string;
};

/** Opening a map of 100,000 records to the answers that the first window needs, and saving one record durably. */
export async function run(): Promise<readonly Figure[]> {
  const test = makeTestCore();
  try {
    const folder = await makeBigMap(test, 100_000);
    const opens: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const startMs = performance.now();
      await test.call('maps.open', { folder });
      await test.call('app.state', {});
      await test.call('cells.list', {});
      await test.call('things.markers', {});
      await test.call('things.list', { limit: 200 });
      opens.push(performance.now() - startMs);
      await test.call('maps.close', {});
    }
    await test.call('maps.open', { folder });
    await test.call('matching.answer', { text: '路灯坏了' });
    const saves: number[] = [];
    for (let i = 0; i < 200; i += 1) {
      const startMs = performance.now();
      await test.call('things.create', {
        kind: 'place',
        patch: {
          name: `新记录${i}`,
          position: { geometry: { type: 'Point', coordinates: [121.5, 29.85] }, crs: 'wgs84' },
        },
      });
      saves.push(performance.now() - startMs);
    }
    return [
      { name: 'open 100k, median of 5', value: median(opens), unit: 'ms', target: '< 2000' },
      { name: 'save 1 of 100k, median of 200', value: median(saves), unit: 'ms', target: '< 2' },
      { name: 'save 1 of 100k, p99', value: quantile(saves, 0.99), unit: 'ms' },
    ];
  } finally {
    await test.dispose();
  }
}
