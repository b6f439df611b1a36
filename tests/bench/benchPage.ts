import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { CHROMIUM_ARGS, chromiumPath } from '#tests/helpers/chromium';

const ORIGIN = 'http://bench.local/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.mjs': 'text/javascript',
};

/** Serves the built page from a folder under a made-up address, so that no port is needed. */
async function openPage(browser: Browser, folder: string, ready: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.route(`${ORIGIN}**`, async (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = path === '/' ? 'index.html' : path.slice(1);
    const body = await readFile(join(folder, file)).catch(() => null);
    if (!body) return route.fulfill({ status: 404 });
    return route.fulfill({ body, contentType: TYPES[extname(file)] ?? 'application/octet-stream' });
  });
  await page.goto(ORIGIN);
  await page.waitForFunction((name) => name in window, ready);
  return page;
}

/** Builds the page of a folder and measures it in Chromium once `window` has `ready`; takes everything away again. */
export async function onBenchPage<T>(
  root: string,
  ready: string,
  measure: (page: Page) => Promise<T>,
  moreArgs: readonly string[] = [],
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'living-map-bench-'));
  await build({
    root,
    base: './',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'esnext' },
  });
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...CHROMIUM_ARGS, ...moreArgs],
  });
  try {
    return await measure(await openPage(browser, folder, ready));
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}
