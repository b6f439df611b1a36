/**
 * The two ways to a core that every contract case is run: in process, and (LIVING_MAP_TARGET=http) through the real local
 * host with its doors, cookies and envelope. `npm test` runs the cases once each way.
 */

import type { Actor } from '#core/actor';
import type { Core } from '#core/core';
import { decodeEnvelope, encodeEnvelope } from '#shared/contract/envelope';
import type { Answered } from '#shared/contract/index';
import { type Host, startHost } from '../../electron/host/server.ts';

export type Caller = {
  readonly dispatch: (method: string, input: unknown, actor: Actor) => Promise<Answered>;
  readonly close: () => Promise<void>;
};

export const utf8 = {
  encode: (text: string) => new TextEncoder().encode(text),
  decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
};

/** Exchanges a start address for the session's cookie, as the browser does. */
export async function enter(startUrl: string): Promise<string> {
  const response = await fetch(startUrl, { redirect: 'manual' });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (response.status !== 303 || cookie === undefined) throw new Error(`not let in: ${response.status}`);
  return cookie;
}

/** One method over HTTP, as the window's own transport sends it. */
export async function post(host: Host, cookie: string, method: string, input: unknown): Promise<Answered> {
  const origin = `http://127.0.0.1:${host.port}`;
  const response = await fetch(`${origin}/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-living-map', origin, cookie },
    body: encodeEnvelope(input, utf8) as Uint8Array<ArrayBuffer>,
  });
  return decodeEnvelope(new Uint8Array(await response.arrayBuffer()), utf8) as Answered;
}

/** Every actor of a case gets a session of its own, as every window has. */
function httpCaller(core: Core, newId: () => string): Caller {
  let started: Promise<Host> | undefined;
  const cookies = new Map<string, Promise<string>>();
  const host = (): Promise<Host> => {
    started ??= startHost({ core, rendererDir: '/nowhere', newId, port: 0 });
    return started;
  };
  return {
    dispatch: async (method, input, actor) => {
      const running = await host();
      const cookie = cookies.get(actor.sessionId) ?? enter(running.newStartUrl());
      cookies.set(actor.sessionId, cookie);
      return post(running, await cookie, method, input);
    },
    close: async () => (await started)?.close(),
  };
}

/** The way that this run takes. */
export function callerOf(core: Core, newId: () => string): Caller {
  if (process.env.LIVING_MAP_TARGET === 'http') return httpCaller(core, newId);
  return { dispatch: core.dispatch, close: () => Promise.resolve() };
}
