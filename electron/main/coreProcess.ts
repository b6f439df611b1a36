import { join } from 'node:path';
import { app, type UtilityProcess, utilityProcess } from 'electron';
import type { Actor } from '#core/actor';
import type { Answered, CoreEvent } from '#shared/contract/index';
import { makeChildren } from './children.ts';
import corePath from './core?modulePath';
import type { FromCore, ToCore } from './coreMessages.ts';
import { printToPdf } from './pdf.ts';

/** How long a closing core may take for its last backup before the program leaves without it. */
const CLOSE_TIMEOUT_MS = 60_000;

/** The core's process as main sees it. */
export type CoreProcess = {
  readonly call: (method: string, input: unknown, actor: Actor) => Promise<Answered>;
  /** Backs up and closes the map; resolves when the process is gone. */
  readonly close: () => Promise<void>;
};

export type CoreListeners = {
  readonly onEvent: (event: CoreEvent) => void;
  /** The process ended without being asked; every open question has been answered with `internal`. */
  readonly onCrash: () => void;
};

const LOST: Answered = { ok: false, error: { code: 'internal', params: {} } };

function startMessage(stateDir: string): ToCore {
  return {
    type: 'start',
    stateDir,
    mapsDir: process.env.LIVING_MAP_MAPS ?? join(app.getPath('documents'), '社区活地图'),
    resourcesDir: join(app.getAppPath(), 'resources'),
    version: app.getVersion(),
  };
}

async function print(
  child: UtilityProcess,
  message: Extract<FromCore, { type: 'print' }>,
  signal: AbortSignal,
) {
  const pdf = await printToPdf(message.html, message.options, signal).catch(() => null);
  child.postMessage({ type: 'printed', id: message.id, pdf } satisfies ToCore);
}

/** Starts the core in a process of its own. */
export function startCoreProcess(stateDir: string, listeners: CoreListeners): CoreProcess {
  const child = utilityProcess.fork(corePath, [], { serviceName: 'living-map-core' });
  const waiting = new Map<number, (answer: Answered) => void>();
  const prints = new Map<number, AbortController>();
  const children = makeChildren((message) => child.postMessage(message));
  let lastId = 0;
  let closing = false;
  let gone = false;
  const tell = (message: ToCore): void => child.postMessage(message);

  child.on('message', (message: FromCore) => {
    if (message.type === 'answer') {
      waiting.get(message.id)?.(message.answer);
      waiting.delete(message.id);
    } else if (message.type === 'event') listeners.onEvent(message.event);
    else if (message.type === 'print') {
      const controller = new AbortController();
      prints.set(message.id, controller);
      void print(child, message, controller.signal).finally(() => prints.delete(message.id));
    } else if (message.type === 'printAbort') prints.get(message.id)?.abort();
    else if (message.type === 'closed') child.kill();
    else children.handle(message);
  });
  child.on('exit', () => {
    gone = true;
    children.endAll();
    for (const answer of waiting.values()) answer(LOST);
    waiting.clear();
    if (!closing) listeners.onCrash();
  });
  tell(startMessage(stateDir));

  return {
    call: (method, input, actor) =>
      new Promise((resolve) => {
        if (gone) return resolve(LOST);
        lastId += 1;
        waiting.set(lastId, resolve);
        tell({ type: 'call', id: lastId, method, input, actor });
      }),
    close: () =>
      new Promise((resolve) => {
        closing = true;
        if (gone) return resolve();
        const timer = setTimeout(() => child.kill(), CLOSE_TIMEOUT_MS);
        child.once('exit', () => [clearTimeout(timer), resolve()]);
        tell({ type: 'close' });
      }),
  };
}
