import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from '#tests/helpers/chromium';
import { makeTestCore } from '#tests/helpers/testCore';
import { makeBigMap } from './bigMap.ts';
import { median } from './random.ts';
import type { Figure } from './store.bench.ts';

const ROOT = join(import.meta.dirname, '../..');
const RUNS = 5;
const MARK = 'things-painted';

/** From the start of the host's process to the first painting of the things in an open browser, milliseconds. */
async function openOnce(page: Page, folder: string, home: string): Promise<number> {
  const startMs = performance.timeOrigin + performance.now();
  const env = { ...process.env, LIVING_MAP_STATE: join(home, 'state'), LIVING_MAP_MAPS: join(home, 'maps') };
  const args = [join(ROOT, 'out/host/index.js'), '--no-open', '--map', folder];
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'ignore', 'ipc'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      const found = /http:\S+/.exec(String(chunk))?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}; is it built?`)));
  });
  await page.goto(url);
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, MARK);
  const paintedMs = await page.evaluate(
    (name) => performance.timeOrigin + (performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN),
    MARK,
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.send('stop');
  await ended;
  return paintedMs - startMs;
}

/** A map of 100,000 records, from nothing running to things on the map (the browser itself is open already). */
export async function run(): Promise<readonly Figure[]> {
  const test = makeTestCore();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] });
  try {
    const folder = await makeBigMap(test, 100_000);
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    const times: number[] = [];
    for (let i = 0; i < RUNS; i += 1) times.push(await openOnce(page, folder, test.home));
    return [
      {
        name: `host start to 100k things painted, median of ${RUNS}`,
        value: median(times),
        unit: 'ms',
        target: '< 2000',
      },
    ];
  } finally {
    await browser.close();
    await test.dispose();
  }
}
