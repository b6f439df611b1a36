import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { seeded } from '#shared/domain/random';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { onBenchPage } from './benchPage.ts';
import { makeBigMap } from './bigMap.ts';
import { median, quantile } from './random.ts';

export type Figure = { readonly name: string; readonly value: number; readonly unit: string };

const COUNT = 100_000;
const JUMPS = 60;
const CHANGED = 10_000;
const PAGE_DIR = fileURLToPath(new URL('./tablePage/', import.meta.url));

async function timed(body: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await body();
  return performance.now() - startMs;
}

async function jumps(test: TestCore, key: string): Promise<Figure[]> {
  const random = seeded(7);
  const first = await timed(() => test.call('things.list', { sort: { key }, limit: 100 }));
  const pages: number[] = [];
  for (let at = 0; at < JUMPS; at += 1) {
    const offset = Math.floor(random() * (COUNT - 100));
    pages.push(await timed(() => test.call('things.list', { sort: { key }, offset, limit: 100 })));
  }
  return [
    { name: `first page by ${key}`, value: first, unit: 'ms' },
    { name: `jump by ${key}, p50`, value: quantile(pages, 0.5), unit: 'ms' },
    { name: `jump by ${key}, p99`, value: quantile(pages, 0.99), unit: 'ms' },
  ];
}

async function coreFigures(): Promise<Figure[]> {
  const test = makeTestCore();
  try {
    await test.call('maps.open', { folder: await makeBigMap(test, COUNT) });
    const pages = [];
    for (const key of ['name', 'address', 'skills']) pages.push(...(await jumps(test, key)));
    const all = { filter: {}, offset: 0, limit: COUNT, keys: ['name', 'phone', 'level'] };
    const summaryMs = await timed(() => test.call('things.summary', all));
    const { rows } = await test.call('things.list', { filter: { kinds: ['place'] }, limit: 1000 });
    const ids = rows.map(({ id }) => id);
    for (let offset = 1000; ids.length < CHANGED && offset < COUNT; offset += 1000) {
      const more = await test.call('things.list', {
        filter: { kinds: ['place', 'unit'] },
        offset,
        limit: 1000,
      });
      ids.push(...more.rows.map(({ id }) => id));
    }
    const targets = { ids: [...new Set(ids)].slice(0, CHANGED) };
    const change = { op: 'addTags' as const, key: 'capabilities', words: ['上门'] };
    const previewMs = await timed(() => test.call('things.bulkPreview', { targets, change }));
    const updateMs = await timed(() => test.call('things.bulkUpdate', { targets, change }));
    const undoMs = await timed(() => test.call('history.undo', {}));
    const per = CHANGED / targets.ids.length;
    return [
      ...pages,
      { name: 'sum and count over 100,000 × 3', value: summaryMs, unit: 'ms' },
      { name: 'bulk preview of 10,000', value: previewMs * per, unit: 'ms' },
      { name: 'bulk edit of 10,000', value: updateMs * per, unit: 'ms' },
      { name: 'its undo', value: undoMs * per, unit: 'ms' },
    ];
  } finally {
    await test.dispose();
  }
}

async function frameFigures(): Promise<Figure[]> {
  return onBenchPage(PAGE_DIR, 'tableBench', async (page) => {
    const figures: Figure[] = [];
    for (const peer of ['ours', 'antdVirtual'])
      for (const far of [false, true]) {
        const rounds = [];
        for (let round = 0; round < 3; round += 1)
          rounds.push(
            await page.evaluate(
              ([name, count, steps, jump]) => window.tableBench.measure(name, count, steps, jump),
              [peer, COUNT, 120, far] as const,
            ),
          );
        const frames = rounds.flatMap((round) => round.frames);
        const what = `${peer}, ${far ? 'dragged scrollbar' : 'wheel'}`;
        figures.push(
          {
            name: `first paint, ${what}`,
            value: median(rounds.map((round) => round.firstPaintMs)),
            unit: 'ms',
          },
          { name: `frame p50, ${what}`, value: quantile(frames, 0.5), unit: 'ms' },
          { name: `frame p95, ${what}`, value: quantile(frames, 0.95), unit: 'ms' },
          { name: `slowest frame, ${what}`, value: quantile(frames, 1), unit: 'ms' },
        );
      }
    return figures;
  });
}

/** The register's table with 100,000 rows: pages, sums and bulk edits in the core; frames in Chromium beside antd's virtual Table. */
export async function run(): Promise<readonly Figure[]> {
  return [...(await coreFigures()), ...(await frameFigures())];
}
