/** The entry of the core's own process (Electron's utilityProcess): nothing here but the port and its messages. */

import { v7 } from 'uuid';
import type { Core } from '#core/core';
import { createCore } from '#core/createCore';
import type { PdfPort } from '#core/ports';
import { makeParserPort } from '#core/services/imports/parserPort';
import { AppError } from '#shared/contract/errors';
import type { FromCore, ToCore } from './coreMessages.ts';

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
    parser: makeParserPort(message.parserWorker),
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
  else void close();
});
