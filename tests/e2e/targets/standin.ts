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
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--import',
    join(root, 'tests/helpers/standin/register.ts'),
    join(root, 'out/main/index.js'),
  ];
  if (options.map) args.push('--map', options.map);
  return spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
}

/** Resolves with the address where the window's Chromium listens, once the window is shown. */
function shown(child: ChildProcess, errors: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no window in time\n${errors.join('\n')}`)), START_MS);
    child.on(
      'message',
      (message: ToTest) => message.type === 'shown' && [clearTimeout(timer), resolve(message.cdp)],
    );
    child.once('exit', (code) => [
      clearTimeout(timer),
      reject(new Error(`main ended with ${code}\n${errors.join('\n')}`)),
    ]);
  });
}

function pageOf(browser: Browser): Page {
  for (const context of browser.contexts())
    for (const page of context.pages()) if (page.url().startsWith(WEB_ORIGIN)) return page;
  throw new Error('the window has no page');
}

const exited = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => (child.exitCode === null ? child.once('exit', () => resolve()) : resolve()));

/** The stand-in's own handles, for the tests of the shell. */
export type StandInApp = OpenApp & {
  readonly tell: (message: FromTest) => void;
  readonly child: ChildProcess;
  readonly dialogs: () => readonly ToTest[];
  readonly relaunched: () => boolean;
  readonly pagesAtStart: number;
  /** Starts the program once more as the same user with `--map`; resolves with its exit code. */
  readonly startSecond: (map: string) => Promise<number | null>;
};

/** Everything that main's process says, gathered; its stderr counts as an error. */
function listen(child: ChildProcess, errors: string[]) {
  const told: ToTest[] = [];
  child.stderr?.on('data', (chunk) => errors.push(`shell: ${String(chunk).trim()}`));
  child.on('message', (message: ToTest) => {
    told.push(message);
    if (message.type === 'loud') errors.push(`stand-in: ${message.message}`);
  });
  return {
    dialogs: () => told.filter((message) => message.type === 'dialogShown'),
    relaunched: () => told.some((message) => message.type === 'relaunch'),
  };
}

/** The name that the next save dialog proposes. */
const proposedName = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) =>
    child.on('message', (message: ToTest) => {
      if (message.type === 'dialogShown' && message.name === 'showSaveDialog')
        resolve((message.options as { defaultPath: string }).defaultPath);
    }),
  );

/** Quits as a user does, and waits for the last backup. */
async function quit(child: ChildProcess): Promise<void> {
  if (child.connected) child.send({ type: 'quit' } satisfies FromTest);
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited(child);
  clearTimeout(timer);
}

/** The built desktop program on the stand-in. */
export async function openStandIn(options: OpenOptions): Promise<StandInApp> {
  const workspace = makeWorkspace();
  const child = startMain(workspace.env, options);
  const errors: string[] = [];
  const heard = listen(child, errors);
  const browser = await chromium.connectOverCDP(await shown(child, errors));
  const page = pageOf(browser);
  watchErrors(page, errors);
  const tell = (message: FromTest): void => void child.send(message);
  return {
    target: 'standin',
    page,
    pagesAtStart: page.context().pages().length,
    mapsDir: workspace.mapsDir,
    errors,
    ...heard,
    tell,
    child,
    save: async (act): Promise<SavedFile> => {
      const asked = proposedName(child);
      const filePath = join(workspace.saveDir, `saved-${Date.now()}`);
      tell({ type: 'dialog', name: 'showSaveDialog', answer: { canceled: false, filePath } });
      await act();
      return { fileName: await asked, bytes: (await waitForFile(workspace.saveDir, filePath)).bytes };
    },
    willChooseFolder: async (path) =>
      tell({ type: 'dialog', name: 'showOpenDialog', answer: { canceled: false, filePaths: [path] } }),
    startSecond: async (map) => {
      const second = startMain(workspace.env, { map });
      await exited(second);
      return second.exitCode;
    },
    close: async () => {
      await browser.close();
      await quit(child);
      workspace.remove();
    },
  };
}
