import { performance } from 'node:perf_hooks';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { makeBigMap } from './bigMap.ts';
import { median, quantile } from './random.ts';

export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly target?: string;
};

const SORTS = ['name', 'kind', 'categoryId', 'address', 'cell', 'level', 'recheckOn', 'updatedAtMs'] as const;
const TEXTS = ['路灯', '王', '路灯 路', '电工9999', '没有这个'];
const IMPORTED = 5000;

async function timed(body: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await body();
  return performance.now() - startMs;
}

/** The longest time in which the core answered nobody else while it did a thing. */
async function longestBlock(body: () => Promise<unknown>): Promise<number> {
  let [lastMs, worstMs, on] = [performance.now(), 0, true];
  const note = (): void => {
    const nowMs = performance.now();
    worstMs = Math.max(worstMs, nowMs - lastMs);
    lastMs = nowMs;
    if (on) setImmediate(note);
  };
  setImmediate(note);
  await body();
  on = false;
  note();
  return worstMs;
}

async function openFigures(test: TestCore, folder: string): Promise<Figure[]> {
  const opens: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const ms = await timed(async () => {
      await test.call('maps.open', { folder });
      await test.call('app.state', {});
      await test.call('cells.list', {});
      await test.call('things.markers', {});
      await test.call('things.list', { limit: 200 });
    });
    opens.push(ms);
    await test.call('maps.close', {});
  }
  return [{ name: 'open 100k, median of 5', value: median(opens), unit: 'ms', target: '< 2000' }];
}

async function readFigures(test: TestCore): Promise<Figure[]> {
  const sorts: number[] = [];
  for (const key of SORTS)
    for (const descending of [false, true])
      sorts.push(
        await timed(() =>
          test.call('things.list', { sort: { key, descending }, offset: 50_000, limit: 200 }),
        ),
      );
  const [lists, searches, ids]: [number[], number[], number[]] = [[], [], []];
  for (const text of TEXTS)
    for (let i = 0; i < 3; i += 1) {
      lists.push(await timed(() => test.call('things.list', { filter: { text }, limit: 200 })));
      searches.push(await timed(() => test.call('things.search', { text })));
      ids.push(await timed(() => test.call('things.ids', { filter: { text } })));
    }
  return [
    {
      name: 'list page of 100k by any sort, worst of 16',
      value: Math.max(...sorts),
      unit: 'ms',
      target: '< 50',
    },
    { name: 'list page with text, median', value: median(lists), unit: 'ms', target: '< 50' },
    { name: 'search, median', value: median(searches), unit: 'ms', target: '< 100' },
    { name: 'ids with text, median', value: median(ids), unit: 'ms' },
  ];
}

async function saveFigures(test: TestCore): Promise<Figure[]> {
  const saves: number[] = [];
  const cpu = process.cpuUsage();
  for (let i = 0; i < 200; i += 1)
    saves.push(
      await timed(() =>
        test.call('things.create', {
          kind: 'place',
          patch: {
            name: `新记录${i}`,
            position: { geometry: { type: 'Point', coordinates: [121.5, 29.85] }, crs: 'wgs84' },
          },
        }),
      ),
    );
  const { user, system } = process.cpuUsage(cpu);
  return [
    { name: 'save 1 of 100k, median of 200', value: median(saves), unit: 'ms', target: '< 2' },
    { name: 'save 1 of 100k, p99', value: quantile(saves, 0.99), unit: 'ms' },
    {
      name: 'save 1 of 100k, processor time (the rest is the disk)',
      value: (user + system) / 200_000,
      unit: 'ms',
    },
  ];
}

async function importFigures(test: TestCore): Promise<Figure[]> {
  const rows = Array.from(
    { length: IMPORTED },
    (_, i) => `便民店${i},安丰路${i}号,${121.4 + i / 50_000},29.85`,
  );
  const bytes = new TextEncoder().encode(`名称,地址,经度,纬度\n${rows.join('\n')}`);
  const { importId } = await test.call('imports.open', { fileName: '店.csv', bytes });
  const plan = await test.call('imports.propose', { importId, sheet: 0, headerRow: 0 });
  const commit = () => test.call('imports.commit', { ...plan, kind: 'place', crs: 'wgs84' });
  return [
    {
      name: 'import 5,000 rows, longest block',
      value: await longestBlock(commit),
      unit: 'ms',
      target: '< 50',
    },
    {
      name: 'undo of it, longest block',
      value: await longestBlock(() => test.call('history.undo', {})),
      unit: 'ms',
    },
    {
      name: 'backup, longest block',
      value: await longestBlock(() => test.call('backups.now', {})),
      unit: 'ms',
    },
  ];
}

/** A map of 100,000 records: opening it to the answers of the first window, lists, saving durably, importing. */
export async function run(): Promise<readonly Figure[]> {
  const test = makeTestCore();
  try {
    const folder = await makeBigMap(test, 100_000);
    const opened = await openFigures(test, folder);
    await test.call('maps.open', { folder });
    await test.call('matching.answer', { text: '路灯坏了' });
    await test.call('things.markers', {});
    return [
      ...opened,
      ...(await readFigures(test)),
      ...(await saveFigures(test)),
      ...(await importFigures(test)),
    ];
  } finally {
    await test.dispose();
  }
}
