import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { FromTest, ToTest } from '../../helpers/standin/control.ts';
import { WEB_ORIGIN } from '../../helpers/standin/origin.ts';
import type { OpenApp, OpenOptions, SavedFile } from '../harness.ts';
import { watchErrors } from '../watch.ts';
import { makeWorkspace } from '../workspace.ts';
import { waitForFile } from './files.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const START_MS = 60_000;

/** Runs out/main in Node with `electron` stood in for. */
export function startMain(env: NodeJS.ProcessEnv, options: OpenOptions): ChildProcess {
  const args = ['--disable-warning=ExperimentalWarning', '--import', join(root, 'tests/helpers/standin/register.ts'), join(root, 'out/main/index.js')];
  if (options.map) args.push('--map', options.map);
  return spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
}

/** Resolves with the address where the window's Chromium listens, once the window is shown. */
function shown(child: ChildProcess, stderr: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no window in time\n${stderr()}`)), START_MS);
    child.on(
      'message',
      (message: ToTest) => message.type === 'shown' && [clearTimeout(timer), resolve(message.cdp)],
    );
    child.once('exit', (code) => [
      clearTimeout(timer),
      reject(new Error(`main ended with ${code}\n${stderr()}`)),
    ]);
  });
}

async function pageOf(browser: Browser): Promise<Page> {
  for (const context of browser.contexts())
    for (const page of context.pages()) if (page.url().startsWith(WEB_ORIGIN)) return page;
  throw new Error('the window has no page');
}

const exited = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode === null ? child.once('exit', () => resolve()) : resolve()));

/** The built desktop program on the stand-in. */
export async function openStandIn(
  options: OpenOptions,
): Promise<OpenApp & { tell: (message: FromTest) => void; child: ChildProcess; dialogs: ToTest[] }> {
  const workspace = makeWorkspace();
  const child = startMain(workspace.env, options);
  const errors: string[] = [];
  const dialogs: ToTest[] = [];
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
    errors.push(`shell: ${String(chunk).trim()}`);
  });
  child.on('message', (message: ToTest) => {
    if (message.type === 'loud') errors.push(`stand-in: ${message.message}`);
    else if (message.type === 'dialogShown') dialogs.push(message);
  });
  const cdp = await shown(child, () => stderr);
  const browser = await chromium.connectOverCDP(cdp);
  const page = await pageOf(browser);
  watchErrors(page, errors);
  const tell = (message: FromTest): void => void child.send(message);
  return {
    target: 'standin',
    page,
    mapsDir: workspace.mapsDir,
    errors,
    dialogs,
    tell,
    child,
    save: async (act): Promise<SavedFile> => {
      const asked = new Promise<string>((resolve) =>
        child.on('message', (message: ToTest) => {
          if (message.type === 'dialogShown' && message.name === 'showSaveDialog')
            resolve((message.options as { defaultPath: string }).defaultPath);
        }),
      );
      const filePath = join(workspace.saveDir, `saved-${Date.now()}`);
      tell({ type: 'dialog', name: 'showSaveDialog', answer: { canceled: false, filePath } });
      await act();
      const fileName = await asked;
      return { fileName, bytes: (await waitForFile(workspace.saveDir, filePath)).bytes };
    },
    willChooseFolder: async (path) =>
      tell({ type: 'dialog', name: 'showOpenDialog', answer: { canceled: false, filePaths: [path] } }),
    close: async () => {
      await browser.close();
      if (child.connected) tell({ type: 'quit' });
      const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await exited(child);
      clearTimeout(timer);
      workspace.remove();
    },
  };
}
