import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from '../chromium.ts';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** The one Chromium of this run, with a port where the test joins in. */
export type WindowBrowser = {
  readonly context: BrowserContext;
  readonly cdp: string;
  readonly close: () => Promise<void>;
};

export async function launchWindows(): Promise<WindowBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'living-map-standin-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chromiumPath(),
    args: [...CHROMIUM_ARGS, `--remote-debugging-port=${port}`],
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
  });
  // A window that is about to be refused must not reach the network first.
  await context.route('**/*', (route) => route.abort('blockedbyclient'));
  return {
    context,
    cdp: `http://127.0.0.1:${port}`,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

let printer: Promise<Browser> | undefined;

/** A context that runs no script, for windows with `javascript: false`. */
export async function scriptlessContext(): Promise<BrowserContext> {
  printer ??= chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] });
  return (await printer).newContext({ javaScriptEnabled: false });
}

export async function closePrinter(): Promise<void> {
  await (await printer)?.close();
}
