import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import packageJson from '../../../package.json' with { type: 'json' };
import { closePrinter, launchWindows, type WindowBrowser } from './browser.ts';
import { onTest, tellTest } from './control.ts';
import { fail, loud } from './loud.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const paths = new Map<string, string>([
  ['appData', join(tmpdir(), 'living-map-standin-appdata')],
  ['documents', join(homedir(), 'Documents')],
]);
let browser: WindowBrowser | undefined;
let ready = false;
let lock: Server | undefined;
let quitting = false;
/** A second start must not be gone before the first has heard it. */
let lastWords: Promise<void> = Promise.resolve();
/** Told by the windows: how to close them all, so that this file needs not know them. */
let closeWindows: () => Promise<void> = () => Promise.resolve();

/** Whether `app` is ready; some calls are only allowed before, some only after. */
export const isReady = (): boolean => ready;
export const windowBrowser = (): WindowBrowser => browser ?? fail('a window before the app was ready');
export const onCloseWindows = (close: () => Promise<void>): void => {
  closeWindows = close;
};

const emitter = new EventEmitter();

async function leave(code: number): Promise<void> {
  await lastWords;
  lock?.close();
  await browser?.close();
  await closePrinter();
  process.exit(code);
}

function quit(): void {
  let prevented = false;
  emitter.emit('before-quit', { preventDefault: () => (prevented = true) });
  if (prevented || quitting) return;
  quitting = true;
  void closeWindows()
    .then(() =>
      emitter.emit('will-quit', { preventDefault: () => fail('will-quit cannot be prevented here') }),
    )
    .then(() => leave(0));
}

const lockPath = (): string => join(paths.get('userData') ?? tmpdir(), 'standin.sock');

/** A real lock: a second start of the same user tells the first over a socket and gets false. */
function requestSingleInstanceLock(): boolean {
  if (existsSync(lockPath())) {
    const socket = createConnection(lockPath());
    lastWords = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.end(JSON.stringify(process.argv));
    return false;
  }
  lock = createServer((socket) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString();
    });
    socket.on('end', () => emitter.emit('second-instance', {}, JSON.parse(text), process.cwd()));
  }).listen(lockPath());
  lock.unref();
  return true;
}

type Provided = Pick<
  Electron.App,
  | 'whenReady'
  | 'getPath'
  | 'setPath'
  | 'getAppPath'
  | 'getVersion'
  | 'requestSingleInstanceLock'
  | 'quit'
  | 'exit'
  | 'relaunch'
>;
const provided: Provided = {
  whenReady: async () => {
    browser ??= await launchWindows();
    ready = true;
  },
  getPath: (name) => paths.get(name) ?? fail(`app.getPath('${name}') is not provided`),
  setPath: (name, path) => void paths.set(name, path),
  getAppPath: () => root,
  getVersion: () => packageJson.version,
  requestSingleInstanceLock,
  quit,
  exit: (code) => void leave(code ?? 0),
  relaunch: () => tellTest({ type: 'relaunch' }),
};

const events = {
  on: (name: string, listener: (...args: unknown[]) => void) => emitter.on(name, listener),
  emit: (name: string, ...args: unknown[]) => emitter.emit(name, ...args),
};
export const app = loud('app', { ...provided, ...events });

const menu: Pick<typeof Electron.Menu, 'setApplicationMenu'> = {
  setApplicationMenu: (given) => {
    if (given) fail('only the absence of a menu is provided');
  },
};
export const Menu = loud('Menu', menu);

onTest((message) => {
  if (message.type === 'quit') quit();
});
process.on('disconnect', () => void leave(1));
