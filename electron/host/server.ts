import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Actor } from '#core/actor';
import type { Core } from '#core/core';
import { readWebFile } from '#core/web/files';
import { SECURITY_HEADERS } from '#core/web/headers';
import { decodeEnvelope, encodeEnvelope } from '#shared/contract/envelope';
import type { ErrorCode, ErrorParams } from '#shared/contract/errors';
import type { Answered } from '#shared/contract/index';
import { translator } from '#shared/i18n/index';
import { BODY_LIMIT_BYTES, readBody } from './body.ts';
import { allowedHosts, comesFromUs, cookieOf } from './doors.ts';
import { streamEvents } from './events.ts';
import { makeSessions } from './sessions.ts';

const utf8 = {
  encode: (text: string) => Buffer.from(text),
  decode: (bytes: Uint8Array) => Buffer.from(bytes).toString(),
};
const ENVELOPE_TYPE = 'application/x-living-map';

export type HostOptions = {
  readonly core: Core;
  /** Folder of the built window. */
  readonly rendererDir: string;
  readonly newId: () => string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Smaller in tests. */
  readonly bodyLimitBytes?: number;
};

/** A running host. */
export type Host = {
  readonly port: number;
  /** A start address that works once. */
  readonly newStartUrl: () => string;
  readonly close: () => Promise<void>;
};

type Door = { hosts: ReadonlySet<string>; cookie: string; sessions: ReturnType<typeof makeSessions> };

function answer(response: ServerResponse, status: number, answered: Answered): void {
  const bytes = encodeEnvelope(answered, utf8);
  response.writeHead(status, { 'content-type': ENVELOPE_TYPE, 'cache-control': 'no-store' }).end(bytes);
}

const failure = (code: ErrorCode, params: ErrorParams = {}): Answered => ({
  ok: false,
  error: { code, params },
});

function plain(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(text);
}

async function runMethod(
  options: HostOptions,
  actor: Actor,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
): Promise<void> {
  // A type of our own: a page of another site cannot send it without asking first.
  if (request.headers['content-type'] !== ENVELOPE_TYPE)
    return answer(response, 415, failure('input.invalid', { field: '' }));
  const limitBytes = options.bodyLimitBytes ?? BODY_LIMIT_BYTES;
  const body = await readBody(request, limitBytes);
  if (body === undefined) {
    response.setHeader('connection', 'close');
    const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
    const sizeMb = megabytes(Number(request.headers['content-length'] ?? limitBytes));
    return answer(response, 413, failure('file.tooLarge', { sizeMb, limitMb: megabytes(limitBytes) }));
  }
  let input: unknown;
  try {
    input = decodeEnvelope(body, utf8);
  } catch {
    return answer(response, 400, failure('input.invalid', { field: '' }));
  }
  answer(response, 200, await options.core.dispatch(method, input, actor));
}

async function serveFile(options: HostOptions, path: string, response: ServerResponse): Promise<void> {
  const file = await readWebFile(options.rendererDir, path);
  if (!file) return plain(response, 404, '404');
  const cache = file.immutable ? 'private, max-age=31536000, immutable' : 'no-store';
  response.writeHead(200, { 'content-type': file.type, 'cache-control': cache }).end(file.bytes);
}

function enter(door: Door, token: string, response: ServerResponse): void {
  const secret = door.sessions.exchange(token);
  if (secret === undefined) {
    plain(response, 401, translator('zh-CN')('error.session.expired'));
    return;
  }
  response
    .writeHead(303, {
      location: '/',
      'set-cookie': `${door.cookie}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
      'cache-control': 'no-store',
    })
    .end();
}

async function handle(
  options: HostOptions,
  door: Door,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  if (!comesFromUs(request, door.hosts)) return plain(response, 403, '403');
  // Not `new URL(…).pathname`: that would tidy `..` away before the files' own check sees it.
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  const token = path === '/' ? new URLSearchParams(search).get('token') : null;
  if (token !== null && request.method === 'GET') return enter(door, token, response);
  const actor = door.sessions.actorOf(cookieOf(request, door.cookie));
  if (path.startsWith('/api/') && path !== '/api/events') {
    if (!actor) return answer(response, 401, failure('session.expired'));
    if (request.method !== 'POST') return plain(response, 405, '405');
    return runMethod(options, actor, request, response, path.slice('/api/'.length));
  }
  if (!actor) return plain(response, 401, translator('zh-CN')('error.session.expired'));
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, '405');
  if (path === '/api/events') return streamEvents(options.core, response);
  return serveFile(options, path, response);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Starts the local host on 127.0.0.1. Rejects with EADDRINUSE when the port is taken. */
export async function startHost(options: HostOptions): Promise<Host> {
  const door: Door = { hosts: new Set(), cookie: '', sessions: makeSessions(options.newId) };
  const server = createServer((request, response) => {
    handle(options, door, request, response).catch((error: unknown) => {
      console.error('host:', error instanceof Error ? error.message : 'failed');
      if (!response.headersSent) answer(response, 500, failure('internal'));
      else response.destroy();
    });
  });
  const port = await listen(server, options.port);
  door.hosts = allowedHosts(port);
  // Cookies know no ports: two hosts on one PC must not overwrite each other's.
  door.cookie = `living-map-${port}`;
  return {
    port,
    newStartUrl: () => `http://127.0.0.1:${port}/?token=${door.sessions.newToken()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
