/** The entry of the core's own process (Electron's utilityProcess): nothing here but the port and its messages. */

import { v7 } from 'uuid';
import type { ChildEnd, StartChild } from '#core/childProcess';
import type { Core } from '#core/core';
import { createCore } from '#core/createCore';
import type { PdfPort } from '#core/ports';
import { makeTilePort } from '#core/services/basemaps/reader/tilePort';
import { makeParserPort } from '#core/services/imports/parserPort';
import { makeTrainerPort } from '#core/services/learning/trainerPort';
import { AppError } from '#shared/contract/errors';
import type { ChildProgram, FromCore, ToCore } from './coreMessages.ts';

type Printing = { readonly resolve: (pdf: Uint8Array) => void; readonly reject: (error: AppError) => void };

const port = process.parentPort;
const send = (message: FromCore): void => port.postMessage(message);
const printing = new Map<number, Printing>();
let lastPrintId = 0;
let core: Core | undefined;

/** Asks main, which has the windows, to print. */
const pdf: PdfPort = (html, options, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new AppError('cancelled'));
    lastPrintId += 1;
    const id = lastPrintId;
    const onAbort = (): void => {
      send({ type: 'printAbort', id });
      printing.delete(id);
      reject(new AppError('cancelled'));
    };
    signal.addEventListener('abort', onAbort, { once: true });
    const settle = (): void => signal.removeEventListener('abort', onAbort);
    printing.set(id, {
      resolve: (bytes) => [settle(), resolve(bytes)],
      reject: (error) => [settle(), reject(error)],
    });
    send({ type: 'print', id, html, options });
  });

type Reading = { onMessage: (message: unknown) => void; onExit: (end: ChildEnd) => void };
const reading = new Map<number, Reading>();
let lastChildId = 0;

/** Asks main, which may start processes, for one. */
function startInMain<Ask, Answer>(program: ChildProgram): StartChild<Ask, Answer> {
  return (heapMb) => {
    lastChildId += 1;
    const id = lastChildId;
    const listeners: Reading = { onMessage: () => undefined, onExit: () => undefined };
    reading.set(id, listeners);
    send({ type: 'childStart', id, program, heapMb });
    return {
      send: (message) => send({ type: 'childSend', id, message }),
      onMessage: (listener) => {
        listeners.onMessage = (message) => listener(message as Answer);
      },
      onExit: (listener) => {
        listeners.onExit = listener;
      },
      kill: () => {
        reading.delete(id);
        send({ type: 'childKill', id });
      },
    };
  };
}

function start(message: Extract<ToCore, { type: 'start' }>): void {
  const { stateDir, mapsDir, resourcesDir, version } = message;
  const made = createCore({
    now: Date.now,
    newId: () => v7(),
    stateDir,
    mapsDir,
    resourcesDir,
    version,
    host: 'desktop',
    parser: makeParserPort(startInMain('parser')),
    tiles: makeTilePort(startInMain('tiles')),
    trainer: makeTrainerPort(startInMain('trainer')),
    pdf,
  });
  core = made;
  made.subscribe((event) => send({ type: 'event', event }));
}

async function call(message: Extract<ToCore, { type: 'call' }>): Promise<void> {
  const answer = core
    ? await core.dispatch(message.method, message.input, message.actor)
    : ({ ok: false, error: { code: 'internal', params: {} } } as const);
  send({ type: 'answer', id: message.id, answer });
}

function printed(message: Extract<ToCore, { type: 'printed' }>): void {
  const waiting = printing.get(message.id);
  printing.delete(message.id);
  if (message.pdf) waiting?.resolve(message.pdf);
  else waiting?.reject(new AppError('pdf.failed'));
}

async function close(): Promise<void> {
  await core?.close();
  send({ type: 'closed' });
}

port.on('message', ({ data }: { data: ToCore }) => {
  if (data.type === 'start') start(data);
  else if (data.type === 'call') void call(data);
  else if (data.type === 'printed') printed(data);
  else if (data.type === 'childMessage') reading.get(data.id)?.onMessage(data.message);
  else if (data.type === 'childExit') {
    reading.get(data.id)?.onExit(data.end);
    reading.delete(data.id);
  } else void close();
});
