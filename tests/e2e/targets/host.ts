import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, chromiumPath } from '../../helpers/chromium.ts';
import type { OpenApp, OpenOptions } from '../harness.ts';
import { watchErrors } from '../watch.ts';
import { makeWorkspace } from '../workspace.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const START_MS = 30_000;

/** Starts out/host as a user would, and reads its start address from what it prints. */
async function startHostProcess(env: NodeJS.ProcessEnv, options: OpenOptions, errors: string[]) {
  const args = [join(root, 'out/host/index.js'), '--no-open'];
  if (options.map) args.push('--map', options.map);
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  child.stderr?.on('data', (chunk) => errors.push(`host: ${String(chunk).trim()}`));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no address in time: ${errors.join('\n')}`)), START_MS);
    child.stdout?.on('data', (chunk) => {
      const found = /http:\S+/.exec(String(chunk))?.[0];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`host ended with ${code}: ${errors.join('\n')}`)));
    child.stdout?.once('data', () => clearTimeout(timer));
  });
  return { child, url };
}

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    child.once('exit', () => [clearTimeout(timer), resolve()]);
    child.send('stop');
  });

/** The built host, in a Chromium window. */
export async function openHost(options: OpenOptions): Promise<OpenApp> {
  const workspace = makeWorkspace();
  const errors: string[] = [];
  const { child, url } = await startHostProcess(workspace.env, options, errors);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...CHROMIUM_ARGS] });
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  watchErrors(page, errors);
  await page.goto(url);
  return {
    target: 'host',
    page,
    mapsDir: workspace.mapsDir,
    errors,
    save: async (act) => {
      const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), act()]);
      const path = join(workspace.saveDir, `saved-${Date.now()}`);
      await download.saveAs(path);
      return { fileName: download.suggestedFilename(), bytes: readFileSync(path) };
    },
    willChooseFolder: () => Promise.resolve(),
    close: async () => {
      await browser.close();
      await stop(child);
      workspace.remove();
    },
  };
}
