/** The entry of the core's own process (Electron's utilityProcess): nothing here but the port and its messages. */

import { v7 } from 'uuid';
import type { Core } from '#core/core';
import { createCore } from '#core/createCore';
import type { PdfPort } from '#core/ports';
import { makeParserPort } from '#core/services/imports/parserPort';
import type { ParserEnd, ParserMessage, StartParser } from '#core/services/imports/parserProtocol';
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

type Parsing = { onMessage: (message: ParserMessage) => void; onExit: (end: ParserEnd) => void };
const parsing = new Map<number, Parsing>();
let lastParserId = 0;

/** Asks main, which may start processes, for a parser. */
const startParser: StartParser = (heapMb) => {
  lastParserId += 1;
  const id = lastParserId;
  const listeners: Parsing = { onMessage: () => undefined, onExit: () => undefined };
  parsing.set(id, listeners);
  send({ type: 'parserStart', id, heapMb });
  return {
    send: (request) => send({ type: 'parserSend', id, request }),
    onMessage: (listener) => {
      listeners.onMessage = listener;
    },
    onExit: (listener) => {
      listeners.onExit = listener;
    },
    kill: () => {
      parsing.delete(id);
      send({ type: 'parserKill', id });
    },
  };
};

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
    parser: makeParserPort(startParser),
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
  else if (data.type === 'parserMessage') parsing.get(data.id)?.onMessage(data.message);
  else if (data.type === 'parserExit') parsing.get(data.id)?.onExit(data.end);
  else void close();
});
