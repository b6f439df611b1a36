import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decodeEnvelope, encodeEnvelope } from '#shared/contract/envelope';
import type { CoreEvent } from '#shared/contract/index';
import { makeTestCore, type TestCore } from '#tests/helpers/testCore';
import { type Host, startHost } from '../../electron/host/server.ts';
import { enter, post, utf8 } from './targets.ts';

const BODY_LIMIT = 64 * 1024;
let test: TestCore;
let host: Host;
let cookie: string;

beforeEach(async () => {
  test = makeTestCore();
  const rendererDir = join(test.home, 'renderer');
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  writeFileSync(join(rendererDir, 'index.html'), '<title>window</title>');
  writeFileSync(join(rendererDir, 'assets', 'app-1.js'), '1');
  writeFileSync(join(test.home, 'secret.html'), 'secret');
  symlinkSync(join(test.home, 'secret.html'), join(rendererDir, 'link.html'));
  host = await startHost({
    core: test.core,
    rendererDir,
    newId: test.ports.newId,
    port: 0,
    bodyLimitBytes: BODY_LIMIT,
  });
  cookie = await enter(host.newStartUrl());
});
afterEach(async () => {
  await host.close();
  await test.dispose();
});

type Sent = { method?: string; path?: string; headers?: Record<string, string>; body?: Uint8Array };
type Got = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** By node:http, because fetch sets Host itself and tidies paths. */
function send({ method = 'GET', path = '/', headers = {}, body }: Sent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port: host.port, method, path, headers: { cookie, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const origin = () => `http://127.0.0.1:${host.port}`;
const envelope = (input: unknown) => encodeEnvelope(input, utf8);
const call = (headers: Record<string, string> = {}, body: Uint8Array = envelope({})) =>
  send({
    method: 'POST',
    path: '/api/app.state',
    headers: { 'content-type': 'application/x-living-map', origin: origin(), ...headers },
    body,
  });
const codeOf = (got: Got) => (decodeEnvelope(got.body, utf8) as { error?: { code: string } }).error?.code;

describe('the start address', () => {
  it('lets in once, with a cookie that scripts and other sites cannot use', async () => {
    const url = new URL(host.newStartUrl());
    const path = url.pathname + url.search;
    const first = await send({ path, headers: { cookie: '' } });
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    const second = await send({ path, headers: { cookie: '' } });
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it('refuses a wrong token and an older one', async () => {
    const older = new URL(host.newStartUrl());
    host.newStartUrl();
    for (const search of ['?token=', '?token=guess', older.search])
      expect((await send({ path: `/${search}`, headers: { cookie: '' } })).status).toBe(401);
  });
});

describe('the doors', () => {
  it('let our own page in', async () => {
    expect((await send({})).body.toString()).toBe('<title>window</title>');
    expect((await call()).status).toBe(200);
    expect(await post(host, cookie, 'app.state', {})).toMatchObject({ ok: true });
  });

  it('refuse everything without a session', async () => {
    for (const wrong of ['', `living-map-${host.port}=guess`, 'other=1']) {
      expect((await send({ headers: { cookie: wrong } })).status).toBe(401);
      expect((await send({ path: '/api/events', headers: { cookie: wrong } })).status).toBe(401);
      const got = await call({ cookie: wrong });
      expect([got.status, codeOf(got)]).toEqual([401, 'session.expired']);
    }
  });

  it('refuse another Host, which a rebound name would send', async () => {
    for (const name of ['evil.example', `evil.example:${host.port}`, '127.0.0.1', '127.0.0.1:1'])
      expect((await send({ headers: { host: name } })).status).toBe(403);
    const got = await call({ host: `evil.example:${host.port}`, origin: `http://evil.example:${host.port}` });
    expect(got.status).toBe(403);
  });

  it('refuse another Origin, a missing one on a command, and a cross-site request', async () => {
    for (const wrong of [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${host.port}`,
      'http://127.0.0.1:1',
    ])
      expect((await call({ origin: wrong })).status).toBe(403);
    const path = '/api/app.state';
    expect((await send({ method: 'POST', path, body: envelope({}) })).status).toBe(403);
    for (const site of ['cross-site', 'same-site']) {
      expect((await call({ 'sec-fetch-site': site })).status).toBe(403);
      expect((await send({ headers: { 'sec-fetch-site': site } })).status).toBe(403);
    }
    expect((await call({ 'sec-fetch-site': 'none' })).status).toBe(403);
    expect((await send({ headers: { 'sec-fetch-site': 'none' } })).status).toBe(200);
  });

  it('carry the security headers on every answer, also on refusals', async () => {
    for (const got of [await send({}), await send({ path: '/nothing.js' }), await call({ origin: 'null' })]) {
      expect(got.headers['content-security-policy']).toContain("script-src 'self';");
      expect(got.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/);
      expect(got.headers['x-content-type-options']).toBe('nosniff');
      expect(got.headers['referrer-policy']).toBe('no-referrer');
    }
  });
});

describe('the files', () => {
  it('stay inside the folder, whatever the path says', async () => {
    const paths = [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/..%2fsecret.html',
      '/assets/../../secret.html',
      '/assets/..%5c..%5csecret.html',
      '//secret.html',
      '/link.html',
      '/assets',
      '/%00.html',
      '/%',
      '/index.html/',
    ];
    for (const path of paths) {
      const got = await send({ path });
      expect([path, got.status]).toEqual([path, 404]);
      expect(got.body.toString()).not.toContain('secret');
    }
  });

  it('are kept by the browser only where the name changes with the content', async () => {
    expect((await send({ path: '/assets/app-1.js' })).headers['cache-control']).toContain('immutable');
    expect((await send({})).headers['cache-control']).toBe('no-store');
  });

  it('are only read', async () => {
    expect((await send({ method: 'DELETE', headers: { origin: origin() } })).status).toBe(405);
    expect((await send({ path: '/api/app.state' })).status).toBe(405);
  });
});

describe('a body', () => {
  it('over the limit is refused, announced or not', async () => {
    const big = new Uint8Array(BODY_LIMIT + 1);
    const announced = await call({ 'content-length': String(big.length) }, big);
    expect([announced.status, codeOf(announced)]).toEqual([413, 'file.tooLarge']);
    const chunked = await call({ 'transfer-encoding': 'chunked' }, big);
    expect([chunked.status, codeOf(chunked)]).toEqual([413, 'file.tooLarge']);
  });

  it('that is no envelope, or not called one, is refused', async () => {
    const forged = new Uint8Array(16);
    new DataView(forged.buffer).setUint32(0, 4_000_000_000, true);
    const outside = envelope({ a: new Uint8Array(8) });
    const text = Buffer.from(Buffer.from(outside).toString('latin1').replace('0,8', '0,9'), 'latin1');
    for (const body of [new Uint8Array(), new Uint8Array(3), forged, text, utf8.encode('{"a":1}')])
      expect((await call({}, body)).status).toBe(400);
    expect((await call({ 'content-type': 'application/json' })).status).toBe(415);
    expect((await call({ 'content-type': 'text/plain' })).status).toBe(415);
  });
});

describe('the events', () => {
  it('reach an open window', async () => {
    const leave = new AbortController();
    const response = await fetch(`${origin()}/api/events`, { headers: { cookie }, signal: leave.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    await test.core.dispatch(
      'maps.create',
      { name: '测试社区' },
      { userId: 'admin', roleId: 'administrator', via: 'script', sessionId: 'other' },
    );
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += utf8.decode(chunk);
      if (text.includes('data: ')) break;
    }
    leave.abort();
    const event = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? '') as CoreEvent;
    expect(event).toMatchObject({ type: 'changed', topics: expect.arrayContaining(['maps']) });
  });
});
